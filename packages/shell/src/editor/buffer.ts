/** The text being edited, as readline treats it: a cursor, words, a kill ring, undo. Nothing about the screen. */

interface Snapshot {
  text: string
  cursor: number
}

const isWordChar = (char: string): boolean => /[\p{L}\p{N}]/u.test(char)

/** Where a character that may be combined with the one before begins. */
const segmenter = new Intl.Segmenter(undefined, { granularity: 'grapheme' })

export class Buffer {
  text = ''
  /** Index into `text`, 0 to its length. */
  cursor = 0
  private undos: Snapshot[] = []
  private kills: string[] = []
  private killAt = 0
  /** Consecutive kills join; consecutive letters are one undo. */
  private last: 'kill' | 'type' | 'yank' | 'other' = 'other'
  private yanked = { start: 0, end: 0 }

  set(text: string, cursor = text.length): void {
    this.text = text
    this.cursor = cursor
    this.undos = []
    this.last = 'other'
  }

  private remember(): void {
    this.undos.push({ text: this.text, cursor: this.cursor })
    if (this.undos.length > 500) this.undos.shift()
  }

  insert(text: string, kind: 'type' | 'other' = 'other'): void {
    if (!(kind === 'type' && this.last === 'type' && text !== ' ')) this.remember()
    this.text = this.text.slice(0, this.cursor) + text + this.text.slice(this.cursor)
    this.cursor += text.length
    this.last = kind
  }

  /** Replaces a part of the text; the cursor ends behind it. */
  replace(start: number, end: number, text: string): void {
    this.remember()
    this.text = this.text.slice(0, start) + text + this.text.slice(end)
    this.cursor = start + text.length
    this.last = 'other'
  }

  undo(): boolean {
    const before = this.undos.pop()
    if (!before) return false
    this.text = before.text
    this.cursor = before.cursor
    this.last = 'other'
    return true
  }

  undoAll(): void {
    while (this.undo());
  }

  private previous(from = this.cursor): number {
    let last = 0
    for (const { index } of segmenter.segment(this.text.slice(0, from))) last = index
    return last
  }

  private next(from = this.cursor): number {
    const [first] = segmenter.segment(this.text.slice(from))
    return first ? from + first.segment.length : from
  }

  wordStart(from = this.cursor): number {
    let at = from
    while (at > 0 && !isWordChar(this.text[at - 1]!)) at--
    while (at > 0 && isWordChar(this.text[at - 1]!)) at--
    return at
  }

  wordEnd(from = this.cursor): number {
    let at = from
    while (at < this.text.length && !isWordChar(this.text[at]!)) at++
    while (at < this.text.length && isWordChar(this.text[at]!)) at++
    return at
  }

  private blankWordStart(): number {
    let at = this.cursor
    while (at > 0 && /\s/.test(this.text[at - 1]!)) at--
    while (at > 0 && !/\s/.test(this.text[at - 1]!)) at--
    return at
  }

  lineStart(): number {
    return this.text.lastIndexOf('\n', this.cursor - 1) + 1
  }

  lineEnd(): number {
    const end = this.text.indexOf('\n', this.cursor)
    return end === -1 ? this.text.length : end
  }

  moveTo(cursor: number): boolean {
    this.last = 'other'
    if (cursor === this.cursor) return false
    this.cursor = cursor
    return true
  }

  left = (): boolean => this.moveTo(this.previous())
  right = (): boolean => this.moveTo(this.next())

  /** One line up or down in a text of several; false at the edge. */
  vertical(direction: -1 | 1): boolean {
    const start = this.lineStart()
    const column = this.cursor - start
    if (direction === -1) {
      if (start === 0) return false
      const before = this.text.lastIndexOf('\n', start - 2) + 1
      return this.moveTo(Math.min(before + column, start - 1))
    }
    const end = this.lineEnd()
    if (end === this.text.length) return false
    const next = this.text.indexOf('\n', end + 1)
    return this.moveTo(Math.min(end + 1 + column, next === -1 ? this.text.length : next))
  }

  private remove(start: number, end: number): boolean {
    if (start === end) return false
    this.remember()
    this.text = this.text.slice(0, start) + this.text.slice(end)
    this.cursor = start
    this.last = 'other'
    return true
  }

  deleteBefore = (): boolean => this.remove(this.previous(), this.cursor)
  deleteAfter = (): boolean => this.remove(this.cursor, this.next())

  private kill(start: number, end: number): boolean {
    if (start === end) return false
    const joined = this.last === 'kill'
    const text = this.text.slice(start, end)
    const before = end <= this.cursor && start < this.cursor
    this.remove(start, end)
    if (joined && this.kills.length > 0) {
      const top = this.kills.at(-1)!
      this.kills[this.kills.length - 1] = before ? text + top : top + text
    } else this.kills.push(text)
    this.last = 'kill'
    return true
  }

  killToEnd = (): boolean => this.kill(this.cursor, this.lineEnd() === this.cursor ? this.text.length : this.lineEnd())
  killToStart = (): boolean => this.kill(this.lineStart(), this.cursor)
  killWord = (): boolean => this.kill(this.cursor, this.wordEnd())
  killWordBefore = (): boolean => this.kill(this.wordStart(), this.cursor)
  killBlankWordBefore = (): boolean => this.kill(this.blankWordStart(), this.cursor)

  yank(): boolean {
    this.killAt = this.kills.length - 1
    const text = this.kills[this.killAt]
    if (text === undefined) return false
    const start = this.cursor
    this.insert(text)
    this.yanked = { start, end: this.cursor }
    this.last = 'yank'
    return true
  }

  /** After a yank: the kill before it instead. */
  yankPop(): boolean {
    if (this.last !== 'yank' || this.kills.length < 2) return false
    this.killAt = (this.killAt + this.kills.length - 1) % this.kills.length
    this.replace(this.yanked.start, this.yanked.end, this.kills[this.killAt]!)
    this.yanked.end = this.cursor
    this.last = 'yank'
    return true
  }

  transpose(): boolean {
    if (this.cursor === 0 || this.text.length < 2) return false
    const middle = this.cursor === this.text.length ? this.previous() : this.cursor
    const start = this.previous(middle)
    const end = this.next(middle)
    if (start === middle) return false
    this.replace(start, end, this.text.slice(middle, end) + this.text.slice(start, middle))
    return true
  }

  /** Upper case, lower case, or capital of the word ahead. */
  changeCase(how: 'upper' | 'lower' | 'capital'): boolean {
    const end = this.wordEnd()
    if (end === this.cursor) return false
    const word = this.text.slice(this.cursor, end)
    const changed =
      how === 'upper'
        ? word.toUpperCase()
        : how === 'lower'
          ? word.toLowerCase()
          : word.toLowerCase().replace(/[\p{L}\p{N}]/u, (char) => char.toUpperCase())
    this.replace(this.cursor, end, changed)
    return true
  }
}
