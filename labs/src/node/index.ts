/** A module's folder, read from disk: its lab, its words, its scripts. Node alone. */
import { readdir, readFile } from 'node:fs/promises'
import { parse } from 'yaml'
import type { Lab } from '../define-lab.ts'
import { loadLab } from '../labs.ts'
import { moduleAbout, nearMiss, readAs, type Words, words } from '../schema.ts'
import { startState } from '../start/schema.ts'

const modules = new URL('../../modules/', import.meta.url)

/** A lab with its words, validated: what the checker needs to run and to speak. */
export interface LoadedLab {
  readonly lab: Lab
  readonly words: Words
}

/** Reads and validates a module. Undefined when there is no such lab; throws with a sentence when it is malformed. */
export async function readLab(id: string): Promise<LoadedLab | undefined> {
  const lab = await loadLab(id)
  if (!lab) return undefined
  readAs(`labs/modules/${id}/module.ts`, moduleAbout, lab.module)
  readAs(`the start state of ${id}`, startState, lab.start)
  for (const miss of lab.nearMisses) readAs(`labs/modules/${id}/lab.ts, a near miss`, nearMiss, miss)
  const where = `labs/modules/${id}/words.yaml`
  const said = readAs(where, words, parse(await readFile(new URL(`${id}/words.yaml`, modules), 'utf8')))
  for (const step of lab.module.steps) {
    if (!said.passed[step.id]) throw new Error(`${where} has no sentence under passed for the step ${step.id}`)
    if (lab.steps[step.id]?.needs?.length && !said.blocked[step.id]) {
      throw new Error(`${where} has no sentence under blocked for ${step.id}, which needs another step`)
    }
  }
  return { lab, words: said }
}

/** The commands of solution.sh, cut at its `# step: id` lines. */
export async function readSolution(lab: Lab): Promise<ReadonlyMap<string, string>> {
  const where = `labs/modules/${lab.module.id}/solution.sh`
  const parts = cutSolution(await readFile(new URL(`${lab.module.id}/solution.sh`, modules), 'utf8'))
  for (const id of parts.keys()) {
    if (!lab.steps[id]) throw new Error(`${where} has a part for ${id}, which is not a step of the module`)
  }
  for (const step of lab.module.steps) {
    if (!parts.has(step.id)) throw new Error(`${where} has no part for ${step.id}: begin it with "# step: ${step.id}"`)
  }
  return parts
}

/** Cuts a script at `# step: id` lines; what comes before the first belongs to none. */
export function cutSolution(script: string): Map<string, string> {
  const parts = new Map<string, string>()
  let id: string | undefined
  for (const line of script.split('\n')) {
    const marker = /^# step: (\S+)\s*$/.exec(line)
    if (marker) id = marker[1]
    else if (id !== undefined) parts.set(id, `${parts.get(id) ?? ''}${line}\n`)
  }
  return parts
}

export async function readNearMiss(lab: Lab, script: string): Promise<string> {
  return readFile(new URL(`${lab.module.id}/near-misses/${script}`, modules), 'utf8')
}

/** The scripts that lie in near-misses/, declared or not. */
export async function nearMissFiles(lab: Lab): Promise<string[]> {
  const names = await readdir(new URL(`${lab.module.id}/near-misses/`, modules))
  return names.filter((name) => name.endsWith('.sh')).sort()
}
