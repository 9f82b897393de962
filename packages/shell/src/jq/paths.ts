/** Looking into values and changing them by a path. */
import { compare, described, isObject, JqError, type Json, type JsonObject, typeOf } from './values.ts'

export type Path = Json[]

const inside = (size: number, at: number): number => (at < 0 ? at + size : at)

/** `{"start": …, "end": …}`, a path's element for a slice. */
function sliceOf(key: JsonObject, size: number): [number, number] {
  const bound = (name: string, otherwise: number): number => {
    const value = key.get(name) ?? null
    if (value === null) return otherwise
    if (typeof value !== 'number') throw new JqError('Start and end indices of an array slice must be numbers')
    const at = inside(size, name === 'start' ? Math.floor(value) : Math.ceil(value))
    return Math.max(0, Math.min(at, size))
  }
  const start = bound('start', 0)
  return [start, Math.max(start, bound('end', size))]
}

export function get(value: Json, key: Json): Json {
  if (isObject(value) && typeof key === 'string') return value.get(key) ?? null
  if (Array.isArray(value) && typeof key === 'number') return value[inside(value.length, Math.floor(key))] ?? null
  if (isObject(key) && (Array.isArray(value) || typeof value === 'string')) {
    const whole = typeof value === 'string' ? [...value] : value
    const part = whole.slice(...sliceOf(key, whole.length))
    return typeof value === 'string' ? part.join('') : (part as Json[])
  }
  if (Array.isArray(value) && Array.isArray(key)) return indicesOf(value, key)
  if (value === null && (typeof key === 'string' || typeof key === 'number' || key === null || isObject(key)))
    return null
  throw new JqError(`Cannot index ${typeOf(value)} with ${typeof key === 'string' ? `string "${key}"` : typeOf(key)}`)
}

export function indicesOf(value: Json, sought: Json): Json {
  if (value === null) return null
  if (typeof value === 'string' && typeof sought === 'string') {
    const found: number[] = []
    if (sought === '') return null
    for (let at = value.indexOf(sought); at !== -1; at = value.indexOf(sought, at + 1))
      found.push([...value.slice(0, at)].length)
    return found
  }
  if (!Array.isArray(value)) return get(value, sought)
  const wanted = Array.isArray(sought) ? sought : [sought]
  if (wanted.length === 0) return null
  return value.flatMap((_, at) =>
    at + wanted.length <= value.length && wanted.every((one, i) => compare(one, value[at + i]!) === 0) ? [at] : [],
  )
}

export const getAt = (value: Json, path: Path): Json =>
  path.reduce<Json>((found, key) => (found === null ? null : get(found, key)), value)

/** A copy with another value at a path. */
export function setAt(value: Json, path: Path, leaf: Json): Json {
  const [key, ...rest] = path
  return key === undefined ? leaf : set(value, key, setAt(get(value, key), rest, leaf))
}

function set(value: Json, key: Json, item: Json): Json {
  if (typeof key === 'string' && (value === null || isObject(value))) return new Map(value ?? []).set(key, item)
  if (typeof key === 'number' && (value === null || Array.isArray(value))) {
    const made = [...(value ?? [])]
    const at = inside(made.length, Math.floor(key))
    if (at < 0) throw new JqError('Out of bounds negative array index')
    while (made.length < at) made.push(null)
    made[at] = item
    return made
  }
  if (isObject(key) && (value === null || Array.isArray(value))) {
    if (!Array.isArray(item)) throw new JqError('A slice of an array can only be assigned another array')
    const made = [...(value ?? [])]
    const [start, end] = sliceOf(key, made.length)
    made.splice(start, end - start, ...item)
    return made
  }
  throw new JqError(`Cannot index ${typeOf(value)} with ${typeof key === 'string' ? `"${key}"` : typeOf(key)}`)
}

/** A copy without what the paths lead to. The last is deleted first, so that the others still lead there. */
export const deleteAll = (value: Json, paths: Path[]): Json =>
  paths.toSorted(compare).reduceRight((left, path) => deleteAt(left, path), value)

function deleteAt(value: Json, path: Path): Json {
  const [key, ...rest] = path
  if (key === undefined || value === null) return null
  if (rest.length > 0) {
    const inner = get(value, key)
    return inner === null ? value : set(value, key, deleteAt(inner, rest))
  }
  if (isObject(value) && typeof key === 'string') {
    const made = new Map(value)
    made.delete(key)
    return made
  }
  if (Array.isArray(value) && typeof key === 'number') {
    const at = inside(value.length, key)
    return value.filter((_, i) => i !== at)
  }
  if (Array.isArray(value) && isObject(key)) {
    const [start, end] = sliceOf(key, value.length)
    return value.filter((_, i) => i < start || i >= end)
  }
  throw new JqError(`Cannot delete field at ${isObject(value) ? 'object' : 'array'} index of ${described(value)}`)
}
