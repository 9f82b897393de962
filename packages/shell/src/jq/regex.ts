/** Regular expressions: Oniguruma's, as far as JavaScript's are the same. */
import { described, JqError, type Json } from './values.ts'

/** What JavaScript writes otherwise. */
const CLASSES: Record<string, string> = {
  alpha: '\\p{L}',
  alnum: '\\p{L}\\p{N}',
  digit: '\\d',
  lower: '\\p{Ll}',
  upper: '\\p{Lu}',
  space: '\\s',
  punct: '\\p{P}\\p{S}',
  xdigit: '0-9A-Fa-f',
  word: '\\w',
}

function expressionOf(pattern: string, flags: string): RegExp {
  const known = /^[gimnpslx]*$/.test(flags)
  if (!known) throw new JqError(`${flags} is not a valid modifier string`)
  const bare = flags.includes('x')
    ? pattern.replace(/\\.|\[(?:\\.|[^\]])*\]|\s+|#.*/g, (part) => (/^[\s#]/.test(part) ? '' : part))
    : pattern
  const translated = bare
    .replace(/\[:(\w+):\]/g, (whole, name: string) => CLASSES[name] ?? whole)
    .replace(/\\h/g, '[0-9A-Fa-f]')
    .replace(/\\A/g, '^')
    .replace(/\\[zZ]/g, '$')
  const own = `dg${flags.includes('i') ? 'i' : ''}${/[sp]/.test(flags) ? 's' : ''}`
  // Strict where it can be: a backslash before a letter that needs none is an error there, and none in jq.
  for (const mode of ['u', '']) {
    try {
      return new RegExp(translated, own + mode)
    } catch (error) {
      if (mode === '')
        throw new JqError(
          `${pattern} (at offset 0) is not a valid regex: ${error instanceof Error ? error.message : ''}`,
        )
    }
  }
  throw new JqError('not a regular expression')
}

const pointsBefore = (text: string, at: number): number => [...text.slice(0, at)].length

/** The name of each group, in their order; undefined for one without. */
const groupNames = (pattern: string): (string | undefined)[] =>
  [...pattern.matchAll(/\\.|\[(?:\\.|[^\]])*\]|\((?!\?)|\(\?<(\w+)>/g)]
    .filter(([text]) => text.startsWith('('))
    .map(([, name]) => name)

/** Matches as `match` gives them. */
export function matches(value: Json, pattern: Json, flags: Json): Json[] {
  if (typeof value !== 'string') throw new JqError(`${described(value)} cannot be matched, as it is not a string`)
  if (typeof pattern !== 'string') throw new JqError(`${described(pattern)} is not a string`)
  if (flags !== null && typeof flags !== 'string') throw new JqError(`${described(flags)} is not a string`)
  const found: Json[] = []
  for (const match of value.matchAll(expressionOf(pattern, flags ?? ''))) {
    const { indices = [] } = match
    const names = groupNames(pattern)
    const captures = match.slice(1).map((text: string | undefined, i): Json => {
      const at = indices[i + 1]
      return new Map<string, Json>([
        ['offset', at ? pointsBefore(value, at[0]) : -1],
        ['length', text === undefined ? 0 : [...text].length],
        ['string', text ?? null],
        ['name', names[i] ?? null],
      ])
    })
    found.push(
      new Map<string, Json>([
        ['offset', pointsBefore(value, match.index)],
        ['length', [...match[0]].length],
        ['string', match[0]],
        ['captures', captures],
      ]),
    )
    if (!flags?.includes('g')) break
  }
  return found
}
