import type { StoreOperation } from '../store/store.ts'
import type { CollectionDefinition } from './collection.ts'
import { Table, type TableListener } from './table.ts'

type Change = Parameters<TableListener>[0]

/** The scope of collections that belong to no account. */
const WORLD = '*'

const KEY = /^([^/]+)\/([^/]+)\/(.*)$/s

/**
 * The entities of a world that is awake. Reads are plain; writes happen inside {@link WorldState.unit}, which takes
 * everything back when its function throws, and otherwise gives what has to be stored.
 */
export class WorldState {
  readonly #id: string
  readonly #tables = new Map<string, Table<unknown>>()
  /** The same by definition and scope: a request asks for half a dozen. */
  readonly #quick = new Map<object, Map<string, Table<unknown>>>()
  /** Records whose collection nobody has asked for yet, so that waking parses only what is used. */
  readonly #raw = new Map<string, Array<[key: string, value: string]>>()
  #changes: Change[] | undefined
  /** Counts units that changed something; what is derived from entities may be kept as long as it stays. */
  version = 0

  readonly #collections: ReadonlyMap<string, CollectionDefinition<never>>

  constructor(
    id: string,
    records: Iterable<readonly [key: string, value: string]>,
    collections: ReadonlyMap<string, CollectionDefinition<never>>,
  ) {
    this.#id = id
    this.#collections = collections
    this.load(records)
  }

  table<T>(definition: CollectionDefinition<T>, account?: string): Table<T> {
    const scope = definition.scope === 'world' ? WORLD : account
    const quick = scope === undefined ? undefined : this.#quick.get(definition)?.get(scope)
    if (quick) return quick as Table<T>
    if (!scope) throw new Error(`The collection ${definition.name} belongs to an account, and none was named`)
    const name = `${scope}/${definition.name}`
    if (!this.#collections.has(definition.name))
      throw new Error(`${definition.name} is listed by no service's collections`)
    const table = new Table<T>(definition, scope, (change) => this.#record(change))
    for (const [key, value] of this.#raw.get(name) ?? []) table.set(key, JSON.parse(value) as T)
    this.#raw.delete(name)
    this.#tables.set(name, table as Table<unknown>)
    const scopes = this.#quick.get(definition) ?? new Map()
    this.#quick.set(definition, scopes.set(scope, table as Table<unknown>))
    return table
  }

  /** Runs `work` as one transaction. Units do not nest. */
  unit<R>(work: () => R): { result: R; operations: StoreOperation[] } {
    if (this.#changes) throw new Error('A unit of work is under way in this world')
    const changes: Change[] = []
    this.#changes = changes
    try {
      const result = work()
      if (result instanceof Promise) throw new Error('A unit of work has to be synchronous')
      if (changes.length) this.version += 1
      return { result, operations: this.#operations(changes) }
    } catch (error) {
      for (const change of changes.reverse()) change.table.set(change.key, change.before)
      throw error
    } finally {
      this.#changes = undefined
    }
  }

  /** Every record, as it is stored. */
  records(): Array<[key: string, value: string]> {
    const records: Array<[string, string]> = []
    for (const [name, raw] of this.#raw) for (const [key, value] of raw) records.push([`${name}/${key}`, value])
    for (const [name, table] of this.#tables)
      for (const entity of table.list())
        records.push([`${name}/${table.definition.key(entity)}`, JSON.stringify(entity)])
    return records
  }

  /** Takes in stored records, telling nobody. */
  load(records: Iterable<readonly [key: string, value: string]>): void {
    for (const [stored, value] of records) {
      const [, scope, collection, key] = KEY.exec(stored) ?? []
      if (!scope || !collection || key === undefined) throw new Error(`Not a record's key: ${stored}`)
      const name = `${scope}/${collection}`
      const table = this.#tables.get(name)
      if (table) table.set(key, JSON.parse(value))
      else {
        const raw = this.#raw.get(name)
        if (raw) raw.push([key, value])
        else this.#raw.set(name, [[key, value]])
      }
    }
  }

  #record(change: Change): void {
    if (!this.#changes) throw new Error(`${change.table.definition.name} was changed outside a unit of work`)
    this.#changes.push(change)
  }

  /** The net effect of the changes: what was put twice is stored once. */
  #operations(changes: readonly Change[]): StoreOperation[] {
    const net = new Map<string, Change>()
    for (const change of changes) {
      const name = `${change.table.scope}/${change.table.definition.name}/${change.key}`
      const earlier = net.get(name)
      net.set(name, earlier ? { ...change, before: earlier.before } : change)
    }
    const operations: StoreOperation[] = []
    for (const [key, { table, before, after }] of net) {
      if (after !== undefined) operations.push({ type: 'put', world: this.#id, key, value: JSON.stringify(after) })
      else if (before !== undefined) operations.push({ type: 'delete', world: this.#id, key })
      operations.push(...lookups(this.#id, table, before, after))
    }
    // A name given up and taken again in one unit (a key moved to another user) must end up taken.
    return operations.sort((a, b) => Number(b.type === 'delete-lookup') - Number(a.type === 'delete-lookup'))
  }
}

function lookups(world: string, table: Table<unknown>, before: unknown, after: unknown): StoreOperation[] {
  const { lookup } = table.definition
  if (!lookup) return []
  const old = before === undefined ? undefined : lookup.key(before)
  const now = after === undefined ? undefined : lookup.key(after)
  const operations: StoreOperation[] = []
  if (old !== undefined && old !== now) operations.push({ type: 'delete-lookup', kind: lookup.kind, key: old })
  if (now !== undefined && now !== old) {
    const account = lookup.account?.(after) ?? table.scope
    operations.push({ type: 'put-lookup', lookup: { kind: lookup.kind, key: now, world, account } })
  }
  return operations
}
