/**
 * Resume codes: twelve letters that move a learner to another device. A code is kept as a keyed hash, ends after a week or
 * five devices, and a new one ends the one before.
 */
import { createHmac, randomInt } from 'node:crypto'
import { z } from 'zod'
import type { Learner, ResumeCode } from '../contract.ts'
import type { LearnerStore } from '../learners/store.ts'

/** No vowels, so that no word comes about, and nothing that looks like another: twelve are 51 bits. */
const letters = 'BCDFGHJKLMNPQRSTVWXZ'
const length = 12
const lifetime = 7 * 86_400_000
const devices = 5

const kept = z.object({ learner: z.string(), expiresAt: z.iso.datetime(), uses: z.number().int() })
const shared = 'resume'
/** In the learner's own documents: which code is theirs, so that another can end it. */
const resumeKind = 'resume'
const current = 'current'

export interface ResumeCodes {
  /** Makes a code; the one before is worth nothing from now on. */
  make(learner: Learner): Promise<ResumeCode>
  /** Whose it is; counts the device. Undefined when it opens nothing. */
  use(code: string): Promise<Learner | undefined>
  /** The learner's code is worth nothing from now on. */
  end(learner: Learner): Promise<void>
}

export function createResumeCodes(store: LearnerStore, key: Uint8Array, now: () => number): ResumeCodes {
  const hashOf = (code: string) => createHmac('sha256', key).update(plain(code)).digest('hex')

  async function end(learner: Learner): Promise<void> {
    const hash = z.string().safeParse(await store.documents(learner).get(resumeKind, current))
    if (hash.success) await store.shared.delete(shared, hash.data)
  }

  return {
    end,
    async make(learner) {
      await end(learner)
      const code = Array.from({ length }, () => letters[randomInt(letters.length)]).join('')
      const expiresAt = new Date(now() + lifetime).toISOString()
      const hash = hashOf(code)
      await store.shared.put(shared, hash, { learner: learner.id, expiresAt, uses: devices } satisfies z.infer<
        typeof kept
      >)
      await store.documents(learner).put(resumeKind, current, hash)
      return { code: code.match(/.{4}/g)?.join('-') ?? code, expiresAt, uses: devices }
    },
    async use(code) {
      const hash = hashOf(code)
      const found = kept.safeParse(await store.shared.get(shared, hash))
      if (!found.success) return undefined
      const { learner, expiresAt, uses } = found.data
      const alive = Date.parse(expiresAt) > now() && uses > 0
      if (!alive || uses === 1) await store.shared.delete(shared, hash)
      else await store.shared.put(shared, hash, { learner, expiresAt, uses: uses - 1 })
      return alive ? store.find(learner) : undefined
    },
  }
}

/** As a person types it: small letters, blanks and hyphens do not count. */
const plain = (code: string): string => code.toUpperCase().replace(/[\s\u2010-\u2015-]/g, '')
