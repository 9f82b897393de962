/** When we could not look at a step, we look again by ourselves, later each time, and then no more. */

/** Milliseconds. */
const waits = [2_000, 8_000, 30_000]

export class Patience {
  readonly #again: (step: string) => void
  readonly #faults = new Map<string, number>()
  readonly #timers = new Set<ReturnType<typeof setTimeout>>()

  constructor(again: (step: string) => void) {
    this.#again = again
  }

  /** What came of a look: a fault of ours, or anything else. */
  saw(step: string, fault: boolean): void {
    if (!fault) {
      this.#faults.delete(step)
      return
    }
    const before = this.#faults.get(step) ?? 0
    this.#faults.set(step, before + 1)
    const wait = waits[before]
    if (wait === undefined) return
    const timer = setTimeout(() => {
      this.#timers.delete(timer)
      this.#again(step)
    }, wait)
    timer.unref()
    this.#timers.add(timer)
  }

  close(): void {
    for (const timer of this.#timers) clearTimeout(timer)
    this.#timers.clear()
  }
}
