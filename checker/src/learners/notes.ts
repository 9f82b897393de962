/**
 * What is known of the person rather than of the account: answers, guesses, hints and solutions that were opened. A reset
 * or an undo does not take it back, or a solution could be looked at and then never have been seen. A document a module.
 */
import { z } from 'zod'
import { guess, type Learner } from '../contract.ts'
import { readerOf } from './kept.ts'
import type { LearnerStore } from './store.ts'

const at = z.iso.datetime()

const keptAnswer = z.object({
  tries: z.number().int().positive(),
  firstAt: at,
  firstRight: z.boolean(),
  at: at.describe('of the newest try'),
  right: z.boolean().describe('the newest try'),
  rightAt: at.optional().describe('when it was right for the first time'),
  ids: z.array(z.string()).describe('of the actions that were taken, the newest last'),
})
export type KeptAnswer = z.infer<typeof keptAnswer>

const keptPrediction = z.object({
  guess,
  at,
  allowed: z.boolean().optional(),
  right: z.boolean().optional(),
})
export type KeptPrediction = z.infer<typeof keptPrediction>

const keptHelp = z.object({ hints: z.number().int().min(0).max(3), solutionAt: at.optional() })
export type KeptHelp = z.infer<typeof keptHelp>

const moduleNotes = z.object({
  version: z.literal(1),
  openedAt: at.optional(),
  answers: z.record(z.string(), keptAnswer).describe('by exercise'),
  predictions: z.record(z.string(), keptPrediction).describe('by step/prediction'),
  help: z.record(z.string(), keptHelp).describe('by step'),
  read: z.record(z.string(), at).describe('by section'),
})
/** Never changed in place: a change is a new object. */
export type ModuleNotes = Readonly<z.infer<typeof moduleNotes>>

const documents = readerOf<ModuleNotes>(moduleNotes)

const settings = z.record(z.string(), z.object({ value: z.json(), at }))
export type Settings = z.infer<typeof settings>

/** The kind of document: what is of this kind outlives a reset. */
export const notesKind = 'notes'
const settingsKind = 'settings'
const settingsKey = 'all'

export async function readNotes(store: LearnerStore, learner: Learner, module: string): Promise<ModuleNotes> {
  const kept = await store.documents(learner).get(notesKind, module)
  if (kept === undefined) return { version: 1, answers: {}, predictions: {}, help: {}, read: {} }
  return documents.read(kept)
}

export async function writeNotes(store: LearnerStore, learner: Learner, module: string, notes: ModuleNotes) {
  await store.documents(learner).put(notesKind, module, documents.put(notes))
}

export async function readSettings(store: LearnerStore, learner: Learner): Promise<Settings> {
  return settings.parse((await store.documents(learner).get(settingsKind, settingsKey)) ?? {})
}

export async function writeSettings(store: LearnerStore, learner: Learner, value: Settings): Promise<void> {
  await store.documents(learner).put(settingsKind, settingsKey, value)
}

/** Kinds of documents that belong to the person and not to the account: carried over whenever a world is laid anew. */
export const personalKinds: readonly string[] = ['learner', notesKind, settingsKind, 'points', 'resume', 'certificate']
