/** What a filter takes and gives: a value, and the path that led to it where somebody asked for paths. */
import { get, type Path } from './paths.ts'
import { described, isObject, JqError, type Json } from './values.ts'

/** `path`: undefined where nobody asked; false where it was lost, since a value was made and not found. */
export interface Spot {
  value: Json
  path?: Path | false | undefined
}

export type Spots = Generator<Spot, void, undefined>

/** Without its path. */
export const plain = ({ value }: Spot): Spot => ({ value })

/** A value that was made here. */
export const made = (at: Spot, value: Json): Spot => (at.path === undefined ? { value } : { value, path: false })

/** One step further. @throws JqError */
export function step(at: Spot, key: Json): Spot {
  if (at.path === undefined) return { value: get(at.value, key) }
  if (at.path === false)
    throw new JqError(`Invalid path expression with result ${described(at.value).replace(/^\w+ \(|\)$/g, '')}`)
  return { value: at.value === null ? null : get(at.value, key), path: [...at.path, key] }
}

export function* items(at: Spot): Spots {
  const { value } = at
  if (Array.isArray(value)) for (let i = 0; i < value.length; i++) yield step(at, i)
  else if (isObject(value)) for (const key of value.keys()) yield step(at, key)
  else throw new JqError(`Cannot iterate over ${described(value)}`)
}

export function firstOf(spots: Iterable<Spot>): Spot[] {
  for (const spot of spots) return [spot]
  return []
}
