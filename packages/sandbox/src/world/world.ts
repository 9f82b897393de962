import type { SandboxEvent } from '../events/event.ts'
import { EventLog } from '../events/event-log.ts'
import type { EventQuery, StoreOperation } from '../store/store.ts'
import { accounts, documents, ledger } from './account.ts'
import type { Runtime } from './runtime.ts'
import { WorldState } from './state.ts'

/** A world in one piece, as {@link World.export} gives it. JSON. */
export interface WorldExport {
  format: 'first-line-world'
  version: 1
  records: Array<[key: string, value: string]>
  lookups: Array<{ kind: string; key: string; account: string }>
}

/** A world that is awake: its entities and its events. */
export interface AwakeWorld {
  state: WorldState
  log: EventLog
}

/**
 * One isolated piece of AWS: accounts that may reach each other, and nothing else. The handle stays valid while the world
 * sleeps; every method wakes it when it must. Everything that answers has waited until what it saw is on disk.
 */
export class World {
  readonly id: string
  readonly #runtime: Runtime
  readonly #onWake: (world: World) => void
  #awake: AwakeWorld | undefined
  #usedAt = 0
  #dropped = false
  #waking: Promise<void> | undefined

  constructor(id: string, runtime: Runtime, onWake: (world: World) => void) {
    this.id = id
    this.#runtime = runtime
    this.#onWake = onWake
  }

  /** The world's memory, if it is awake. Asking for it is using the world. */
  get awake(): AwakeWorld | undefined {
    this.#usedAt = this.#runtime.clock.now()
    return this.#awake
  }

  /** Events or notes wait to be written. */
  get dirty(): boolean {
    return this.#awake?.log.dirty ?? false
  }

  /** Milliseconds of wall time since anyone looked into the world. */
  get idleFor(): number {
    return this.#runtime.clock.now() - this.#usedAt
  }

  /**
   * Wakes the world. Use what {@link World.awake} gives right after, in a loop: between the resolution of a promise and
   * its continuation the world may have gone to sleep again.
   */
  async wake(): Promise<void> {
    if (this.#dropped) throw new Error(`The world ${this.id} is gone`)
    if (this.#awake) return
    this.#waking ??= this.#load().finally(() => {
      this.#waking = undefined
    })
    await this.#waking
  }

