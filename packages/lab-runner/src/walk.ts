/** Goes through a module as a learner would: what arrived before a step, then the solution's part for it. */
import type { Lab } from '@first-line/labs'
import { arrivalsBefore, playArrivals } from './arrivals.ts'
import type { Plot } from './ground.ts'
import type { Played } from './stage.ts'

export type Solution = ReadonlyMap<string, string>

/** A sentence when a script did not go through. */
export function failure({ status, stderr }: Played): string | undefined {
  return status === 0 ? undefined : `status ${status}: ${stderr.trim().split('\n').join(' ')}`
}

/** What has happened before the first step is begun. */
export async function begin(lab: Lab, plot: Plot): Promise<void> {
  const first = lab.module.steps[0]
  if (first) await playArrivals(lab, first.id, plot)
}

/**
 * Up to and including `after`, and whatever arrives before `until` is begun. Answers a sentence when a part of the
 * solution did not go through.
 */
export async function walk(
  lab: Lab,
  solution: Solution,
  plot: Plot,
  { after, until }: { after?: string | undefined; until?: string | undefined },
): Promise<string | undefined> {
  const order = lab.module.steps.map((step) => step.id)
  const last = after === undefined ? -1 : order.indexOf(after)
  const stop = until === undefined ? last : Math.max(last, order.indexOf(until))
  for (const [index, step] of order.entries()) {
    if (index > stop) break
    await playArrivals(lab, step, plot)
    const script = index <= last ? solution.get(step) : undefined
    const wrong = script === undefined ? undefined : failure(await plot.stage.play(script))
    if (wrong !== undefined && !plot.partial) return `the solution's part for ${step} ended with ${wrong}`
  }
  return undefined
}

/** Steps before which, though not at the very beginning, something arrives: until then they may well be right. */
export function stepsBrokenLater(lab: Lab): Set<string> {
  const later = lab.module.steps.slice(1).filter((step) => arrivalsBefore(lab, step.id).length > 0)
  return new Set(later.map((step) => step.id))
}
