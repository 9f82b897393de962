import type { Ids } from '../ids/ids.ts'

/** Digits of an event's number in its id; the rest is random, so that ids cannot be guessed. */
const SEQ_DIGITS = 7
const ID_LENGTH = 25

/** `[0-9a-z]+`; leads back to the event of this number. */
export const eventIdOf = (seq: number, ids: Ids): string =>
  seq.toString(36).padStart(SEQ_DIGITS, '0') + ids.base36(ID_LENGTH - SEQ_DIGITS)

/** The number in an id; `undefined` for what is none. */
export function seqOf(id: string): number | undefined {
  const seq = Number.parseInt(id.slice(0, SEQ_DIGITS), 36)
  return /^[0-9a-z]+$/.test(id) && Number.isSafeInteger(seq) ? seq : undefined
}
