/** How far a learner is: one document, read with its schema and written whole. */
import { z } from 'zod'
import { type Learner, stepState } from '../contract.ts'
import type { LearnerStore } from './store.ts'

/** A step as it is kept: what the page sees, and what the next verdict is compared with. */
const keptStep = z.object({
  state: stepState,
  /** The last verdict that was not our fault, so that the same one twice is not two attempts. */
  last: z.string().optional(),
})
export type KeptStep = z.infer<typeof keptStep>

const keptProgress = z.object({
  version: z.literal(1),
  /** The module whose steps re-run when the account changes. */
  open: z.string().optional(),
  steps: z.record(z.string(), keptStep).describe('by module/step'),
})
export type KeptProgress = z.infer<typeof keptProgress>

const kind = 'progress'
const key = 'steps'

export async function readProgress(store: LearnerStore, learner: Learner): Promise<KeptProgress> {
  const kept = await store.documents(learner).get(kind, key)
  return kept === undefined ? { version: 1, steps: {} } : keptProgress.parse(kept)
}

export async function writeProgress(store: LearnerStore, learner: Learner, progress: KeptProgress): Promise<void> {
  await store.documents(learner).put(kind, key, progress)
}

export const stepKey = (module: string, step: string): string => `${module}/${step}`
