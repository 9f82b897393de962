import type { CollectionDefinition } from './collection.ts'

export interface ListOptions {
  /** Only keys that begin with it. */
  prefix?: string
  /** Only keys that sort after it. */
  after?: string
  limit?: number
}

/** Told of each change, so that it can be stored, and taken back. */
export type TableListener = (change: { table: Table<unknown>; key: string; before: unknown; after: unknown }) => void

/**
 * The entities of one collection in one scope: a map, its keys in order, and its indexes. A page of a list costs what the
 * page holds, whatever the table's size.
 */
export class Table<T> {
  readonly definition: CollectionDefinition<T>
  /** Account id, or `*` for the world's own. */
  readonly scope: string
  readonly #entities = new Map<string, T>()
  readonly #indexes = new Map<string, Map<string, Set<string>>>()
  readonly #listener: TableListener
  /** Made by the first list, kept from then on. */
  #sorted: string[] | undefined

  constructor(definition: CollectionDefinition<T>, scope: string, listener: TableListener) {
    this.definition = definition
    this.scope = scope
    this.#listener = listener
    for (const name of Object.keys(definition.indexes ?? {})) this.#indexes.set(name, new Map())
  }

  get size(): number {
    return this.#entities.size
  }

  get(key: string): T | undefined {
    return this.#entities.get(key)
  }

  has(key: string): boolean {
    return this.#entities.has(key)
  }

  /** Adds an entity, or takes the place of the one with the same key. */
  put(entity: T): void {
    const key = this.definition.key(entity)
    const before = this.#entities.get(key)
    this.set(key, entity)
    this.#listener({ table: this as Table<unknown>, key, before, after: entity })
  }

  delete(key: string): void {
    const before = this.#entities.get(key)
    if (before === undefined) return
    this.set(key, undefined)
    this.#listener({ table: this as Table<unknown>, key, before, after: undefined })
  }

  /** Entities in the order of their keys (by UTF-16 unit). */
  list({ prefix = '', after, limit = Infinity }: ListOptions = {}): T[] {
    this.#sorted ??= [...this.#entities.keys()].sort()
    const sorted = this.#sorted
    let index = prefix === '' ? 0 : firstNotBelow(sorted, prefix)
    if (after !== undefined) index = Math.max(index, firstNotBelow(sorted, `${after}\u0000`))
    const found: T[] = []
    for (; index < sorted.length && found.length < limit; index += 1) {
      const key = sorted[index]!
      if (!key.startsWith(prefix)) break
      found.push(this.#entities.get(key)!)
    }
    return found
  }

  /** Entities an index finds, in the order of their keys. */
  by(index: string, value: string): T[] {
    const keys = this.#indexOf(index).get(value)
    return keys ? [...keys].sort().map((key) => this.#entities.get(key)!) : []
  }

  /** How many entities an index finds. */
  count(index: string, value: string): number {
    return this.#indexOf(index).get(value)?.size ?? 0
  }

  /** Changes the table and tells nobody: for loading, and for taking changes back. */
  set(key: string, entity: T | undefined): void {
    const before = this.#entities.get(key)
    if (before !== undefined) this.#unindex(key, before)
    if (entity === undefined) this.#entities.delete(key)
    else {
      this.#entities.set(key, entity)
      for (const [name, values] of Object.entries(this.definition.indexes ?? {}))
        for (const value of values(entity)) {
          const index = this.#indexOf(name)
          const keys = index.get(value)
          if (keys) keys.add(key)
          else index.set(value, new Set([key]))
        }
    }
    if (this.#sorted && (before === undefined) !== (entity === undefined)) {
      const at = firstNotBelow(this.#sorted, key)
      if (entity === undefined) this.#sorted.splice(at, 1)
      else this.#sorted.splice(at, 0, key)
    }
  }

  #unindex(key: string, entity: T): void {
    for (const [name, values] of Object.entries(this.definition.indexes ?? {}))
      for (const value of values(entity)) {
        const index = this.#indexOf(name)
        const keys = index.get(value)
        keys?.delete(key)
        if (keys?.size === 0) index.delete(value)
      }
  }

  #indexOf(name: string): Map<string, Set<string>> {
    const index = this.#indexes.get(name)
    if (!index) throw new Error(`The collection ${this.definition.name} has no index ${name}`)
    return index
  }
}

/** The place of the first key that is not smaller, by binary search. */
function firstNotBelow(sorted: readonly string[], key: string): number {
  let low = 0
  let high = sorted.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if (sorted[middle]! < key) low = middle + 1
    else high = middle
  }
  return low
}
