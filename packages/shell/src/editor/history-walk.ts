/** Up and down through the history, and the last words of its lines. */
import type { Buffer } from './buffer.ts'
import type { History } from './history.ts'

export class HistoryWalk {
  private readonly history: History
  private readonly buffer: Buffer
  /** Place in history while walking it, and the line that was being typed. */
  private walking: { at: number; draft: string } | undefined
  private lastArgument: { at: number; start: number } | undefined

  constructor(history: History, buffer: Buffer) {
    this.history = history
    this.buffer = buffer
  }

  /** A new line begins. */
  reset(): void {
    this.walking = undefined
  }

  /** Another key than that for last words was pressed. */
  interrupt(): void {
    this.lastArgument = undefined
  }

  step(by: -1 | 1): boolean {
    return this.to((this.walking?.at ?? this.history.all.length) + by)
  }

  oldest(): boolean {
    return this.to(0)
  }

  newest(): boolean {
    return this.to(this.history.all.length)
  }

  private to(place: number): boolean {
    const { all } = this.history
    if (place < 0 || place > all.length || place === (this.walking?.at ?? all.length)) return false
    const draft = this.walking?.draft ?? this.buffer.text
    this.walking = { at: place, draft }
    this.buffer.set(place === all.length ? draft : all[place]!)
    return true
  }

  /** The last word of the line before; again: of the line before that. False when there is none. */
  insertLastArgument(): boolean {
    const { all } = this.history
    const at = (this.lastArgument?.at ?? all.length) - 1
    const word = all[at]?.trim().split(/\s+/).at(-1)
    if (word === undefined) return false
    const start = this.lastArgument?.start ?? this.buffer.cursor
    this.buffer.replace(start, this.buffer.cursor, word)
    this.lastArgument = { at, start }
    return true
  }
}
