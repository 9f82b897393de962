/**
 * What kinds of things a world holds. A service declares its own; the sandbox's core knows only accounts, documents and
 * what authentication needs.
 */

export interface CollectionDefinition<T> {
  /** Stable: it is part of the stored key. `service:entity`, e.g. `iam:user`. */
  name: string
  /** `account`: one set in each account. `world`: one for all accounts, for names that are global on AWS. */
  scope: 'account' | 'world'
  /** Unique within the scope, and the order of lists. Names that AWS compares without regard to case are lowered here. */
  key: (entity: T) => string
  /** Other ways to find entities; each gives the values an entity is found by. */
  indexes?: Record<string, (entity: T) => readonly string[]>
  /**
   * Names that lead to the world from outside (the access key of a request). Unique over all worlds.
   * `account` says which account's it is, where the scope does not.
   */
  lookup?: { kind: string; key: (entity: T) => string | undefined; account?: (entity: T) => string }
}

/** Declares a kind of entity. Entities are plain JSON and never changed in place: put a new object. */
export function defineCollection<T>() {
  return <const D extends CollectionDefinition<T>>(definition: D): CollectionDefinition<T> & D => definition
}
