import type { AttributeValue, Item } from '../values/attribute-value.ts'

/** An attribute's name, then names within maps and indices into lists. */
export type Path = readonly [string, ...Array<string | number>]

/** `[a, b, [1]]`, as errors show it. */
export const pathText = (path: Path): string =>
  `[${path.map((step) => (typeof step === 'number' ? `[${step}]` : step)).join(', ')}]`

/** What is at a path; `undefined` when there is nothing. */
export function valueAt(item: Item, [name, ...steps]: Path): AttributeValue | undefined {
  let value = own(item, name)
  for (const step of steps) {
    if (value === undefined) return undefined
    if (typeof step === 'number') value = 'L' in value ? value.L[step] : undefined
    else value = 'M' in value ? own(value.M, step) : undefined
  }
  return value
}

export const own = (item: Item, name: string): AttributeValue | undefined =>
  Object.hasOwn(item, name) ? item[name] : undefined

/** What is wrong with two paths of one expression, in AWS's words. */
export function clash(one: Path, other: Path): { rank: 'overlap' | 'conflict'; message: string } | undefined {
  const shared = Math.min(one.length, other.length)
  const told = `must remove or rewrite one of these paths; path one: ${pathText(one)}, path two: ${pathText(other)}`
  for (let at = 0; at < shared; at += 1) {
    if (typeof one[at] !== typeof other[at])
      return { rank: 'conflict', message: `Two document paths conflict with each other; ${told}` }
    if (one[at] !== other[at]) return undefined
  }
  return { rank: 'overlap', message: `Two document paths overlap with each other; ${told}` }
}
