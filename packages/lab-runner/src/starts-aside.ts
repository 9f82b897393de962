/**
 * Starts made in threads beside the one that answers learners. A thread is begun when it is wanted, stays warm for whoever
 * comes next, and ends when nobody came for a while. More starts than threads wait their turn.
 */
import { availableParallelism } from 'node:os'
import { Worker } from 'node:worker_threads'
import type { LearnerIds } from '@first-line/checker/sandbox'
import type { WorldExport } from '@first-line/sandbox'

/** Structured-cloned to the thread. */
export interface Question {
  readonly module: string
  readonly endpoint: string
  readonly ids: LearnerIds
}

export interface Made {
  readonly world: WorldExport
  /** Bytes of the objects that the world names. */
  readonly blobs: readonly Uint8Array[]
}

export type Answer = { readonly ok: true; readonly made: Made } | { readonly ok: false; readonly cause: unknown }

export interface StartsAside {
  /** @throws Error when a solution does not go through, when the thread dies, or when it takes longer than `limit` */
  make(question: Question): Promise<Made>
}

export interface AsideOptions {
  /** How many are made at once; one processor stays for the learners. */
  readonly threads?: number
  /** Milliseconds for one start. The longest takes about five seconds of a processor. */
  readonly limit?: number
  /** Milliseconds after which a thread without work ends. */
  readonly idle?: number
}

export function startsAside({
  threads = Math.max(1, Math.min(4, availableParallelism() - 1)),
  limit = 180_000,
  idle = 60_000,
}: AsideOptions = {}): StartsAside {
  const resting: Thread[] = []
  const waiting: ((thread: Thread) => void)[] = []
  let running = 0

  /** The last one to rest is the warmest. */
  function take(): Promise<Thread> | Thread {
    const rested = resting.pop()
    if (rested) return rested
    if (running === threads) return new Promise((turn) => waiting.push(turn))
    running += 1
    return new Thread()
  }

  function giveBack(thread: Thread): void {
    const next = waiting.shift()
    if (next) {
      next(thread.ended ? new Thread() : thread)
      return
    }
    if (thread.ended) {
      running -= 1
      return
    }
    resting.push(thread)
    thread.rest(idle, () => {
      resting.splice(resting.indexOf(thread), 1)
      running -= 1
    })
  }

  return {
    async make(question) {
      const thread = await take()
      try {
        return await thread.make(question, limit)
      } finally {
        giveBack(thread)
      }
    },
  }
}

class Thread {
  readonly #worker = new Worker(new URL('./start-worker.ts', import.meta.url))
  #resting: ReturnType<typeof setTimeout> | undefined
  ended = false

  async make(question: Question, limit: number): Promise<Made> {
    clearTimeout(this.#resting)
    this.#worker.ref()
    const answered = Promise.withResolvers<Answer>()
    const died = (cause?: unknown) => {
      this.ended = true
      answered.reject(new Error(`what makes the start of ${question.module} ended`, { cause }))
    }
    const tooLong = setTimeout(() => this.#end(died), limit)
    const heard = { message: answered.resolve, error: died, exit: died }
    for (const [event, hear] of Object.entries(heard)) this.#worker.once(event, hear)
    try {
      this.#worker.postMessage(question)
      const answer = await answered.promise
      if (!answer.ok) throw answer.cause
      return answer.made
    } finally {
      clearTimeout(tooLong)
      for (const [event, hear] of Object.entries(heard)) this.#worker.off(event, hear)
    }
  }

  /** Keeps no process alive meanwhile. */
  rest(idle: number, onEnd: () => void): void {
    this.#worker.unref()
    this.#resting = setTimeout(() => {
      onEnd()
      this.#end()
    }, idle)
    this.#resting.unref()
  }

  #end(done?: (cause: unknown) => void): void {
    this.ended = true
    this.#worker.terminate().then(
      () => done?.(new Error('it took too long')),
      (cause: unknown) => done?.(cause),
    )
  }
}
