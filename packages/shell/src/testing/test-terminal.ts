// biome-ignore-all lint/suspicious/noControlCharactersInRegex: terminals speak in control characters
/** As much of a terminal as the line editor uses: rows that wrap at the width, and a cursor that hangs at a full row's end. */
import { charWidth } from '../editor/width.ts'

export class TestTerminal {
  width: number
  private cells: string[][] = [[]]
  private row = 0
  private column = 0

  constructor(width: number) {
    this.width = width
  }

  get cursor(): [number, number] {
    return [this.row, this.column]
  }

  /** Rows without trailing blanks. The second half of a wide character is empty. */
  rows(): string[] {
    return this.cells.map((row) => row.join('').trimEnd())
  }

  write(text: string): void {
    for (const piece of text.match(/\x1b\[[0-9;?]*[A-Za-z]|[\s\S]/gu) ?? []) {
      const sequence = /^\x1b\[(\??[\d;]*)([A-Za-z])$/.exec(piece)
      if (sequence) this.control(sequence[1]!, sequence[2]!)
      else if (piece === '\r') this.column = 0
      else if (piece === '\n') this.down()
      else if (piece >= ' ') this.put(piece)
    }
  }

  private down(): void {
    this.row += 1
    while (this.cells.length <= this.row) this.cells.push([])
  }

  private control(parameters: string, final: string): void {
    const count = Number(parameters || 1)
    if (final === 'A') this.row = Math.max(this.row - count, 0)
    else if (final === 'C') this.column = Math.min(this.column + count, this.width - 1)
    else if (final === 'J') {
      this.cells.length = this.row + 1
      this.cells[this.row]!.length = Math.min(this.cells[this.row]!.length, this.column)
    }
  }

  private put(char: string): void {
    const size = charWidth(char)
    const row = this.cells[this.row]!
    if (size === 0) {
      row[Math.max(this.column - 1, 0)] += char
      return
    }
    if (this.column + size > this.width) {
      this.column = 0
      this.down()
    }
    const target = this.cells[this.row]!
    while (target.length < this.column) target.push(' ')
    target[this.column] = char
    if (size === 2) target[this.column + 1] = ''
    this.column += size
  }
}
