/** What the routes work with. */
import type { FastifyRequest } from 'fastify'
import type { Desks } from './checks/desks.ts'
import type { Labs } from './checks/labs.ts'
import type { Learner } from './contract.ts'
import type { LearnerStore } from './learners/store.ts'
import type { Target } from './targets/target.ts'

export interface Services {
  readonly store: LearnerStore
  readonly target: Target
  readonly labs: Labs
  readonly desks: Desks
  readonly secret: Uint8Array
  /** Of the build; a page of another version offers a reload. */
  readonly version: string
  readonly now: () => number
  /** The learner whose cookie the request carries; a forged cookie, or none, names nobody. */
  whoAsks(request: FastifyRequest): Promise<Learner | undefined>
  /** The same, or a refusal with words. */
  learnerOf(request: FastifyRequest): Promise<Learner>
  /** Throws a refusal when this asker asks too much. */
  allow(kind: 'create' | 'work' | 'aws', asker: string): void
}
