/** What the store and its worker thread say to each other. */
import type { EventQuery, StoredEvent, StoredWorld, StoreIndex, StoreOperation } from '../../store/store.ts'

/** The worker's side of a store: every method synchronous, since a flush blocks. */
export interface Database {
  load(): StoreIndex
  loadWorld(world: string): StoredWorld
  append(batch: readonly StoreOperation[]): void
  events(world: string, query: EventQuery): StoredEvent[]
  snapshot(world: string, name: string): string | undefined
  snapshots(world: string): string[]
  blobsNamed(): string[]
  close(): void
}

export type Method = keyof Database

export interface WorkerSettings {
  file: string
  /** Size of the file at most, in pages of 4 KB: a disk that is full, for tests. */
  maxPages?: number
}

export interface Question {
  id: number
  method: Method
  args: unknown[]
}

/** `id` 0 says that the database is open, or why not. */
export type Answer = { id: number; ok: true; value: unknown } | { id: number; ok: false; error: unknown }
