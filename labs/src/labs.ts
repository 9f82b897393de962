/** The labs that exist, each loaded when it is first asked for. */
import { modules } from './catalog.ts'
import { defineLab, type Lab } from './define-lab.ts'

/** In the order of the course. */
export const labIds: readonly string[] = modules.map((module) => module.id)

/** The lab of a module, or undefined when there is none of that id. Where there is nothing to do, there is no lab.ts. */
export async function loadLab(id: string): Promise<Lab | undefined> {
  const module = modules.find((each) => each.id === id)
  if (!module) return undefined
  if (module.steps.every((step) => step.exercise !== undefined || step.attested))
    return defineLab(module, { steps: {} })
  const { default: lab } = (await import(`../modules/${id}/lab.ts`)) as { default: Lab }
  return lab
}
