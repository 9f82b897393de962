/** The record of what passed the relay: the newest requests of each learner, kept with the learner. */
import { z } from 'zod'
import { activity, type Learner } from '../contract.ts'
import type { Documents } from '../learners/store.ts'
import type { Relayed } from './relayed.ts'

/** Where a learner's documents are. */
export type DocumentsOf = (learner: Learner) => Documents

/** So many requests. */
const most = 500

const kind = 'relayed'
/** As it was put; JSON has no dates. */
const document = z.object({
  entry: z.looseObject({ id: z.string(), at: z.coerce.date() }),
  activity,
  explanation: z.unknown().optional(),
})

export interface Records {
  add(learner: Learner, relayed: Relayed): Promise<void>
  /** Newest first. */
  of(learner: Learner): Promise<readonly Relayed[]>
}

/** Without documents in the memory of this process alone. An entry\u2019s id is greater than those of all before it. */
export function createRecords(documents?: DocumentsOf): Records {
  const all = new Map<string, Promise<Relayed[]>>()

  async function read(learner: Learner): Promise<Relayed[]> {
    const kept = (await documents?.(learner).list(kind)) ?? []
    const newestFirst = kept.toSorted((a, b) => (a.key < b.key ? 1 : -1))
    return newestFirst.map(({ value }) => document.parse(value) as unknown as Relayed)
  }

  function of(learner: Learner): Promise<Relayed[]> {
    const known = all.get(learner.id)
    if (known) return known
    const reading = read(learner)
    all.set(learner.id, reading)
    reading.catch(() => all.delete(learner.id))
    return reading
  }

  return {
    of,
    async add(learner, relayed) {
      const entries = await of(learner)
      entries.unshift(relayed)
      const gone = entries.splice(most)
      const place = documents?.(learner)
      await place?.put(kind, relayed.entry.id, relayed)
      for (const { entry } of gone) await place?.delete(kind, entry.id)
    },
  }
}
