/** What is kept of steps, arrivals and answers, as the page and the checks see it. */
import { type Answers, answersOf } from '@first-line/labs'
import type { LoadedLab } from '@first-line/labs/node'
import type { Arrival, StepState } from '../contract.ts'
import type { ModuleNotes } from '../learners/notes.ts'
import { type KeptProgress, type KeptStep, stepKey } from '../learners/progress.ts'
import { shown } from './judge.ts'

export const nothingKept = (module: string, step: string): KeptStep => ({
  state: { module, step, status: 'idle', attempts: 0 },
})

export function stateOf(progress: KeptProgress, notes: ModuleNotes, module: string, step: string): StepState {
  return shown(progress.steps[stepKey(module, step)] ?? nothingKept(module, step), notes.help[step])
}

/** What a script is called is what an arrival is called. */
export const arrivalId = (run: string): string => run.replace(/\.sh$/, '')

export function arrivalsOf({ lab }: LoadedLab, progress: KeptProgress): Arrival[] {
  return lab.arrivals.map(({ run, title, before, breaks }) => {
    const playedAt = progress.arrived?.[stepKey(lab.module.id, arrivalId(run))]
    return {
      ...{ module: lab.module.id, arrival: arrivalId(run), title, before },
      ...(breaks && { breaks: [{ module: breaks[0], step: breaks[1] }] }),
      ...(playedAt !== undefined && { playedAt }),
    }
  })
}

export function answersIn({ exercises }: LoadedLab, notes: ModuleNotes): Answers {
  return answersOf(exercises, (exercise) => {
    const rightAt = notes.answers[exercise]?.rightAt
    return rightAt === undefined ? undefined : new Date(rightAt)
  })
}

/** Steps that repair what has not happened yet: they would be right before anything was done. */
export function stepsTooEarly(loaded: LoadedLab, progress: KeptProgress): ReadonlySet<string> {
  const early = arrivalsOf(loaded, progress).filter(({ playedAt }) => playedAt === undefined)
  return new Set(early.map(({ before }) => before))
}
