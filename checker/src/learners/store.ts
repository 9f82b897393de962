/** Who is learning, and what is kept for them beside their account. A learner's world holds both. */
import type { Learner } from '../contract.ts'

/** JSON documents of one learner. They are reset, exported and restored together with the account. */
export interface Documents {
  get(kind: string, key: string): Promise<unknown>
  /** Resolves once it is on disk. */
  put(kind: string, key: string, value: unknown): Promise<void>
}

export interface LearnerStore {
  create(): Promise<Learner>
  find(id: string): Promise<Learner | undefined>
  documents(learner: Learner): Documents
}
