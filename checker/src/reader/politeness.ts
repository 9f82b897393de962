/** Looks in the background ask an account at most once a second, whatever else is asked of it. */
import { AsyncLocalStorage } from 'node:async_hooks'

/** Milliseconds between two calls. */
const gap = 1_000

interface Line {
  /** When the next call may be made, by the clock that never goes back. */
  next: number
}

const line = new AsyncLocalStorage<Line>()

/** Whatever is asked by `work`, and by what it sets going, waits for its turn. */
export const politely = <T>(work: () => T): T => line.run({ next: 0 }, work)

/** Resolves at once for whoever is waited for. */
export async function myTurn(): Promise<void> {
  const mine = line.getStore()
  if (!mine) return
  const now = performance.now()
  const at = Math.max(now, mine.next)
  mine.next = at + gap
  if (at > now) await new Promise((resolve) => setTimeout(resolve, at - now))
}
