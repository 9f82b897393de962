/**
 * The order in which items are shown: the same at every look, never the right one, and different for another seed.
 * @returns places as written
 */
export function shuffled(count: number, seed: string): number[] {
  const places = Array.from({ length: count }, (_, at) => at)
  if (count < 2) return places
  let state = 2166136261
  for (const sign of seed) state = Math.imul(state ^ (sign.codePointAt(0) ?? 0), 16777619)
  const next = (below: number) => {
    // xorshift: this needs to look random, nothing more
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    return (state >>> 0) % below
  }
  for (let at = count - 1; at > 0; at--) {
    const other = next(at + 1)
    const held = places[at] ?? 0
    places[at] = places[other] ?? 0
    places[other] = held
  }
  return places.every((place, at) => place === at) ? [...places.slice(1), 0] : places
}
