/**
 * Where worlds are kept. A store knows nothing of AWS: it holds records (a key and a JSON text) by world, events by
 * world and number, named snapshots, an index from names (access keys, aliases) to worlds, and blobs.
 *
 * One contract suite (`testing/store-contract.ts`) runs against every store.
 */

/** Something that happened, as the store sees it. `kept` events stay; the others are pruned to a bounded number. */
export interface StoredEvent {
  seq: number
  kept: boolean
  /** JSON of an event. */
  value: string
}

/** A name that leads to the world it belongs to without waking any: an access key id, an account alias, an account id. */
export interface Lookup {
  kind: string
  key: string
  world: string
  account: string
}

export type StoreOperation =
  | { type: 'put'; world: string; key: string; value: string }
  | { type: 'delete'; world: string; key: string }
  | { type: 'event'; world: string; event: StoredEvent }
  /** Forgets events that are not kept and whose number is smaller than `before`. */
  | { type: 'prune-events'; world: string; before: number }
  | { type: 'create-world'; world: string }
  /** Removes a world and all that belongs to it, lookups and snapshots included. */
  | { type: 'drop-world'; world: string }
  | { type: 'put-lookup'; lookup: Lookup }
  | { type: 'delete-lookup'; kind: string; key: string }
  | { type: 'put-snapshot'; world: string; name: string; value: string }
  | { type: 'delete-snapshot'; world: string; name: string }
  | { type: 'put-setting'; key: string; value: string }

/** What a store holds that is not inside a world: read once, when the sandbox starts. */
export interface StoreIndex {
  worlds: string[]
  lookups: Lookup[]
  settings: Record<string, string>
}

export interface StoredWorld {
  records: Array<[key: string, value: string]>
  /** The number of the newest event, 0 if there is none. */
  lastEvent: number
}

export interface EventQuery {
  /** Only events with a greater number. */
  after?: number
  /** Only events with a smaller number. */
  before?: number
  limit: number
  /** `forward`: the oldest first (default); `backward`: the newest first. */
  order?: 'forward' | 'backward'
}

/** Content-addressed bytes. The same content is kept once. */
export interface BlobStore {
  /**
   * Keeps what the stream gives; resolves once it is on disk. `hash` is SHA-256 in hex. `onHash` is told of it before the
   * blob is there: from then on it must not be deleted, and a deletion under way is waited for.
   */
  put(
    content: ReadableStream<Uint8Array> | Uint8Array,
    onHash?: (hash: string) => void,
  ): Promise<{ hash: string; size: number }>
  /** `undefined` when there is no such blob. `range` is inclusive on both ends, in bytes. */
  get(hash: string, range?: { start: number; end: number }): Promise<ReadableStream<Uint8Array> | undefined>
  delete(hash: string): Promise<void>
  list(): Promise<string[]>
  /** Removes what an earlier process left half written. */
  tidy(): Promise<void>
}

export interface Store {
  load(): Promise<StoreIndex>
  loadWorld(world: string): Promise<StoredWorld>
  /** All of the batch or nothing; resolves when it would survive a loss of power. */
  append(batch: readonly StoreOperation[]): Promise<void>
  events(world: string, query: EventQuery): Promise<StoredEvent[]>
  snapshot(world: string, name: string): Promise<string | undefined>
  snapshots(world: string): Promise<string[]>
  blobs: BlobStore
  /** Every blob that a record or a snapshot on disk names, and perhaps more. */
  blobsNamed(): Promise<ReadonlySet<string>>
  close(): Promise<void>
}
