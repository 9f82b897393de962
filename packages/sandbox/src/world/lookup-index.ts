import type { Lookup, StoreOperation } from '../store/store.ts'

/** Finds the world and account of an access key, an account id or an alias, asleep or not. Holds what is on disk. */
export class LookupIndex {
  readonly #lookups = new Map<string, Lookup>()

  constructor(lookups: Iterable<Lookup>) {
    for (const lookup of lookups) this.#lookups.set(`${lookup.kind}/${lookup.key}`, lookup)
  }

  find(kind: string, key: string): Lookup | undefined {
    return this.#lookups.get(`${kind}/${key}`)
  }

  /** Those whose key begins so, the oldest first; it looks through all. */
  startingWith(kind: string, prefix: string): Lookup[] {
    return [...this.#lookups.values()].filter((lookup) => lookup.kind === kind && lookup.key.startsWith(prefix))
  }

  of(world: string): Lookup[] {
    return [...this.#lookups.values()].filter((lookup) => lookup.world === world)
  }

  /** Follows a commit that became durable. */
  apply(operations: readonly StoreOperation[]): void {
    for (const operation of operations) {
      if (operation.type === 'put-lookup')
        this.#lookups.set(`${operation.lookup.kind}/${operation.lookup.key}`, operation.lookup)
      else if (operation.type === 'delete-lookup') this.#lookups.delete(`${operation.kind}/${operation.key}`)
      else if (operation.type === 'drop-world')
        for (const { kind, key } of this.of(operation.world)) this.#lookups.delete(`${kind}/${key}`)
    }
  }
}
