import { describe, expect, test } from 'vitest'
import { modules } from '../catalog.ts'
import { labIds } from '../labs.ts'
import { outline } from '../outline.ts'
import { cutSolution, placedSteps, readLab, readScript, readSolution, stepsToDo, strayScripts } from './index.ts'

test('the catalog and the outline agree', () => {
  for (const module of modules)
    expect(outline[module.number]).toMatchObject({ number: module.number, title: module.title })
  expect(new Set(labIds).size).toBe(labIds.length)
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
    expect([...(await readSolution(lab)).keys()]).toEqual(stepsToDo(lab))
    for (const { run } of lab.nearMisses) await readScript(lab, run, 'near-misses')
    for (const { run } of lab.rightWays) await readScript(lab, run, 'right-ways')
    for (const { run } of lab.arrivals) await readScript(lab, run)
    expect([await strayScripts(lab, 'near-misses'), await strayScripts(lab, 'right-ways')]).toEqual([[], []])
    for (const { fails } of lab.nearMisses) expect(Object.keys(words.reasons)).toContain(fails[1])
  })

  test('the lesson places each step once, in order', async () => {
    const loaded = await readLab(id)
    if (!loaded) throw new Error(`no lab ${id}`)
    expect(await placedSteps(loaded.lab)).toEqual(loaded.lab.module.steps.map((step) => step.id))
  })
})

test('a solution is cut at its steps', () => {
  expect([...cutSolution('# Before.\necho 0\n\n# step: one\necho 1\n\n# step: two\necho 2\necho 3')]).toEqual([
    ['one', 'echo 1\n\n'],
    ['two', 'echo 2\necho 3\n'],
  ])
})
