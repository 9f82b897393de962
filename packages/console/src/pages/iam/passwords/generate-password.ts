/** A password that follows any policy AWS lets one set: all four kinds of characters, twenty of them or more. */

const kinds = ['ABCDEFGHJKLMNPQRSTUVWXYZ', 'abcdefghijkmnopqrstuvwxyz', '23456789', '!@#$%^&*()_+-=[]{}|'] as const

/** `random` gives a whole number below its argument. */
export function generatePassword(length = 20, random: (below: number) => number = randomBelow): string {
  const all = kinds.join('')
  const characters: string[] = kinds.map((kind) => kind.charAt(random(kind.length)))
  while (characters.length < Math.max(length, 20)) characters.push(all.charAt(random(all.length)))
  // The four that were drawn first must not stand first.
  for (let at = characters.length - 1; at > 0; at--) {
    const other = random(at + 1)
    ;[characters[at], characters[other]] = [characters[other]!, characters[at]!]
  }
  return characters.join('')
}

/** Evenly spread: what would favour the small numbers is drawn again. */
function randomBelow(below: number): number {
  const most = 0x1_0000_0000 - (0x1_0000_0000 % below)
  for (;;) {
    const drawn = crypto.getRandomValues(new Uint32Array(1))[0] ?? 0
    if (drawn < most) return drawn % below
  }
}
