// biome-ignore-all lint/suspicious/noControlCharactersInRegex: terminals speak in control characters
/** A line of any text as rows of a screen: tabs to columns of eight, control characters as `^X`, colours as they are. */
import { charWidth } from '../editor/width.ts'

const COLOUR = /\x1b\[[\d;]*m/y

/** @returns at least one row; none is wider than `width` */
export function wrapLine(line: string, width: number): string[] {
  const rows: string[] = []
  let row = ''
  let column = 0
  const put = (char: string): void => {
    const size = charWidth(char)
    if (column + size > width) {
      rows.push(row)
      row = ''
      column = 0
    }
    row += char
    column += size
  }
  for (let at = 0; at < line.length; ) {
    COLOUR.lastIndex = at
    const colour = COLOUR.exec(line)?.[0]
    if (colour !== undefined) {
      row += colour
      at += colour.length
      continue
    }
    const char = String.fromCodePoint(line.codePointAt(at)!)
    if (char === '\t') for (const blank of ' '.repeat(8 - (column % 8))) put(blank)
    else if (char < ' ' || char === '\x7f') for (const sign of caret(char)) put(sign)
    else put(char)
    at += char.length
  }
  rows.push(row)
  return rows
}

const caret = (char: string): string => `^${String.fromCharCode(char.charCodeAt(0) ^ 64)}`

/** Without colours, for searching. */
export const plainText = (line: string): string => line.replace(/\x1b\[[\d;]*m/g, '')
