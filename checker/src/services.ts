/** What the routes work with. */
import type { Account } from '@first-line/labs'
import type { FastifyRequest } from 'fastify'
import type { Desks } from './checks/desks.ts'
import type { Labs } from './checks/labs.ts'
import type { Learner } from './contract.ts'
import type { LearnerStore } from './learners/store.ts'
import type { Player } from './play/player.ts'
import type { Target } from './targets/target.ts'
import type { Targets } from './targets/targets.ts'

export interface Services {
  readonly store: LearnerStore
  readonly targets: Targets
  readonly labs: Labs
  readonly desks: Desks
  /** Plays what labs declare; absent where nobody brought one. */
  readonly player?: Player
  readonly secret: Uint8Array
  /** Of the build; a page of another version offers a reload. */
  readonly version: string
  readonly now: () => number
  /** The learner's account as the checks see it, for one look. */
  openAccount(learner: Learner): Promise<Account>
  /** Where the learner's account is. */
  targetOf(learner: Learner): Target
  /** The learner whose cookie the request carries; a forged cookie, or none, names nobody. */
  whoAsks(request: FastifyRequest): Promise<Learner | undefined>
  /** The same, or a refusal with words. */
  learnerOf(request: FastifyRequest): Promise<Learner>
  /** Throws a refusal when this asker asks too much. */
  allow(kind: RateKind, asker: string): void
}

/** What is limited apart: making learners; work; requests to AWS; laying worlds anew; guessing codes. */
export type RateKind = 'create' | 'work' | 'aws' | 'lay' | 'guess'
