/**
 * One person on several targets is a learner on each, with progress of its own. They know of each other, so that going
 * back to a target goes on where the person was there.
 */
import { z } from 'zod'
import type { Learner } from '../contract.ts'
import type { LearnerStore } from './store.ts'

const kind = 'siblings'
/** Ids of learners by place: `sandbox`, `localstack`, `aws/111122223333`. */
export type Siblings = Readonly<Record<string, string>>

export const placeOf = ({ target = 'sandbox', accountId }: Pick<Learner, 'target' | 'accountId'>): string =>
  target === 'aws' ? `aws/${accountId}` : target

/** The learner is among them. */
export async function siblingsOf({ shared }: Pick<LearnerStore, 'shared'>, learner: Learner): Promise<Siblings> {
  const known = z.record(z.string(), z.string()).safeParse(await shared.get(kind, learner.id))
  return { ...(known.success && known.data), [placeOf(learner)]: learner.id }
}

/** Two learners are one person from now on. */
export async function makeSiblings(store: Pick<LearnerStore, 'shared'>, one: Learner, other: Learner): Promise<void> {
  const all = { ...(await siblingsOf(store, one)), ...(await siblingsOf(store, other)) }
  for (const id of Object.values(all)) await store.shared.put(kind, id, all)
}

/** The learner is gone, and the others do not remember. */
export async function forgetSibling(store: Pick<LearnerStore, 'shared'>, learner: Learner): Promise<void> {
  const { [placeOf(learner)]: _, ...rest } = await siblingsOf(store, learner)
  for (const id of Object.values(rest)) await store.shared.put(kind, id, rest)
  await store.shared.delete(kind, learner.id)
}
