/** What Tab may answer, and how several answers are listed. */
import { textWidth } from './width.ts'

export interface Completion {
  /** Where the completed word begins. */
  start: number
  /** What the word may become, quoted as it has to stand. */
  values: string[]
  /** How each is listed; default the values. */
  labels?: string[]
  /** Put behind the only one: a blank, a slash. */
  suffix?: string
}

export function commonPrefix(values: readonly string[]): string {
  let prefix = values[0] ?? ''
  for (const value of values) while (!value.startsWith(prefix)) prefix = prefix.slice(0, -1)
  return prefix
}

/** Words in columns, down first, as `ls` and readline list them; in order, each once, unless they have an order of their own. */
export function columns(words: readonly string[], width: number, sort = true): string {
  const sorted = sort ? [...new Set(words)].sort() : words
  const size = Math.max(...sorted.map(textWidth)) + 2
  const count = Math.max(Math.floor(width / size), 1)
  const rows = Math.ceil(sorted.length / count)
  let out = ''
  for (let row = 0; row < rows; row++) {
    const cells = Array.from({ length: count }, (_, column) => sorted[column * rows + row]).filter(
      (cell): cell is string => cell !== undefined,
    )
    out += `${cells.map((cell, i) => (i === cells.length - 1 ? cell : cell + ' '.repeat(size - textWidth(cell)))).join('')}\r\n`
  }
  return out
}
