/** Command lines for the comparison with the real CLI: what one is, and many of them as a text. */

export interface Case {
  line: string
  env?: Record<string, string | undefined>
  stdin?: string
  /** Files to show after the run: what it wrote. Of a directory, named with `/` behind it, the names. */
  show?: string[]
  /** Why the two differ, for a difference that stays. It must differ, or the entry goes. */
  differs?: string
}

/** One a line; lines that begin with `//` are headings. */
export const lines = (text: string, more: Omit<Case, 'line'> = {}): Case[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('//'))
    .map((line) => ({ ...more, line }))
