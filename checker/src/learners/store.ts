/**
 * Who is learning, and what is kept for them beside their account. A learner's world holds both. What is behind this may
 * change (another database, several processes): `store-contract.ts` says what all of them do.
 */
import type { WorldExport } from '@first-line/sandbox'
import type { Learner } from '../contract.ts'
import type { Target } from '../targets/target.ts'

/** JSON documents by kind and key. What is put is on disk when it resolves. */
export interface Documents {
  get(kind: string, key: string): Promise<unknown>
  put(kind: string, key: string, value: unknown): Promise<void>
  delete(kind: string, key: string): Promise<void>
  /** All of a kind, by key. */
  list(kind: string): Promise<{ key: string; value: unknown }[]>
}

/** A learner's account, its neighbours, the machines and the documents, taken together. */
export interface LearnerWorld {
  export(): Promise<WorldExport>
  /** Puts an export in the place of everything, in one commit. */
  replace(exported: WorldExport): Promise<void>
  /** Keeps the world as it is now, under a name. */
  keep(name: string): Promise<void>
  kept(name: string): Promise<WorldExport | undefined>
  forget(name: string): Promise<void>
  /** What the things in the account are dated with. */
  ledger(): Promise<Date>
  /** Milliseconds, forward only. */
  passTime(milliseconds: number): Promise<Date>
}

export interface LearnerStore {
  /** On another target than the one the store was opened over. */
  create(on?: Target): Promise<Learner>
  find(id: string): Promise<Learner | undefined>
  /** Forgets the learner, the account and everything that belongs to them. */
  drop(learner: Learner): Promise<void>
  /** Of one learner: they are reset, exported and restored together with the account. */
  documents(learner: Learner): Documents
  world(learner: Learner): LearnerWorld
  /** Of the whole server: what has to be found without knowing whose it is. */
  readonly shared: Documents
}
