import type { Reader } from './tokens.ts'

/** What may be wrong with an expression that can be parsed, in the order in which AWS tells: one error, whatever is found. */
const RANKS = [
  'parentheses',
  'function',
  'misuse',
  'reserved',
  'section',
  'undefined',
  'overlap',
  'conflict',
  'operands',
  'distinct',
  'type',
] as const
export type Rank = (typeof RANKS)[number]

/** Collects what is wrong while an expression is read, so that a syntax error further on is told first. */
export class Findings {
  readonly #found = new Map<Rank, string>()

  note(rank: Rank, message: string): void {
    if (!this.#found.has(rank)) this.#found.set(rank, message)
  }

  /** @throws AwsError ValidationException */
  throwFirst(reader: Reader): void {
    for (const rank of RANKS) {
      const message = this.#found.get(rank)
      if (message !== undefined) throw reader.error(message)
    }
  }
}
