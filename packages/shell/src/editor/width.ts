/** How many columns a character takes in a terminal. */
import { AMBIGUOUS, WIDE, ZERO_WIDTH } from './width-table.ts'

function unpack(table: string): Uint32Array {
  const deltas = table.split(' ')
  const ends = new Uint32Array(deltas.length)
  let last = 0
  for (const [i, delta] of deltas.entries()) {
    last += Number.parseInt(delta, 36)
    ends[i] = last
  }
  return ends
}

/** Whether `code` is within one of the sorted ranges. */
function within(ranges: Uint32Array, code: number): boolean {
  let low = 0
  let high = ranges.length / 2 - 1
  while (low <= high) {
    const middle = (low + high) >> 1
    if (code < ranges[middle * 2]!) high = middle - 1
    else if (code > ranges[middle * 2 + 1]!) low = middle + 1
    else return true
  }
  return false
}

const zero = unpack(ZERO_WIDTH)
const wide = unpack(WIDE)
let ambiguous: Uint32Array | undefined

/**
 * Columns of one character (a code point): 0 for combining marks, 2 for wide ones. Control characters count 0;
 * the editor shows them as `^X` before it asks.
 */
export function charWidth(char: string, options: { ambiguousWide?: boolean } = {}): 0 | 1 | 2 {
  const code = char.codePointAt(0) ?? 0
  if (code >= 0x20 && code < 0x7f) return 1
  if (code < 0xa0) return 0
  if (options.ambiguousWide) {
    ambiguous ??= unpack(AMBIGUOUS)
    if (within(ambiguous, code)) return 2
  }
  if (within(zero, code)) return 0
  return within(wide, code) ? 2 : 1
}

export function textWidth(text: string): number {
  let width = 0
  for (const char of text) width += charWidth(char)
  return width
}
