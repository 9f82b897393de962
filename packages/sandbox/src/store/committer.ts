import type { Store, StoreOperation } from './store.ts'

/** The store would not take what was written: the disk is full, or gone. Memory has been brought back to what is on disk. */
export class StoreFailure extends Error {
  constructor(cause: unknown) {
    super('The store did not take a commit', { cause })
    this.name = 'StoreFailure'
  }
}

interface Batch {
  operations: StoreOperation[]
  worlds: Set<string>
  onDurable: Array<() => void>
  promise: Promise<void>
  resolve: () => void
  reject: (error: StoreFailure) => void
}

/**
 * Group commit: one append at a time; what arrives meanwhile goes together into the next. A failed append fails every
 * commit that waits behind it in the same worlds too, since those were made on top of what is lost.
 */
export class Committer {
  readonly #store: Pick<Store, 'append'>
  readonly #onFailure: (worlds: ReadonlySet<string>) => void
  #next: Batch | undefined
  #flying: Batch | undefined
  #running = false

  /** `onFailure` is called, before anyone who waits hears of it, with the worlds whose memory is ahead of the disk. */
  constructor(store: Pick<Store, 'append'>, onFailure: (worlds: ReadonlySet<string>) => void) {
    this.#store = store
    this.#onFailure = onFailure
  }

  /** Resolves when the operations are on disk. `onDurable` runs first, in the order of commits. */
  commit(operations: readonly StoreOperation[], onDurable?: () => void): Promise<void> {
    this.#next ??= newBatch()
    const batch = this.#next
    if (!this.#running) {
      this.#running = true
      queueMicrotask(() => this.#fly())
    }
    for (const operation of operations) {
      batch.operations.push(operation)
      if (operation.type === 'put-lookup') batch.worlds.add(operation.lookup.world)
      else if ('world' in operation && !isHistory(operation)) batch.worlds.add(operation.world)
    }
    if (onDurable) batch.onDurable.push(onDurable)
    return batch.promise
  }

  /** What has to be awaited before an answer made from this world's memory may leave; `undefined` when all is on disk. */
  pending(world: string): Promise<void> | undefined {
    if (this.#next?.worlds.has(world)) return this.#next.promise
    if (this.#flying?.worlds.has(world)) return this.#flying.promise
    return undefined
  }

  /** Waits for everything under way, whether it succeeds or not. */
  async settle(): Promise<void> {
    while (this.#next || this.#flying) await (this.#next ?? this.#flying)!.promise.catch(() => undefined)
  }

  async #fly(): Promise<void> {
    for (let batch = this.#next; batch; batch = this.#next) {
      this.#next = undefined
      this.#flying = batch
      try {
        await this.#store.append(batch.operations)
      } catch (cause) {
        this.#fail(batch, cause)
        continue
      }
      this.#flying = undefined
      for (const run of batch.onDurable) run()
      batch.resolve()
    }
    this.#running = false
  }

  #fail(batch: Batch, cause: unknown): void {
    const failure = new StoreFailure(cause)
    const worlds = new Set(batch.worlds)
    const behind = this.#next
    this.#next = undefined
    this.#flying = undefined
    // Commits of other worlds behind this one fail with it: rare, safe, and simpler than sorting them out.
    for (const world of behind?.worlds ?? []) worlds.add(world)
    this.#onFailure(worlds)
    batch.reject(failure)
    behind?.reject(failure)
  }
}

/** No answer is made from events that are on their way to the disk: reads need not wait for the record of earlier reads. */
function isHistory({ type }: StoreOperation): boolean {
  return type === 'event' || type === 'prune-events'
}

function newBatch(): Batch {
  // Not `Promise.withResolvers`: those who install the package may have Node 20.
  let resolve!: () => void
  let reject!: (failure: unknown) => void
  const promise = new Promise<void>((...settlers) => {
    ;[resolve, reject] = settlers
  })
  // Whoever waits hears of it; a commit nobody waits for (events of reads) must not end the process.
  promise.catch(() => undefined)
  return { operations: [], worlds: new Set(), onDurable: [], promise, resolve, reject }
}
