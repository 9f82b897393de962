/** Which pages an address that names none may have meant. */

export interface Page {
  readonly path: string
  readonly name: string
}

/** At most three, nearest first; none where nothing is near. */
export function nearestPages(address: string, pages: readonly Page[]): Page[] {
  const wanted = parts(address)
  if (wanted.length === 0) return []
  return pages
    .map((page) => ({ page, near: nearness(wanted, [...parts(page.path), ...parts(page.name)]) }))
    .filter(({ near }) => near >= 0.5)
    .sort((one, other) => other.near - one.near)
    .slice(0, 3)
    .map(({ page }) => page)
}

/** Words of an address that mean something: `/modules/06-user/` is about `06` and `user`. */
function parts(address: string): string[] {
  return address
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((part) => part !== '' && !['modules', 'module', 'html', 'index', 'and', 'the', 'for'].includes(part))
}

/** How much of what was wanted is there: a part counts by how many letters it shares with its nearest. */
function nearness(wanted: readonly string[], there: readonly string[]): number {
  const best = wanted.map((part) => Math.max(0, ...there.map((other) => likeness(part, other))))
  return best.reduce((sum, like) => sum + like, 0) / best.length
}

function likeness(one: string, other: string): number {
  const longest = Math.max(one.length, other.length)
  const like = 1 - distance(one, other) / longest
  // Short words are like each other by chance.
  return longest < 3 ? (one === other ? 1 : 0) : like < 0.6 ? 0 : like
}

/** How many letters have to change. */
function distance(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, at) => at)
  for (let i = 1; i <= one.length; i++) {
    const next = [i]
    for (let j = 1; j <= other.length; j++) {
      const same = one[i - 1] === other[j - 1] ? 0 : 1
      next.push(Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, (row[j - 1] ?? 0) + same))
    }
    row = next
  }
  return row[other.length] ?? 0
}
