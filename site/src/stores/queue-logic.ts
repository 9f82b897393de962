/**
 * What was typed and is not yet with the server: it survives a reload and a broken network, and goes out in its order.
 * An action has an id of its own, so that sending it twice changes nothing; that is why several tabs may send at once.
 */
import type { ActionResult, LearnerAction } from '@first-line/checker/contract'

/** An action, and whose it is: null when there was no learner yet. */
export interface Kept {
  readonly learner: string | null
  readonly action: LearnerAction
}

export interface QueueState {
  /** how many actions are not yet with the server */
  readonly kept: number
  readonly sending: boolean
  /** the last attempt found no server */
  readonly stuck: boolean
}

interface Surroundings {
  /** what is kept in this browser, shared by its tabs */
  readonly read: () => readonly Kept[]
  readonly write: (kept: readonly Kept[]) => void
  /** the learner; makes one where there is none */
  readonly learner: () => Promise<string>
  readonly send: (actions: readonly LearnerAction[]) => Promise<readonly ActionResult[]>
  /** the server no longer knows the learner: the next attempt makes another */
  readonly isForgotten: (thrown: unknown) => boolean
  /** it will never be taken, whatever is tried; anything else is tried again */
  readonly isHopeless: (thrown: unknown) => boolean
  readonly changed: (state: QueueState) => void
  readonly refused: (action: LearnerAction, result: Extract<ActionResult, { status: 'refused' }>) => void
  /** calls back after so many milliseconds */
  readonly later: (run: () => void, wait: number) => void
}

export interface Queue {
  add(action: LearnerAction, learner: string | null): void
  /** tries now: at the start of a page, and when the network is back */
  flush(): Promise<void>
  state(): QueueState
}

/** The contract takes this many at once. */
const most = 50
/** A browser that never reaches its server again must not fill its storage. */
const bound = 1_000
const waits = [2_000, 5_000, 10_000, 30_000] as const

export function createQueue(around: Surroundings): Queue {
  let sending = false
  let stuck = false
  let failures = 0
  let waiting = false
  /** how many go at once: one, while the server refuses a whole batch for the sake of one of them */
  let size = most

  const state = (): QueueState => ({ kept: around.read().length, sending, stuck })
  const tell = () => around.changed(state())

  function drop(ids: ReadonlySet<string>): void {
    around.write(around.read().filter(({ action }) => !ids.has(action.id)))
  }

  async function sendSome(): Promise<boolean> {
    const learner = await around.learner()
    // Somebody else's, from before this browser became another learner: not ours to send.
    const others = around.read().filter((kept) => kept.learner !== null && kept.learner !== learner)
    if (others.length > 0) drop(new Set(others.map(({ action }) => action.id)))
    const batch = around.read().slice(0, size)
    if (batch.length === 0) return false
    const results = await around.send(batch.map(({ action }) => action))
    for (const result of results) {
      if (result.status !== 'refused') continue
      const of = batch.find(({ action }) => action.id === result.id)
      if (of) around.refused(of.action, result)
    }
    drop(new Set(results.map(({ id }) => id)))
    // A server that says nothing of what it was sent must not be asked in a circle.
    return results.length > 0 && around.read().length > 0
  }

  async function flush(): Promise<void> {
    if (sending) return
    if (around.read().length === 0) {
      stuck = false
      tell()
      return
    }
    sending = true
    tell()
    try {
      while (await sendSome());
      stuck = false
      failures = 0
      size = most
    } catch (thrown) {
      if (around.isForgotten(thrown)) {
        around.write(around.read().map(({ action }) => ({ learner: null, action })))
        again()
      } else if (around.isHopeless(thrown)) {
        if (size === 1) {
          console.error('an action can never be sent:', thrown)
          drop(
            new Set(
              around
                .read()
                .slice(0, 1)
                .map(({ action }) => action.id),
            ),
          )
        }
        size = 1
        again()
      } else {
        stuck = true
        again()
      }
    } finally {
      sending = false
      tell()
    }
  }

  function again(): void {
    if (waiting) return
    waiting = true
    const wait = waits[Math.min(failures++, waits.length - 1)] ?? 30_000
    around.later(() => {
      waiting = false
      void flush()
    }, wait)
  }

  return {
    add(action, learner) {
      around.write([...around.read(), { learner, action }].slice(-bound))
      tell()
      void flush()
    },
    flush,
    state,
  }
}
