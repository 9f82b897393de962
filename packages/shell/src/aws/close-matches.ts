/**
 * "Maybe you meant": Python's `difflib.get_close_matches`, whose ratio decides what AWS CLI suggests.
 * Ratcliff and Obershelp: twice the characters in matching blocks over all characters
 * (https://docs.python.org/3/library/difflib.html#difflib.SequenceMatcher.ratio).
 */

/** Length and place of the longest common run within the windows; the earliest one in `a`, then in `b`. */
function longestMatch(a: string, b: string, aLow: number, aHigh: number, bLow: number, bHigh: number) {
  let best = { a: aLow, b: bLow, size: 0 }
  let lengths = new Map<number, number>()
  for (let i = aLow; i < aHigh; i++) {
    const next = new Map<number, number>()
    for (let j = bLow; j < bHigh; j++) {
      if (a[i] !== b[j]) continue
      const size = (lengths.get(j - 1) ?? 0) + 1
      next.set(j, size)
      if (size > best.size) best = { a: i - size + 1, b: j - size + 1, size }
    }
    lengths = next
  }
  return best
}

function matchingCharacters(a: string, b: string): number {
  let total = 0
  const windows: [number, number, number, number][] = [[0, a.length, 0, b.length]]
  for (let window = windows.pop(); window; window = windows.pop()) {
    const [aLow, aHigh, bLow, bHigh] = window
    const match = longestMatch(a, b, aLow, aHigh, bLow, bHigh)
    if (match.size === 0) continue
    total += match.size
    windows.push([aLow, match.a, bLow, match.b])
    windows.push([match.a + match.size, aHigh, match.b + match.size, bHigh])
  }
  return total
}

/** Similarity of two words, 0 to 1. Not symmetric, as in Python. */
export function ratio(a: string, b: string): number {
  const length = a.length + b.length
  return length === 0 ? 1 : (2 * matchingCharacters(a, b)) / length
}

/** At most `count` of `choices` that resemble `word`, best first; equals in reverse alphabetical order, as Python's heap has it. */
export function closeMatches(word: string, choices: Iterable<string>, cutoff = 0.8, count = 3): string[] {
  const found: [number, string][] = []
  for (const choice of choices) {
    // Upper bound first: comparing all 400 services fully would cost a noticeable pause.
    const bound = (2 * Math.min(choice.length, word.length)) / (choice.length + word.length)
    if (bound < cutoff) continue
    const score = ratio(choice, word)
    if (score >= cutoff) found.push([score, choice])
  }
  found.sort(([a, x], [b, y]) => b - a || (x < y ? 1 : -1))
  return found.slice(0, count).map(([, choice]) => choice)
}
