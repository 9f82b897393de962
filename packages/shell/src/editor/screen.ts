// biome-ignore-all lint/suspicious/noControlCharactersInRegex: terminals speak in control characters
/** Puts a prompt and a text of any length on a terminal, and the cursor where it belongs, by ANSI sequences. */
import { charWidth } from './width.ts'

export interface View {
  /** May hold colours. */
  prompt: string
  text: string
  /** Index into `text`. */
  cursor: number
  /** Shown before each further line of a text with line breaks. */
  continuation: string
}

interface Place {
  row: number
  column: number
}

const COLOUR = /\x1b\[[0-9;?]*[A-Za-z]/y

/** Control characters as the terminal shows them. */
const shown = (char: string): string =>
  char === '\t' ? '    ' : char < ' ' ? `^${String.fromCharCode(char.charCodeAt(0) + 64)}` : char

/** Walks text over the screen as the terminal does: what does not fit goes on the next row. */
function advance(place: Place, char: string, width: number): void {
  const size = charWidth(char)
  if (size === 0) return
  if (place.column + size > width) {
    place.row += 1
    place.column = 0
  }
  place.column += size
}

export class Screen {
  width: number
  /** Rows from the top of the prompt to where the cursor was left. */
  private cursorRow = 0

  constructor(width: number) {
    this.width = width
  }

  /** Forget what is drawn: the next drawing starts on the row where the cursor is. */
  reset(): void {
    this.cursorRow = 0
  }

  /** Everything anew: up to the first row, clear what is below, write, move the cursor. */
  draw(view: View): string {
    const up = this.cursorRow > 0 ? `\x1b[${this.cursorRow}A` : ''
    return `${up}\r\x1b[J${this.write(view)}`
  }

  /** The end of the text, and a new row: what comes next is not part of it. */
  finish(view: View): string {
    const out = this.draw({ ...view, cursor: view.text.length })
    this.reset()
    return `${out}\r\n`
  }

  private write({ prompt, text, cursor, continuation }: View): string {
    const place: Place = { row: 0, column: 0 }
    let out = ''
    const put = (piece: string): void => {
      for (let at = 0; at < piece.length; ) {
        COLOUR.lastIndex = at
        const colour = COLOUR.exec(piece)?.[0]
        if (colour !== undefined) {
          out += colour
          at += colour.length
          continue
        }
        const char = String.fromCodePoint(piece.codePointAt(at)!)
        for (const visible of shown(char)) {
          advance(place, visible, this.width)
          out += visible
        }
        at += char.length
      }
    }
    const newRow = (): void => {
      out += '\r\n'
      place.row += 1
      place.column = 0
    }

    put(prompt)
    let wanted: Place | undefined
    for (let at = 0; at < text.length; ) {
      if (at >= cursor) wanted ??= here(place, this.width)
      const char = String.fromCodePoint(text.codePointAt(at)!)
      if (char === '\n') {
        newRow()
        put(continuation)
      } else put(char)
      at += char.length
    }
    // A full row leaves the terminal's cursor hanging at its end; a new row makes its place certain.
    if (place.column >= this.width) newRow()
    wanted ??= { ...place }
    const back = place.row - wanted.row
    if (back > 0) out += `\x1b[${back}A`
    if (back > 0 || wanted.column !== place.column) out += `\r${wanted.column > 0 ? `\x1b[${wanted.column}C` : ''}`
    this.cursorRow = wanted.row
    return out
  }
}

const here = (place: Place, width: number): Place =>
  place.column >= width ? { row: place.row + 1, column: 0 } : { ...place }
