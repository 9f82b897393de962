/** What a learner has done, from what is kept. Pure. */
import { outline, type Route } from '@first-line/labs'
import type { LoadedLab } from '@first-line/labs/node'
import { shown } from '../checks/judge.ts'
import type { ModuleResult, StepResult, Totals } from '../contract.ts'
import type { ModuleNotes } from '../learners/notes.ts'
import { type KeptProgress, type KeptStep, stepKey } from '../learners/progress.ts'

export function moduleResult({ lab }: LoadedLab, notes: ModuleNotes, progress: KeptProgress): ModuleResult {
  const { id, title } = lab.module
  const steps: StepResult[] = []
  let begun = notes.openedAt
  for (const { id: step, title: name, kind, guidance } of lab.module.steps) {
    const kept = progress.steps[stepKey(id, step)]
    const state = kept && shown(kept, notes.help[step])
    steps.push({
      ...{ step, title: name, kind, guidance, status: state?.status ?? 'idle' },
      ...(begun !== undefined && { startedAt: begun }),
      ...(state?.passedAt !== undefined && { passedAt: state.passedAt }),
      attempts: state?.attempts ?? 0,
      hintsUsed: notes.help[step]?.hints ?? 0,
      solutionSeen: notes.help[step]?.solutionAt !== undefined,
      helped: state?.helped ?? false,
      unassisted: state?.unassisted ?? false,
      ...(kept?.passed && { basis: kept.passed.basis }),
      ...(kept?.attested && { attested: kept.attested.words }),
    })
    // The next step begins when this one is done; before that nobody is at it, unless it is done out of order.
    begun = state?.passedAt !== undefined && begun !== undefined ? later(begun, state.passedAt) : undefined
  }
  return {
    ...{ module: id, title, steps, read: notes.read },
    ...(notes.openedAt !== undefined && { openedAt: notes.openedAt }),
    answers: Object.entries(notes.answers).map(([exercise, { tries, right, firstRight, firstAt, at }]) => ({
      ...{ exercise, tries, right, firstRight, firstAt, at },
    })),
    predictions: Object.entries(notes.predictions).map(([key, kept]) => {
      const slash = key.indexOf('/')
      return { step: key.slice(0, slash), prediction: key.slice(slash + 1), ...kept }
    }),
  }
}

const later = (a: string, b: string): string => (a > b ? a : b)

/** How the core steps were done. A step that was right once counts, whatever later work did to it. */
export function totalsOf(labs: readonly LoadedLab[], progress: KeptProgress): Totals {
  const totals: Totals = { steps: 0, passed: 0, unassisted: 0, guided: 0, helped: 0, attested: 0 }
  for (const { lab } of labs) {
    for (const { id, kind } of lab.module.steps) {
      if (kind !== 'core') continue
      totals.steps += 1
      const { passed } = progress.steps[stepKey(lab.module.id, id)] ?? {}
      if (!passed) continue
      totals.passed += 1
      totals[wayOf(passed)] += 1
    }
  }
  return totals
}

function wayOf({ basis, helped, unassisted }: NonNullable<KeptStep['passed']>) {
  if (basis === 'attested') return 'attested'
  if (helped) return 'helped'
  return unassisted ? 'unassisted' : 'guided'
}

/** The core steps that a route consists of, by module. */
export function stepsOfRoute(labs: readonly LoadedLab[], route: Route): { lab: LoadedLab; steps: string[] }[] {
  return labs.flatMap((lab) => {
    const { number, steps } = lab.lab.module
    const ofModule = outline.find((entry) => entry.number === number)?.routes ?? ['day']
    const on = steps.filter((step) => step.kind === 'core' && (step.routes ?? ofModule).includes(route))
    return on.length > 0 ? [{ lab, steps: on.map(({ id }) => id) }] : []
  })
}

/** What is missing of a route: titles of steps. */
export function missingOf(labs: readonly LoadedLab[], route: Route, progress: KeptProgress): string[] {
  return stepsOfRoute(labs, route).flatMap(({ lab: { lab }, steps }) =>
    lab.module.steps
      .filter(({ id }) => steps.includes(id) && !progress.steps[stepKey(lab.module.id, id)]?.passed)
      .map(({ title }) => title),
  )
}
