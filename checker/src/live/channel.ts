/**
 * One learner's live events: a bounded ring with ascending cursors. A page that was away asks for what came after its
 * last cursor; if that is no longer here, or was another process's, it is told to read its state again.
 */
import type { LiveEvent } from '../contract.ts'

/** A live event and its place in the stream. */
export interface Numbered {
  readonly cursor: number
  readonly event: LiveEvent
}

const ringSize = 256

export class Channel {
  #cursor: number
  readonly #oldest: number
  #ring: Numbered[] = []
  readonly #listeners = new Set<(numbered: Numbered) => void>()

  /** `base` must exceed every cursor of an earlier channel of this learner: the time in milliseconds does. */
  constructor(base: number) {
    this.#cursor = base
    this.#oldest = base
  }

  /** The position that everything published so far is at or before. */
  get cursor(): number {
    return this.#cursor
  }

  get listeners(): number {
    return this.#listeners.size
  }

  publish(event: LiveEvent): void {
    this.#cursor += 1
    const numbered = { cursor: this.#cursor, event }
    this.#ring.push(numbered)
    if (this.#ring.length > ringSize) this.#ring = this.#ring.slice(-ringSize / 2)
    for (const listener of this.#listeners) listener(numbered)
  }

  /**
   * Delivers what came after `after`, then everything to come. Without `after`, only what is to come.
   * Returns a function that ends it.
   */
  listen(after: number | undefined, listener: (numbered: Numbered) => void): () => void {
    if (after !== undefined) {
      if (this.#lost(after)) listener({ cursor: this.#cursor, event: { type: 'resync' } })
      else for (const numbered of this.#ring) if (numbered.cursor > after) listener(numbered)
    }
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  #lost(after: number): boolean {
    const first = this.#ring[0]?.cursor ?? this.#cursor + 1
    return after < this.#oldest || after < first - 1 || after > this.#cursor
  }
}
