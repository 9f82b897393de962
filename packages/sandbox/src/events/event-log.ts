import type { StoreOperation } from '../store/store.ts'
import type { SandboxEvent } from './event.ts'

/** How many events of reads, denials and failures a world remembers; events of writes stay. */
const REMEMBERED_EVENTS = 5_000
/** How many of them wait in memory for the next flush at most; older ones are forgotten unwritten. */
const WAITING_EVENTS = 1_000
const PRUNE_EVERY = 500

interface Outgoing {
  event: SandboxEvent
  ready: boolean
}

/**
 * The events of a world that is awake: numbers them, holds those that may be written late, and hands all of them on in
 * the order of their numbers, each once it is durable or needs not be.
 */
export class EventLog {
  readonly #world: string
  readonly #emit: (event: SandboxEvent) => void
  #last: number
  #waiting: SandboxEvent[] = []
  #late: StoreOperation[] = []
  #outbox: Outgoing[] = []
  #pruned = 0

  constructor(world: string, last: number, emit: (event: SandboxEvent) => void) {
    this.#world = world
    this.#last = last
    this.#emit = emit
  }

  next(): number {
    this.#last += 1
    return this.#last
  }

  get last(): number {
    return this.#last
  }

  /** Something waits to be written. */
  get dirty(): boolean {
    return this.#waiting.length + this.#late.length > 0
  }

  /** Takes an event that rides with a commit. Call `durable` when that is on disk. */
  withCommit(event: SandboxEvent): { operation: StoreOperation; durable: () => void } {
    const outgoing = { event, ready: false }
    this.#outbox.push(outgoing)
    return {
      operation: {
        type: 'event',
        world: this.#world,
        event: { seq: event.seq, kept: true, value: JSON.stringify(event) },
      },
      durable: () => {
        outgoing.ready = true
        this.#drain()
      },
    }
  }

  /** Takes an event that is written at the next flush. */
  later(event: SandboxEvent): void {
    // Half at a time: shifting one by one would move the whole list for each event.
    if (this.#waiting.length >= WAITING_EVENTS) this.#waiting.splice(0, WAITING_EVENTS / 2)
    this.#waiting.push(event)
    this.#outbox.push({ event, ready: true })
    this.#drain()
  }

  /** Takes changes that nobody waits for (a key's last use): they go with the next commit. */
  lazily(operations: readonly StoreOperation[]): void {
    this.#late.push(...operations)
  }

  /** Every commit begins with these, so that changes reach the disk in the order they were made in. */
  takeLate(): StoreOperation[] {
    if (this.#late.length === 0) return []
    const late = this.#late
    this.#late = []
    return late
  }

  /** What waits, as operations; they are the caller's to commit. */
  flush(): StoreOperation[] {
    const operations: StoreOperation[] = this.#waiting.map((event) => ({
      type: 'event',
      world: this.#world,
      event: { seq: event.seq, kept: false, value: JSON.stringify(event) },
    }))
    this.#waiting = []
    const floor = this.#last - REMEMBERED_EVENTS
    if (floor > this.#pruned + PRUNE_EVERY) {
      this.#pruned = floor
      operations.push({ type: 'prune-events', world: this.#world, before: floor })
    }
    return operations
  }

  #drain(): void {
    while (this.#outbox[0]?.ready) this.#emit(this.#outbox.shift()!.event)
  }
}
