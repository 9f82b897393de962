import type { SandboxEvent } from './event.ts'

export type EventListener = (event: SandboxEvent) => void

/** Who wants to hear of events as they become durable. */
export class Subscriptions {
  readonly #all = new Set<EventListener>()
  readonly #byWorld = new Map<string, Set<EventListener>>()
  readonly #onError: (error: unknown) => void

  constructor(onError: (error: unknown) => void) {
    this.#onError = onError
  }

  /** Calls back for each event of a world, or of all; in order within a world. Returns what ends it. */
  subscribe(world: string | undefined, listener: EventListener): () => void {
    if (world === undefined) {
      this.#all.add(listener)
      return () => void this.#all.delete(listener)
    }
    const listeners = this.#byWorld.get(world) ?? new Set()
    this.#byWorld.set(world, listeners.add(listener))
    return () => {
      listeners.delete(listener)
      if (listeners.size === 0 && this.#byWorld.get(world) === listeners) this.#byWorld.delete(world)
    }
  }

  emit(event: SandboxEvent): void {
    for (const listener of [...(this.#byWorld.get(event.world) ?? []), ...this.#all]) {
      try {
        listener(event)
      } catch (error) {
        // One listener's fault is neither the request's nor the other listeners'.
        this.#onError(error)
      }
    }
  }
}
