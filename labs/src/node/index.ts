/** A module's folder, read from disk: its lab, its words, its exercises, its scripts. Node alone. */
import { readdir, readFile } from 'node:fs/promises'
import { parse, YAMLParseError } from 'yaml'
import type { Lab } from '../define-lab.ts'
import { type Exercises, exercises } from '../exercises.ts'
import { exercisesOf } from '../judge-answer.ts'
import { loadLab } from '../labs.ts'
import { arrival, checkedStep, moduleAbout, nearMiss, readAs, rightWay, type Words, words } from '../schema.ts'

const modules = new URL('../../modules/', import.meta.url)

/** A lab with its words, validated: what the checker needs to run and to speak. */
export interface LoadedLab {
  readonly lab: Lab
  readonly words: Words
  readonly exercises: Exercises
}

/** Reads and validates a module. Undefined when there is no such lab; throws with a sentence when it is malformed. */
export async function readLab(id: string): Promise<LoadedLab | undefined> {
  const lab = await loadLab(id)
  if (!lab) return undefined
  const folder = `labs/modules/${id}`
  readAs(`${folder}/module.ts`, moduleAbout, lab.module)
  for (const [step, check] of Object.entries(lab.steps))
    readAs(`${folder}/lab.ts, the step ${step}`, checkedStep, check)
  for (const miss of lab.nearMisses) readAs(`${folder}/lab.ts, a near miss`, nearMiss, miss)
  for (const way of lab.rightWays) readAs(`${folder}/lab.ts, a right way`, rightWay, way)
  for (const each of lab.arrivals) readAs(`${folder}/lab.ts, an arrival`, arrival, each)
  const where = `${folder}/words.yaml`
  const said = readAs(where, words, await yamlOf(id, 'words.yaml'))
  const asked = readAs(`${folder}/exercises.yaml`, exercises, await yamlOf(id, 'exercises.yaml'))
  for (const step of lab.module.steps) {
    if (step.exercise !== undefined) {
      if (exercisesOf(asked, step.exercise).length === 0)
        throw new Error(
          `${folder}/exercises.yaml has no ${step.exercise}, which the step ${step.id} of module.ts names`,
        )
    }
    // Of exercises we have a sentence of our own, and a matter of the learner's word was not seen.
    if (!said.passed[step.id] && step.exercise === undefined && !step.attested)
      throw new Error(`${where} has no sentence under passed for the step ${step.id}`)
    if (lab.steps[step.id]?.needs?.length && !said.blocked[step.id]) {
      throw new Error(`${where} has no sentence under blocked for ${step.id}, which needs another step`)
    }
  }
  const stray = Object.keys({ ...said.hints, ...said.passed, ...said.solution }).find((step) => !lab.steps[step])
  if (stray !== undefined) throw new Error(`${where} has words for ${stray}, which is not a step of the module`)
  return { lab, words: said, exercises: asked }
}

/** Empty when there is no such file. */
async function yamlOf(id: string, file: string): Promise<unknown> {
  try {
    return parse((await textOf(id, file)) ?? '') ?? {}
  } catch (cause) {
    if (!(cause instanceof YAMLParseError)) throw cause
    throw new Error(`labs/modules/${id}/${file} is no YAML: ${cause.message}`, { cause })
  }
}

/** Undefined when there is no such file. */
async function textOf(id: string, file: string): Promise<string | undefined> {
  try {
    return await readFile(new URL(`${id}/${file}`, modules), 'utf8')
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw cause
  }
}

/** The steps that somebody does in an account: those that solution.sh has a part for. */
export function stepsToDo(lab: Lab): string[] {
  return lab.module.steps.filter((step) => step.exercise === undefined && !step.attested).map((step) => step.id)
}

/** The commands of solution.sh, cut at its `# step: id` lines. */
export async function readSolution(lab: Lab): Promise<ReadonlyMap<string, string>> {
  const where = `labs/modules/${lab.module.id}/solution.sh`
  const toDo = stepsToDo(lab)
  const parts = cutSolution((await textOf(lab.module.id, 'solution.sh')) ?? '')
  for (const id of parts.keys()) {
    if (!toDo.includes(id)) throw new Error(`${where} has a part for ${id}, which is not a step to be done`)
  }
  for (const id of toDo) {
    if (!parts.has(id)) throw new Error(`${where} has no part for ${id}: begin it with "# step: ${id}"`)
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

const folders = { 'near-misses': 'nearMisses', 'right-ways': 'rightWays' } as const
export type ScriptFolder = keyof typeof folders

/** A script of near-misses/ or right-ways/, or, without a folder, one of the module's own: arrives.sh. */
export async function readScript(lab: Lab, script: string, folder?: ScriptFolder): Promise<string> {
  const path = folder === undefined ? script : `${folder}/${script}`
  const text = await textOf(lab.module.id, path)
  if (text === undefined)
    throw new Error(`labs/modules/${lab.module.id}/${path} is declared in lab.ts, and is not there`)
  return text
}

/** The scripts that lie in a folder and that lab.ts does not name. */
export async function strayScripts(lab: Lab, folder: ScriptFolder): Promise<string[]> {
  const declared = new Set(lab[folders[folder]].map(({ run }) => run))
  return (await scriptsIn(`${lab.module.id}/${folder}/`)).filter((name) => !declared.has(name))
}

/** Steps as the lesson places them; undefined where no lesson is written. */
export async function placedSteps(lab: Lab): Promise<string[] | undefined> {
  const lesson = await textOf(lab.module.id, 'lesson.mdx')
  return lesson === undefined ? undefined : [...lesson.matchAll(/<Step id="([^"]+)">/g)].map(([, step = '']) => step)
}

async function scriptsIn(folder: string): Promise<string[]> {
  try {
    return (await readdir(new URL(folder, modules))).filter((name) => name.endsWith('.sh')).sort()
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ENOENT') return []
    throw cause
  }
}
