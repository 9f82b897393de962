/** Ctrl-R: a search backwards through the history, letter by letter. */
import type { History } from './history.ts'
import type { View } from './screen.ts'

export class HistorySearch {
  private readonly history: History
  /** The line that was being typed. */
  readonly before: string
  private text = ''
  /** Place in the history; -1: nothing found yet. */
  private at = -1
  private failed = false

  constructor(history: History, before: string) {
    this.history = history
    this.before = before
  }

  /** More of what is looked for. */
  type(text: string): void {
    this.text += text
    this.from(this.at >= 0 ? this.at + 1 : this.history.all.length)
  }

  /** The next older line that fits. */
  again(): void {
    this.from(this.at >= 0 ? this.at : this.history.all.length)
  }

  backspace(): void {
    this.text = this.text.slice(0, -1)
    this.from(this.history.all.length)
  }

  private from(place: number): void {
    const found = this.history.search(this.text, place)
    this.failed = found === -1 && this.text !== ''
    if (found !== -1) this.at = found
    else if (this.text === '') this.at = -1
  }

  /** The line that was found, or the one of before, and where in it the text stands. */
  get found(): { line: string; cursor: number } {
    if (this.at < 0) return { line: this.before, cursor: this.before.length }
    const line = this.history.all[this.at]!
    return { line, cursor: Math.max(line.indexOf(this.text), 0) }
  }

  view(cursor: number): View {
    const { line, cursor: place } = this.found
    return {
      prompt: `(${this.failed ? 'failed ' : ''}reverse-i-search)\`${this.text}': `,
      text: line,
      cursor: this.at >= 0 ? place : cursor,
      continuation: '> ',
    }
  }
}
