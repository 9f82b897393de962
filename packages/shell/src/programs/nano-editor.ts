/** `nano`'s text and cursor, without a terminal. As much as editing a policy takes. */
import { charWidth } from '../editor/width.ts'

interface Place {
  row: number
  column: number
}

/** Columns up to `index`, tabs included. */
export function columnOf(line: string, index: number): number {
  let column = 0
  for (const char of line.slice(0, index)) column += char === '\t' ? 8 - (column % 8) : Math.max(1, charWidth(char))
  return column
}

export class NanoEditor {
  lines: string[]
  cursor: Place = { row: 0, column: 0 }
  changed = false
  private cut: string[] = []
  private cutting = false
  private wanted: number | undefined
  private past: { lines: string[]; cursor: Place }[] = []

  constructor(text: string) {
    this.lines = text.split('\n')
    // The last line break ends a line; nano shows no line behind it to type on but its own.
    if (this.lines.length > 1 && this.lines.at(-1) === '') this.lines.pop()
  }

  /** With a line break at the end, as nano writes it. */
  get text(): string {
    const text = this.lines.join('\n')
    return text === '' || text.endsWith('\n') ? text : `${text}\n`
  }

  private get line(): string {
    return this.lines[this.cursor.row]!
  }

  private change(): void {
    this.past.push({ lines: [...this.lines], cursor: { ...this.cursor } })
    if (this.past.length > 200) this.past.shift()
    this.changed = true
    this.cutting = false
    this.wanted = undefined
  }

  undo(): boolean {
    const before = this.past.pop()
    if (!before) return false
    this.lines = before.lines
    this.cursor = before.cursor
    return true
  }

  /** Text at the cursor; line breaks in it split the line. */
  insert(text: string): void {
    this.change()
    const { row, column } = this.cursor
    const pieces = `${this.line.slice(0, column)}${text.replaceAll('\r\n', '\n').replaceAll('\r', '\n')}`.split('\n')
    const end = pieces.at(-1)!.length
    pieces[pieces.length - 1] += this.line.slice(column)
    this.lines.splice(row, 1, ...pieces)
    this.cursor = { row: row + pieces.length - 1, column: end }
  }

  /** Backspace: what is before the cursor. */
  eraseBefore(): void {
    const { row, column } = this.cursor
    if (row === 0 && column === 0) return
    this.change()
    if (column > 0) {
      const at = column - lengthBefore(this.line, column)
      this.lines[row] = this.line.slice(0, at) + this.line.slice(column)
      this.cursor.column = at
    } else {
      const above = this.lines[row - 1]!
      this.lines.splice(row - 1, 2, above + this.line)
      this.cursor = { row: row - 1, column: above.length }
    }
  }

  /** Delete: what is under the cursor. */
  eraseUnder(): void {
    const { row, column } = this.cursor
    if (column === this.line.length && row === this.lines.length - 1) return
    this.right()
    this.eraseBefore()
  }

  /** Cuts the line; several in a row are kept together. */
  cutLine(): void {
    const again = this.cutting
    this.change()
    const [line = ''] = this.lines.splice(this.cursor.row, 1)
    if (this.lines.length === 0) this.lines.push('')
    this.cut = again ? [...this.cut, line] : [line]
    this.cursor = { row: Math.min(this.cursor.row, this.lines.length - 1), column: 0 }
    this.cutting = true
  }

  paste(): void {
    if (this.cut.length === 0) return
    this.cursor.column = 0
    this.insert(`${this.cut.join('\n')}\n`)
  }

  left(): void {
    const { row, column } = this.cursor
    this.still()
    if (column > 0) this.cursor.column -= lengthBefore(this.line, column)
    else if (row > 0) this.cursor = { row: row - 1, column: this.lines[row - 1]!.length }
  }

  right(): void {
    const { row, column } = this.cursor
    this.still()
    if (column < this.line.length) this.cursor.column += String.fromCodePoint(this.line.codePointAt(column)!).length
    else if (row < this.lines.length - 1) this.cursor = { row: row + 1, column: 0 }
  }

  /** Rows up or down; the column is kept in mind. */
  vertical(rows: number): void {
    this.cutting = false
    this.wanted ??= columnOf(this.line, this.cursor.column)
    const row = Math.min(Math.max(0, this.cursor.row + rows), this.lines.length - 1)
    const line = this.lines[row]!
    let column = 0
    while (column < line.length && columnOf(line, column) < this.wanted) column += 1
    this.cursor = { row, column }
  }

  lineStart(): void {
    this.still()
    this.cursor.column = 0
  }

  lineEnd(): void {
    this.still()
    this.cursor.column = this.line.length
  }

  toEnd(end: 'first' | 'last'): void {
    this.still()
    const row = end === 'first' ? 0 : this.lines.length - 1
    this.cursor = { row, column: end === 'first' ? 0 : this.lines[row]!.length }
  }

  /** The next place of a word, around the end. */
  find(word: string): 'found' | 'wrapped' | 'missing' {
    this.still()
    const small = word.toLowerCase()
    for (let i = 0; i <= this.lines.length; i++) {
      const row = (this.cursor.row + i) % this.lines.length
      const at = this.lines[row]!.toLowerCase().indexOf(small, i === 0 ? this.cursor.column + 1 : 0)
      if (at === -1) continue
      const wrapped = row < this.cursor.row || (i > 0 && row === this.cursor.row)
      this.cursor = { row, column: at }
      return wrapped ? 'wrapped' : 'found'
    }
    return 'missing'
  }

  private still(): void {
    this.cutting = false
    this.wanted = undefined
  }
}

/** Half of a pair of surrogates is no character. */
const lengthBefore = (line: string, column: number): number =>
  column > 1 && line.charCodeAt(column - 1) >= 0xdc00 && line.charCodeAt(column - 1) <= 0xdfff ? 2 : 1
