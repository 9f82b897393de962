import { appendGlob, matchGlob } from '@first-line/policy'

/**
 * Whether a text is one that a pattern describes: `*` stands for any text, `?` for one character. Takes no longer the more
 * wildcards there are, as a regular expression could.
 * @param escapes a backslash takes the wildcards' meaning away
 */
export function matchesWildcards(pattern: string, text: string, escapes = false): boolean {
  const glob: number[] = []
  for (const part of escapes ? (pattern.match(/\\[*?\\]|[^\\]+|\\/g) ?? []) : [pattern])
    if (part.length === 2 && part.startsWith('\\')) appendGlob(glob, part.slice(1), true)
    else appendGlob(glob, part, false)
  return matchGlob(glob, text)
}
