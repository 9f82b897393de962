/** How far a learner is: one document, read with its schema and written whole. It goes with the account. */
import { z } from 'zod'
import { basis, type Learner, stepState } from '../contract.ts'
import { readerOf } from './kept.ts'
import type { LearnerStore } from './store.ts'

/** A step as it is kept: what the page sees, and what the next verdict is compared with. */
const keptStep = z.object({
  state: stepState,
  /** The last verdict that was not our fault, so that the same one twice is not two attempts. */
  last: z.string().optional(),
  /** Looks that were asked for and failed. */
  asked: z.number().int().optional(),
  /** Something was done in the account that this step looks at, and it was not right yet. */
  tried: z.boolean().optional(),
  /** It was, or will be, done for the learner. */
  helped: z.boolean().optional(),
  attested: z.object({ words: z.string(), at: z.iso.datetime() }).optional(),
  /** How it was when it passed for the first time: what is looked at later changes nothing of it. */
  passed: z.object({ basis, helped: z.boolean(), unassisted: z.boolean() }).optional(),
})
export type KeptStep = z.infer<typeof keptStep>

const keptProgress = z.object({
  version: z.literal(1),
  /** The module whose steps re-run when the account changes. */
  open: z.string().optional(),
  steps: z.record(z.string(), keptStep).describe('by module/step'),
  arrived: z.record(z.string(), z.iso.datetime()).optional().describe('by module/arrival: when'),
})
/** Never changed in place: a change is a new object. */
export interface KeptProgress {
  readonly version: 1
  readonly open?: string | undefined
  readonly steps: Readonly<Record<string, KeptStep>>
  readonly arrived?: Readonly<Record<string, string>> | undefined
}

const documents = readerOf<KeptProgress>(keptProgress)
const kind = 'progress'
const key = 'steps'

export async function readProgress(store: LearnerStore, learner: Learner): Promise<KeptProgress> {
  return progressFrom(await store.documents(learner).get(kind, key))
}

/** From the document as it is kept, here or in an export; nothing kept is nothing done. */
export function progressFrom(kept: unknown): KeptProgress {
  return kept === undefined ? { version: 1, steps: {} } : documents.read(kept)
}

export async function writeProgress(store: LearnerStore, learner: Learner, progress: KeptProgress): Promise<void> {
  await store.documents(learner).put(kind, key, documents.put(progress))
}

export const stepKey = (module: string, step: string): string => `${module}/${step}`
