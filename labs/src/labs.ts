/** The labs that exist, each loaded when it is first asked for. */
import { modules } from './catalog.ts'
import { defineLab, type Lab } from './define-lab.ts'
import { readAs } from './schema.ts'
import { type StartState, startState } from './start/schema.ts'

/** In the order of the course. */
export const labIds: readonly string[] = modules.map((module) => module.id)

/**
 * The lab of a module, or undefined when there is none of that id.
 * @throws Error when the account that it begins with does not read as it should, or cannot be found
 */
export async function loadLab(id: string): Promise<Lab | undefined> {
  const lab = await declared(id)
  return lab && { ...lab, start: await startOf(lab, [id]) }
}

/** As its file has it. Where there is nothing to do, there is no lab.ts. */
async function declared(id: string): Promise<Lab | undefined> {
  const module = modules.find((each) => each.id === id)
  if (!module) return undefined
  if (module.steps.every((step) => step.exercise !== undefined || step.attested))
    return defineLab(module, { steps: {} })
  const file = `labs/modules/${id}/lab.ts`
  const loaded = (await import(`../modules/${id}/lab.ts`).catch((cause: unknown) => {
    throw new Error(`${file} cannot be loaded: ${whereAndWhat(cause)}`, { cause })
  })) as { default?: Lab }
  if (!loaded.default) throw new Error(`${file} has no lab: it ends with export default defineLab(module, { … })`)
  return loaded.default
}

/** A syntax error has its file and line in its stack alone. */
function whereAndWhat(cause: unknown): string {
  if (!(cause instanceof SyntaxError)) return cause instanceof Error ? cause.message : String(cause)
  return `${cause.message} (${cause.stack?.split('\n')[0] ?? 'somewhere'})`
}

/** What the account is laid with, before the first of the modules that lead to this one. `path`: those seen so far. */
async function startOf({ module, start, startsAfter: before }: Lab, path: readonly string[]): Promise<StartState> {
  if (before === undefined) return readAs(`the start state of ${module.id}`, startState, start)
  const lab = await declared(before)
  if (!lab)
    throw new Error(`lab ${module.id} starts after ${before}, which is no module. Modules: ${labIds.join(', ')}.`)
  if (path.includes(before)) throw new Error(`labs start after each other in a circle: ${[...path, before].join(', ')}`)
  return startOf(lab, [...path, before])
}
