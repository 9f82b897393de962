import { readFile } from 'node:fs/promises'
import { describe, expect, test } from 'vitest'
import { modules } from '../catalog.ts'
import { labIds } from '../labs.ts'
import { outline } from '../outline.ts'
import { cutSolution, nearMissFiles, readLab, readSolution } from './index.ts'

test('the catalog, the labs and the outline agree', () => {
  expect(modules.map((module) => module.id)).toEqual(labIds)
  for (const module of modules)
    expect(outline[module.number]).toMatchObject({ number: module.number, title: module.title })
})

test('a module that does not exist is undefined, whatever its name', async () => {
  expect(await Promise.all(['99-none', 'constructor', '../06-users'].map(readLab))).toEqual([
    undefined,
    undefined,
    undefined,
  ])
})

describe.each(labIds)('module %s', (id) => {
  test('reads as it should, and its scripts are there', async () => {
    const loaded = await readLab(id)
    if (!loaded) throw new Error(`no lab ${id}`)
    const { lab, words } = loaded
    expect([...(await readSolution(lab)).keys()]).toEqual(lab.module.steps.map((step) => step.id))
    expect(lab.nearMisses.map((miss) => miss.run).sort()).toEqual(await nearMissFiles(lab))
    for (const { fails } of lab.nearMisses) expect(Object.keys(words.reasons)).toContain(fails[1])
  })

  test('the lesson places each step once, in order', async () => {
    const lesson = await readFile(new URL(`../../modules/${id}/lesson.mdx`, import.meta.url), 'utf8')
    const placed = [...lesson.matchAll(/<Step id="([^"]+)">/g)].map((match) => match[1])
    expect(placed).toEqual(modules.find((module) => module.id === id)?.steps.map((step) => step.id))
  })
})

test('a solution is cut at its steps', () => {
  expect([...cutSolution('# Before.\necho 0\n\n# step: one\necho 1\n\n# step: two\necho 2\necho 3')]).toEqual([
    ['one', 'echo 1\n\n'],
    ['two', 'echo 2\necho 3\n'],
  ])
})
