/**
 * One connection to `GET /api/live` that mends itself: after a break it waits, a little longer each time, and
 * resumes after the last event it saw. It knows nothing of tabs or pages.
 */
import { createEventStreamParser } from './event-stream.ts'

/** `ended`: the server knows no learner here; another attempt needs another {@link Connection.follow}. */
export type LiveState = 'connecting' | 'live' | 'offline' | 'ended'

export interface ConnectionOptions {
  readonly fetch: typeof fetch
  readonly onEvent: (id: number, data: unknown) => void
  readonly onState: (state: LiveState) => void
  /** why a connection broke off, for who reads the console */
  readonly onFault?: (fault: unknown) => void
  /** called after `ms`; answers what cancels it */
  readonly later: (ms: number, run: () => void) => () => void
  /** in [0, 1): spreads the attempts of many pages after a restart */
  readonly random: () => number
  /** no byte for so long: the connection is dead, whatever TCP believes. The server beats more often. */
  readonly silence?: number
}

export interface Connection {
  /** connects, or keeps the connection there is; `after` is where to begin if there is none */
  follow(after: number): void
  /** tries at once, when waiting: the network came back, or somebody looks */
  nudge(): void
  close(): void
}

const firstWait = 500
const longestWait = 15_000

export function createConnection(options: ConnectionOptions): Connection {
  const silence = options.silence ?? 60_000
  let after = 0
  let attempt = 0
  let abort: AbortController | undefined
  let cancelWait: (() => void) | undefined

  async function connect(): Promise<void> {
    const mine = new AbortController()
    abort = mine
    let cancelSilence = options.later(silence, () => mine.abort())
    try {
      const answer = await options.fetch(`/api/live?after=${after}`, {
        headers: { accept: 'text/event-stream', 'last-event-id': String(after) },
        credentials: 'same-origin',
        cache: 'no-store',
        signal: mine.signal,
      })
      if (answer.status === 401 || answer.status === 403 || answer.status === 404) return end(mine)
      if (!answer.ok || !answer.body) throw new Error(`the live stream answered ${answer.status}`)
      attempt = 0
      options.onState('live')
      const parse = createEventStreamParser()
      const reader = answer.body.pipeThrough(new TextDecoderStream()).getReader()
      for (;;) {
        const { done, value } = await reader.read()
        if (mine.signal.aborted) return retry(mine)
        if (done) break
        cancelSilence()
        cancelSilence = options.later(silence, () => mine.abort())
        for (const event of parse(value)) {
          const id = Number(event.id)
          if (Number.isInteger(id)) after = id
          options.onEvent(after, JSON.parse(event.data))
        }
      }
    } catch (fault) {
      // Breaking off is what networks do: the page says so, and we try again.
      if (!mine.signal.aborted) options.onFault?.(fault)
    } finally {
      cancelSilence()
    }
    retry(mine)
  }

  function retry(mine: AbortController): void {
    if (abort !== mine) return
    mine.abort()
    options.onState('offline')
    const wait = Math.min(longestWait, firstWait * 2 ** attempt) * (0.5 + options.random() / 2)
    attempt++
    cancelWait = options.later(wait, () => {
      cancelWait = undefined
      void connect()
    })
  }

  function end(mine: AbortController): void {
    if (abort !== mine) return
    abort = undefined
    options.onState('ended')
  }

  return {
    follow(from) {
      if (abort) return
      after = from
      attempt = 0
      options.onState('connecting')
      void connect()
    },
    nudge() {
      if (!cancelWait) return
      cancelWait()
      cancelWait = undefined
      void connect()
    },
    close() {
      cancelWait?.()
      cancelWait = undefined
      const open = abort
      abort = undefined
      open?.abort()
    },
  }
}
