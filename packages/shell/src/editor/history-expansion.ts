/** `!!`, `!$`, `!-2`, `!aws`, `^old^new`: lines of the history by their signs, as bash expands them before a line runs. */

export type Expanded = { line: string; changed: boolean } | { missing: string }

/** Words as bash counts them for `!$`: quotes keep blanks together. */
const wordsOf = (line: string): string[] => line.match(/(?:"(?:\\.|[^"\\])*"|'[^']*'|\\.|[^\s"'\\])+/g) ?? []

const DESIGNATOR =
  /^!(?:(!)|(\$)|(\^)|(\*)|(-?\d+)|\?([^?\n]+)\??|([A-Za-z./_][^\s;|&<>()"':$^*!]*))(?::?([$^*])|:(\d+))?/

function eventOf([, again, last, first, all, number, within, start]: RegExpExecArray, history: readonly string[]) {
  if (again || last || first || all) return history.at(-1)
  if (number) return Number(number) < 0 ? history.at(Number(number)) : history[Number(number) - 1]
  return history.findLast((line) => (within ? line.includes(within) : line.startsWith(start!)))
}

function partOf(event: string, [, , last, first, all, , , , sign, index]: RegExpExecArray): string {
  const words = wordsOf(event)
  const wanted = last ?? first ?? all ?? sign
  if (wanted === '$') return words.at(-1) ?? ''
  if (wanted === '^') return words[1] ?? ''
  if (wanted === '*') return words.slice(1).join(' ')
  return index === undefined ? event : (words[Number(index)] ?? '')
}

/**
 * Signs count at the beginning of a word alone: a `!` within one is taken as it is, so that a password with one is no trap.
 * @param history without the line itself
 */
export function expandHistory(line: string, history: readonly string[]): Expanded {
  const [, old, fresh = ''] = /^\^([^^\n]+)\^([^^\n]*)\^?$/.exec(line) ?? []
  if (old !== undefined) {
    const before = history.at(-1)
    return before?.includes(old) ? { line: before.replace(old, () => fresh), changed: true } : { missing: line }
  }
  let made = ''
  let quote = ''
  for (let at = 0; at < line.length; ) {
    const char = line[at]!
    if (char === '\\' && quote !== "'") {
      made += line.slice(at, at + 2)
      at += 2
      continue
    }
    if (quote === '' ? char === "'" || char === '"' : char === quote) quote = quote === '' ? char : ''
    const begins = at === 0 || /[\s;|&(`"]/.test(line[at - 1]!)
    const found = char === '!' && quote !== "'" && begins ? DESIGNATOR.exec(line.slice(at)) : undefined
    if (!found) {
      made += char
      at += 1
      continue
    }
    const event = eventOf(found, history)
    if (event === undefined) return { missing: found[0] }
    made += partOf(event, found)
    at += found[0].length
  }
  return { line: made, changed: made !== line }
}
