/** Guesses that were committed in this browser, with what the account said. The server keeps them too, the first of each. */
import { guess } from '@first-line/checker/contract'
import { persistentAtom } from '@nanostores/persistent'
import { z } from 'zod'
import type { Committed } from '../exercise/predict-html.ts'

const kept = z.record(
  z.string(),
  z.object({
    guess,
    answer: z
      .object({
        allowed: z.boolean(),
        layer: guess.shape.layer,
        because: z.string(),
        basis: z.enum(['observed', 'computed']),
      })
      .optional(),
  }),
)

export const $predictions = persistentAtom<Readonly<Record<string, Committed>>>(
  'first-line:predictions',
  {},
  {
    encode: JSON.stringify,
    decode(text) {
      try {
        return kept.parse(JSON.parse(text))
      } catch {
        return {} // storage belongs to the reader and may hold anything
      }
    },
  },
)

export function keepPrediction(key: string, committed: Committed): void {
  $predictions.set({ ...$predictions.get(), [key]: committed })
}

export function dropPredictions(): void {
  $predictions.set({})
}
