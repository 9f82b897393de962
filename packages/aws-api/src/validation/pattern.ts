/** The models' patterns are Java's; JavaScript reads nearly all of them with the `u` flag. */

const compiled = new Map<string, RegExp | undefined>()

/**
 * A regular expression for a model's pattern, for the whole value as Coral matches it, or `undefined` for one that
 * JavaScript cannot read (then the value is let through: refusing what AWS takes is the worse mistake).
 */
export function patternOf(pattern: string): RegExp | undefined {
  if (!compiled.has(pattern)) compiled.set(pattern, compile(pattern))
  return compiled.get(pattern)
}

function compile(pattern: string): RegExp | undefined {
  for (const [source, flags] of [
    [pattern, 'u'],
    [translated(pattern), 'u'],
    [translated(pattern), ''],
  ] as const) {
    try {
      return new RegExp(`^(?:${source})$`, flags)
    } catch (error) {
      if (!(error instanceof SyntaxError)) throw error
    }
  }
  return undefined
}

/**
 * What differs: needless escapes, possessive quantifiers, `\p{Alnum}` and friends, `\A` and `\z`, a dash after a
 * class, and `(?i)` in the middle, which is dropped (only Budgets has one, to refuse scripts).
 */
function translated(pattern: string): string {
  return pattern
    .replaceAll(/\\p\{(?:Is)?(Alnum|Alpha|Digit|Upper|Lower|ASCII|Print|Graph|Punct)\}/g, (whole, name: string) => {
      return posix[name] ?? whole
    })
    .replaceAll(/\\([-_@#%&=:;,'"<>~`! ])/g, (_, character: string) => (character === '-' ? '\\u002d' : character))
    .replaceAll('(?i)', '')
    .replaceAll(/(\\p\{\w+\})-/g, '$1\\u002d')
    .replaceAll(/\\A/g, '^')
    .replaceAll(/\\[zZ]/g, '$')
    .replaceAll(/([*+?}])\+/g, '$1')
}

/** Ranges without their brackets: they stand inside a class as often as not, and then brackets would nest. */
const posix: Record<string, string> = {
  Alnum: 'a-zA-Z0-9',
  Alpha: 'a-zA-Z',
  Digit: '0-9',
  Upper: 'A-Z',
  Lower: 'a-z',
  ASCII: '\\x00-\\x7f',
  Print: '\\x20-\\x7e',
  Graph: '\\x21-\\x7e',
  Punct: '!-\\/:-@\\[-`{-~',
}
