/** How a module declares itself (module.ts) and its checks (lab.ts). */
import type { Account } from './account.ts'
import type { Answers } from './answers.ts'
import type { Arrival, ModuleAbout, NearMiss, Reads, RightWay, StepAbout } from './schema.ts'
import { kapeLabs } from './start/kape-labs.ts'
import type { DeclaredStart, StartState } from './start/schema.ts'
import { failed, passed, unverifiable, type Verdict } from './verdict.ts'

/** What a check is given. */
export interface Looking {
  readonly account: Account
  /** What was in the account before the learner came. */
  readonly start: StartState
  readonly answers: Answers
}

export interface Step {
  /** An event that touches one of these runs the check again. */
  readonly reads: readonly [Reads, ...Reads[]]
  /** Steps of this module that come first: while one of them is not passed, this one waits for it. */
  readonly needs?: readonly string[]
  /**
   * The pass rests on something that happened once (somebody signed in, a call was denied): it is kept, although the
   * record that showed it may be forgotten one day.
   */
  readonly once?: true
  check(looking: Looking): Promise<Verdict> | Verdict
}

export interface Lab<Id extends string = string> {
  readonly module: ModuleAbout
  /** Its own, or that of the module it starts after, and so on back: `loadLab` sees to that. */
  readonly start: StartState
  /** The module whose end is this one's beginning; without it, the account is laid as `start` says. */
  readonly startsAfter?: string
  /** One entry for each step of the module; those of exercises are made here. */
  readonly steps: Readonly<Record<Id, Step>>
  readonly arrivals: readonly Arrival[]
  readonly nearMisses: readonly NearMiss[]
  readonly rightWays: readonly RightWay[]
  /** Names that the task leaves open: the proof changes them in every script, and proves again. */
  readonly free: readonly string[]
}

type AboutStep = Omit<StepAbout, 'id'> & { readonly id: string }
type About<S extends AboutStep = AboutStep> = Omit<ModuleAbout, 'steps'> & { readonly steps: readonly S[] }

/** The steps that an account is looked at for: neither exercises nor matters of the learner's word. */
type Checked<S extends AboutStep> = Exclude<S, { readonly exercise: string } | { readonly attested: true }>['id']

interface Declared<Id extends string> {
  readonly startsAfter?: string
  readonly start?: DeclaredStart
  readonly steps: Record<Id, Step>
  readonly arrivals?: readonly Arrival[]
  readonly nearMisses?: readonly NearMiss[]
  readonly rightWays?: readonly RightWay[]
  readonly free?: readonly string[]
}

/** A module's metadata: what the map, the lesson's head and the step cards need, and no check. */
export function defineModule<const S extends AboutStep>(about: About<S>): About<S> {
  return about
}

/** A module's checks, by the id of the step. Steps with `exercise` or `attested` have none: theirs are made here. */
export function defineLab<S extends AboutStep>(
  module: About<S>,
  declared: Declared<NoInfer<Checked<S>>>,
): Lab<S['id']> {
  const written: Partial<Record<string, Step>> = declared.steps
  const steps: Record<string, Step> = {}
  const order = module.steps.map((step) => step.id)
  const fail = (what: string): never => {
    throw new Error(`lab ${module.id}: ${what}. Its steps are ${order.join(', ')}.`)
  }
  const mustBeStep = (what: string, id: string | undefined): void => {
    if (id !== undefined && !order.includes(id as S['id'])) fail(`${what} ${id}, which is not a step`)
  }

  for (const about of module.steps) {
    const step = written[about.id] ?? checkless(about)
    if (!step) return fail(`the step ${about.id} has no check`)
    steps[about.id] = step
    for (const need of step.needs ?? []) {
      mustBeStep(`${about.id} needs`, need)
      if (order.indexOf(need) >= order.indexOf(about.id))
        fail(`${about.id} needs ${need}, which does not come before it`)
    }
  }
  for (const id of Object.keys(written)) if (!steps[id]) fail(`${id} is not a step of module.ts`)

  const { startsAfter, start, steps: _, arrivals = [], nearMisses = [], rightWays = [], free = [], ...rest } = declared
  for (const key of Object.keys(rest)) fail(`${key} is nothing that a lab declares`)
  if (start && startsAfter !== undefined)
    throw new Error(
      `lab ${module.id} starts after ${startsAfter}, and with a start of its own: it can have one of them`,
    )
  for (const { name, fails, after } of nearMisses) {
    mustBeStep(`the near miss "${name}" fails`, fails[0])
    mustBeStep(`the near miss "${name}" comes after`, after)
  }
  for (const { name, passes, after } of rightWays) {
    mustBeStep(`the right way "${name}" passes`, passes)
    mustBeStep(`the right way "${name}" comes after`, after)
  }
  for (const { run, before } of arrivals) mustBeStep(`the arrival ${run} comes before`, before)
  return {
    module: { ...module, steps: [...module.steps] },
    start: (start ?? kapeLabs) as StartState,
    ...(startsAfter !== undefined && { startsAfter }),
    // Every step of the module is in it: the loop above saw to that.
    steps: steps as Record<S['id'], Step>,
    ...{ arrivals, nearMisses, rightWays, free },
  }
}

/** The check of a step for which no account is looked at. */
function checkless({ exercise, attested }: Pick<StepAbout, 'exercise' | 'attested'>): Step | undefined {
  if (exercise !== undefined) {
    return {
      reads: ['answers'],
      check({ answers }) {
        const answered = answers.rightAt(exercise)
        // What is answered is seen, wherever the labs run.
        return answered ? passed({ answered: answered.toISOString() }, { basis: 'observed' }) : failed('not-answered')
      },
    }
  }
  return attested === true ? { reads: ['answers'], check: () => unverifiable('witness') } : undefined
}
