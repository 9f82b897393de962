/** The steps as the server knows them, and what this page alone knows: which checks run, which could not be made. */
import type { Arrival, Problem, Progress, StepState } from '@first-line/checker/contract'
import { atom, map } from 'nanostores'
import { ApiFault, problemOf } from '../api/client.ts'
import { stepKey } from '../step/shown.ts'
import { api, ensureLearner, forgetLearner } from './session.ts'

/** By `module/step`. A step that is not in it was never checked. */
export const $progress = map<Record<string, StepState | undefined>>({})
/** By `module/step`: the check this page asked for runs. */
export const $checking = map<Record<string, true | undefined>>({})
/** By `module/step`: the last check could not be made, and why. */
export const $faults = map<Record<string, Problem | undefined>>({})

/** By `module/step`: how a step is verified where the learner works; empty where all of them are seen. */
export const $foretold = atom<NonNullable<Progress['shown']>>({})

/** What happened in the account between modules, or waits to happen. */
export const $arrivals = atom<readonly Arrival[]>([])

/** Where the learner was last, in any browser: the server knows it even when this browser does not. */
export const $lastOpen = atom<{ readonly module: string; readonly at: string } | undefined>()

/** The live stream's position that {@link $progress} includes. */
let cursor = 0

export function progressCursor(): number {
  return cursor
}

/** Replaces everything: at the start of a page, and after the stream lost its place. */
export function takeProgress(progress: Progress): void {
  cursor = progress.cursor
  // Before what stands beside it: a card that is drawn anew for that must not take the steps for news.
  $progress.set(Object.fromEntries(progress.steps.map((step) => [stepKey(step.module, step.step), step])))
  $arrivals.set(progress.arrivals ?? [])
  $foretold.set(progress.shown ?? {})
  $lastOpen.set(lastOf(progress))
}

/** The module opened last, and when something in it was last looked at. */
function lastOf({ open, steps }: Progress): { module: string; at: string } | undefined {
  if (open === undefined) return undefined
  const times = steps.flatMap(({ module, checkedAt }) => (module === open && checkedAt ? [checkedAt] : []))
  return { module: open, at: times.sort().at(-1) ?? new Date().toISOString() }
}

/** Another learner, or none. */
export function dropProgress(): void {
  cursor = 0
  $progress.set({})
  $arrivals.set([])
  $faults.set({})
}

/** One step from the live stream. What the page has seen already, or something newer, is left alone. */
export function takeLiveStep(id: number, step: StepState): void {
  if (id <= cursor) return
  cursor = id
  takeStep(step)
}

/** One step as the answer to a check. The live stream may have overtaken the answer: what was seen later stays. */
export function takeStep(step: StepState): void {
  const key = stepKey(step.module, step.step)
  $faults.setKey(key, undefined)
  const known = $progress.get()[key]
  if (known?.checkedAt && step.checkedAt && known.checkedAt > step.checkedAt) return
  $progress.setKey(key, step)
}

/** Checks one step now; makes the learner if there is none. What goes wrong is shown on the card. */
export async function checkStep(module: string, step: string): Promise<void> {
  const key = stepKey(module, step)
  if ($checking.get()[key]) return
  $checking.setKey(key, true)
  try {
    await ensureLearner()
    takeStep(await api.check(module, step))
  } catch (thrown) {
    if (thrown instanceof ApiFault && thrown.problem.code === 'no-learner') forgetLearner()
    $faults.setKey(key, problemOf(thrown))
  } finally {
    $checking.setKey(key, undefined)
  }
}
