import type { Clock, Hash } from '../environment.ts'
import type { SandboxEvent } from '../events/event.ts'
import type { Ids } from '../ids/ids.ts'
import type { Committer } from '../store/committer.ts'
import type { Store } from '../store/store.ts'
import type { CollectionDefinition } from './collection.ts'
import type { LookupIndex } from './lookup-index.ts'
import type { WorldState } from './state.ts'

/** What every world of a sandbox shares. */
export interface Runtime {
  store: Store
  committer: Committer
  lookups: LookupIndex
  clock: Clock
  ids: Ids
  hash: Hash
  /** Every collection of every service, by name. */
  collections: ReadonlyMap<string, CollectionDefinition<never>>
  emit(event: SandboxEvent): void
  /** What follows when a world's ledger time moves, in milliseconds: bills, and what budgets make of them. In the same unit. */
  passTime?(state: WorldState, from: number, to: number): void
}
