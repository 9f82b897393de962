/** The targets of a server: the one that everybody begins on, and those that a learner may choose instead. */
import type { ChooseTarget, Learner, TargetKind } from '../contract.ts'
import { Refused } from '../http/problem.ts'
import type { Target } from './target.ts'

export interface Choice {
  readonly kind: TargetKind
  /** Why it cannot be chosen here; absent: it can. */
  readonly why?: string
  /** Of AWS: whose credentials would be used. */
  readonly profile?: string
}

export interface Targets {
  /** Where whoever has chosen nothing works. */
  readonly home: Target
  /** Whoever started the server has chosen for everybody. */
  readonly fixed: boolean
  /** Always the same one for a learner. It need not be reachable: then its reads say why. */
  readonly of: (learner: Learner) => Target
  choices(): readonly Choice[]
  /** Reaches the target. @throws Refused with sentences */
  connect(wanted: ChooseTarget): Promise<Target>
  /** What was connected to is the learner's now. */
  adopt(learner: Learner, connected: Target): void
}

/** Everybody on one. */
export function onlyOn(target: Target): Targets {
  return {
    home: target,
    fixed: true,
    of: () => target,
    choices: () => [],
    async connect() {
      throw new Refused('not-here', 'Whoever started this server has chosen where everybody works.')
    },
    adopt() {},
  }
}
