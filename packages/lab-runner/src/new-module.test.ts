/** A new module, made in a copy of the labs' sources, so that nothing here changes. */
import { cp, mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { exercises, type Lab, moduleAbout, type User, words } from '@first-line/labs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { parse } from 'yaml'
import { newModule } from './new-module.ts'

let root: URL
let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'first-line-labs-'))
  root = pathToFileURL(`${folder}/`)
  await cp(new URL('../../../labs/src/', import.meta.url), new URL('src/', root), { recursive: true })
})
afterAll(() => rm(folder, { recursive: true }))

const text = (path: string) => readFile(new URL(path, root), 'utf8')

test('is listed, reads as it should, and its check tells right from wrong', async () => {
  const written = await newModule('98-zebra-crossing', root)
  expect(written).toContain('labs/modules/98-zebra-crossing/near-misses/other-case.sh')
  expect(await text('src/written.ts')).toMatch(
    /export \{ default as zebraCrossing \} from '\.\.\/modules\/98-zebra-crossing\/module\.ts'\n$/,
  )
  const at = (file: string) => `modules/98-zebra-crossing/${file}`
  const { default: lab } = (await import(new URL(at('lab.ts'), root).href)) as { default: Lab }
  expect(moduleAbout.parse(lab.module)).toMatchObject({ number: 98, title: 'Zebra crossing' })
  expect(lab.startsAfter).toMatch(/^\d{2}-/)
  expect(Object.keys(words.parse(parse(await text(at('words.yaml')))).reasons)).toEqual(['no-user-yet', 'other-case'])
  expect(exercises.parse(parse(await text(at('exercises.yaml')))).recall).toEqual(['nothing-at-first'])

  const look = (...names: string[]) => {
    const users = names.map((name) => ({ name, arn: `arn:${name}`, basis: 'observed' }) as User)
    const account = { users: async () => users, user: async (name: string) => users.find((user) => user.name === name) }
    return lab.steps['create-user']?.check({ account } as unknown as Parameters<Lab['steps'][string]['check']>[0])
  }
  expect([await look(), await look('Robin'), await look('robin')]).toMatchObject([
    { kind: 'failed', reason: 'no-user-yet' },
    { kind: 'failed', reason: 'other-case' },
    { kind: 'passed' },
  ])
})

test.each([
  ['zebra', 'A module is called by two digits, a hyphen and a name: 16-secrets, not zebra.'],
  ['98-zebra-crossing', 'There is a folder labs/modules/98-zebra-crossing already.'],
])('%s is refused in a sentence', async (id, sentence) => {
  await expect(newModule(id, root)).rejects.toThrow(sentence)
})
