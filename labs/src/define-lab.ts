/** How a module declares itself (module.ts) and its checks (lab.ts). */
import type { Account } from './account.ts'
import type { ModuleAbout, NearMiss, Reads } from './schema.ts'
import type { StartState } from './start/schema.ts'
import type { Verdict } from './verdict.ts'

/** What a check is given. */
export interface Looking {
  readonly account: Account
  /** What was in the account before the learner came. */
  readonly start: StartState
}

export interface Step {
  /** An event that touches one of these runs the check again. */
  readonly reads: readonly [Reads, ...Reads[]]
  /** Steps of this module that come first: while one of them is not passed, this one waits for it. */
  readonly needs?: readonly string[]
  check(looking: Looking): Promise<Verdict> | Verdict
}

export interface Lab<Id extends string = string> {
  readonly module: ModuleAbout
  readonly start: StartState
  /** One entry for each step of the module: a missing one is a type error. */
  readonly steps: Readonly<Record<Id, Step>>
  readonly nearMisses: readonly NearMiss[]
}

type About<Id extends string> = Omit<ModuleAbout, 'steps'> & {
  readonly steps: readonly (ModuleAbout['steps'][number] & { readonly id: Id })[]
}

/** A module's metadata: what the map, the lesson's head and the step cards need, and no check. */
export function defineModule<const Id extends string>(about: About<Id>): About<Id> {
  return about
}

/** A module's checks, by the id of the step. */
export function defineLab<const Id extends string>(
  module: About<Id>,
  lab: { start: StartState; steps: Record<NoInfer<Id>, Step>; nearMisses: NearMiss[] },
): Lab<Id> {
  const steps: Partial<Record<string, Step>> = lab.steps
  const known = new Set<string>(module.steps.map((step) => step.id))
  const fail = (what: string): never => {
    throw new Error(`lab ${module.id}: ${what}. Its steps are ${[...known].join(', ')}.`)
  }
  for (const id of known) if (!steps[id]) fail(`the step ${id} has no check`)
  for (const [id, step] of Object.entries(steps)) {
    if (!known.has(id)) fail(`${id} is not a step of module.ts`)
    for (const need of step?.needs ?? []) {
      if (!known.has(need)) fail(`${id} needs ${need}, which is not a step`)
      if (order(module, need) >= order(module, id)) fail(`${id} needs ${need}, which does not come before it`)
    }
  }
  for (const miss of lab.nearMisses) {
    if (!known.has(miss.fails[0])) fail(`the near miss "${miss.name}" fails ${miss.fails[0]}, which is not a step`)
    if (miss.after && !known.has(miss.after))
      fail(`the near miss "${miss.name}" comes after ${miss.after}, which is not a step`)
  }
  return { ...lab, module: { ...module, steps: [...module.steps] } }
}

function order(module: About<string>, id: string): number {
  return module.steps.findIndex((step) => step.id === id)
}
