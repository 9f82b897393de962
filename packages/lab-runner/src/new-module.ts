/**
 * `labs -- new 16-name`: a module that proves itself from its first minute. Its one step makes a user with a name of its
 * own; what an author does from there is change one thing at a time, and prove again.
 */
import { existsSync } from 'node:fs'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { labIds } from '@first-line/labs'
import { fillIn, template } from './new-module-template.ts'

const labs = new URL('../../../labs/', import.meta.url)

/** @returns the paths that were written. @throws Error with a sentence for an id that is none, or is taken */
export async function newModule(id: string, root: URL = labs): Promise<string[]> {
  const [, number, name] = /^(\d{2})-([a-z][a-z0-9-]*)$/.exec(id) ?? []
  if (number === undefined || name === undefined) {
    throw new Error(`A module is called by two digits, a hyphen and a name: 16-secrets, not ${id}.`)
  }
  const folder = new URL(`modules/${id}/`, root)
  if (existsSync(folder)) throw new Error(`There is a folder labs/modules/${id} already.`)
  const before = labIds.filter((other) => other < id).at(-1)
  const written: string[] = []
  for (const [path, text] of Object.entries(template)) {
    const file = new URL(path, folder)
    await mkdir(new URL('.', file), { recursive: true })
    await writeFile(file, fillIn(text, { id, number: Number(number), name, before }))
    written.push(`labs/modules/${id}/${path}`)
  }
  const list = new URL('src/written.ts', root)
  const line = `export { default as ${camel(name)} } from '../modules/${id}/module.ts'\n`
  await writeFile(list, `${await readFile(list, 'utf8')}${line}`)
  return [...written, 'labs/src/written.ts']
}

const camel = (name: string): string => name.replace(/-([a-z0-9])/g, (_, letter: string) => letter.toUpperCase())