  /** Writes what waits and lets go of the memory. A world with work under way stays awake; answers whether it sleeps. */
  async sleep(): Promise<boolean> {
    if (!this.#awake) return true
    await this.flush()
    if (this.#awake?.log.dirty || this.#runtime.committer.pending(this.id)) return false
    this.#awake = undefined
    return true
  }

  /** Forgets the memory, which is ahead of the disk or of no use any more. The next call loads again. */
  forget(): void {
    this.#awake = undefined
  }

  async read<R>(look: (state: WorldState) => R): Promise<R> {
    while (!this.awake) await this.wake()
    const result = look(this.#awake!.state)
    await this.#runtime.committer.pending(this.id)
    return result
  }

  /** Runs one transaction; resolves with its result when it is on disk. `event` makes the one that tells of it. */
  async write<R>(work: (state: WorldState) => R, event?: (seq: number, state: WorldState) => SandboxEvent): Promise<R> {
    while (!this.awake) await this.wake()
    const { state, log } = this.#awake!
    const { result, operations } = state.unit(() => work(state))
    if (event) await this.commit(operations, { log, event: event(log.next(), state) })
    else if (operations.length) await this.commit(operations)
    else await this.#runtime.committer.pending(this.id)
    return result
  }

  /** Hands operations to the group commit; an event that rides along is told of when they are durable. */
  commit(operations: StoreOperation[], event?: { log: EventLog; event: SandboxEvent }): Promise<void> {
    // A commit to a world that is gone would fail those of all others in its batch.
    if (this.#dropped) return Promise.reject(new Error(`The world ${this.id} is gone`))
    const riding = event?.log.withCommit(event.event)
    const late = this.#awake?.log.takeLate() ?? []
    const all = [...late, ...operations]
    if (riding) all.push(riding.operation)
    return this.#runtime.committer.commit(all, () => {
      this.#runtime.lookups.apply(all)
      riding?.durable()
    })
  }

  /** Removes the world from the store. Whoever still holds the handle gets errors. */
  drop(): Promise<void> {
    const gone = this.commit([{ type: 'drop-world', world: this.id }])
    this.#dropped = true
    this.#awake = undefined
    return gone
  }

  /** Writes events that could wait. */
  async flush(): Promise<void> {
    if (this.#awake?.log.dirty) await this.commit(this.#awake.log.flush())
    else await this.#runtime.committer.pending(this.id)
  }

  /** Events, those of reads as far as they are remembered; by default the oldest first. */
  async events(query: Partial<EventQuery> = {}): Promise<SandboxEvent[]> {
    await this.flush()
    const stored = await this.#runtime.store.events(this.id, { limit: 1_000, ...query })
    return stored.map((event) => JSON.parse(event.value) as SandboxEvent)
  }

  /** The ids of its accounts. */
  accounts(): Promise<string[]> {
    return this.read((state) =>
      state
        .table(accounts)
        .list()
        .map(({ accountId }) => accountId),
    )
  }

  /** Other people's JSON, kept with the world: it is reset, undone, exported with it. */
  readonly documents = {
    get: <T>(kind: string, key: string): Promise<T | undefined> =>
      this.read((state) => state.table(documents).get(`${kind}/${key}`)?.value as T | undefined),
    put: (kind: string, key: string, value: unknown): Promise<void> =>
      this.write((state) => state.table(documents).put({ kind, key, value })),
    delete: (kind: string, key: string): Promise<void> =>
      this.write((state) => state.table(documents).delete(`${kind}/${key}`)),
    list: <T>(kind: string): Promise<Array<{ key: string; value: T }>> =>
      this.read((state) =>
        state
          .table(documents)
          .list({ prefix: `${kind}/` })
          .map(({ key, value }) => ({ key, value: value as T })),
      ),
  }

  /** Ledger time: what entities are dated with. It may be moved forward; authentication does not care. */
  readonly ledger = {
    now: (): Promise<Date> => this.read((state) => new Date(ledgerNow(state, this.#runtime.clock.now()))),
    /** @throws RangeError for a step back: bills and ages never shrink. */
    advance: (milliseconds: number): Promise<Date> =>
      this.write((state) => {
        if (!(milliseconds >= 0)) throw new RangeError('Ledger time only moves forward')
        const table = state.table(ledger)
        const wall = this.#runtime.clock.now()
        const from = ledgerNow(state, wall)
        table.put({ offset: (table.get('ledger')?.offset ?? 0) + milliseconds })
        this.#runtime.passTime?.(state, from, from + milliseconds)
        return new Date(ledgerNow(state, wall))
      }),
  }

  /** Everything but the events, which are history. */
  export(): Promise<WorldExport> {
    return this.read((state) => ({
      format: 'first-line-world',
      version: 1,
      records: state.records(),
      lookups: this.#runtime.lookups.of(this.id).map(({ kind, key, account }) => ({ kind, key, account })),
    }))
  }

  async snapshot(name: string): Promise<void> {
    const value = JSON.stringify(await this.export())
    await this.commit([{ type: 'put-snapshot', world: this.id, name, value }])
  }

  async snapshots(): Promise<string[]> {
    return this.#runtime.store.snapshots(this.id)
  }

  /** What a snapshot holds, without bringing it back. */
  async snapshotOf(name: string): Promise<WorldExport | undefined> {
    const value = await this.#runtime.store.snapshot(this.id, name)
    return value === undefined ? undefined : (JSON.parse(value) as WorldExport)
  }

  async dropSnapshot(name: string): Promise<void> {
    await this.commit([{ type: 'delete-snapshot', world: this.id, name }])
  }

  /** Brings back a snapshot. Answers false when there is none of this name. */
  async restore(name: string): Promise<boolean> {
    const kept = await this.snapshotOf(name)
    if (!kept) return false
    await this.replace(kept)
    return true
  }

  /** Puts an export in the place of everything. @throws Error when a name in it belongs to another world. */
  async replace(exported: WorldExport): Promise<void> {
    for (const { kind, key } of exported.lookups) {
      const owner = this.#runtime.lookups.find(kind, key)
      if (owner && owner.world !== this.id) throw new Error(`The ${kind} ${key} belongs to another world`)
    }
    while (!this.#awake) await this.wake()
    const awake = this.#awake
    const world = this.id
    const now = new Map(exported.records)
    const operations: StoreOperation[] = []
    for (const { kind, key } of this.#runtime.lookups.of(world)) operations.push({ type: 'delete-lookup', kind, key })
    for (const [key] of awake.state.records()) if (!now.has(key)) operations.push({ type: 'delete', world, key })
    for (const [key, value] of now) operations.push({ type: 'put', world, key, value })
    for (const lookup of exported.lookups) operations.push({ type: 'put-lookup', lookup: { ...lookup, world } })
    this.#awake = { state: new WorldState(world, exported.records, this.#runtime.collections), log: awake.log }
    await this.commit(operations)
  }

  async #load(): Promise<void> {
    const { records, lastEvent } = await this.#runtime.store.loadWorld(this.id)
    this.#awake = {
      state: new WorldState(this.id, records, this.#runtime.collections),
      log: new EventLog(this.id, lastEvent, (event) => this.#runtime.emit(event)),
    }
    this.#onWake(this)
  }
}

export function ledgerNow(state: WorldState, wall: number): number {
  return wall + (state.table(ledger).get('ledger')?.offset ?? 0)
}
