/**
 * Many pages, one connection. A page that joins hears everything from then on, so it joins first and reads
 * `/api/progress` after that: nothing falls between. Requests seen lately are repeated to it, for its activity list.
 */
import { type ConnectionOptions, createConnection, type LiveState } from './connection.ts'
import type { FromWorker, ToWorker } from './messages.ts'

export interface Listener {
  readonly send: (message: FromWorker) => void
}

export interface Hub {
  join(listener: Listener): void
  hear(listener: Listener, message: ToWorker): void
}

const remembered = 200

export function createHub(options: Omit<ConnectionOptions, 'onEvent' | 'onState'>): Hub {
  const listeners = new Set<Listener>()
  let state: LiveState = 'ended'
  let lately: Extract<FromWorker, { type: 'event' }>[] = []

  const connection = createConnection({
    ...options,
    onState(next) {
      state = next
      tell({ type: 'state', state })
    },
    onEvent(id, data) {
      const message: FromWorker = { type: 'event', id, data }
      if (isActivity(data)) lately = [...lately.slice(1 - remembered), message]
      tell(message)
    },
  })

  function tell(message: FromWorker): void {
    for (const listener of listeners) listener.send(message)
  }

  function hangUp(): void {
    connection.close()
    state = 'ended'
  }

  return {
    join(listener) {
      listeners.add(listener)
      // "ended" is news only when it happens.
      if (state !== 'ended') listener.send({ type: 'state', state })
      for (const message of lately) listener.send(message)
    },
    hear(listener, message) {
      switch (message.type) {
        case 'follow':
          return connection.follow(message.after)
        case 'nudge':
          return connection.nudge()
        case 'restart':
          hangUp()
          lately = []
          return
        case 'bye':
          listeners.delete(listener)
          // The last page takes the connection with it; a shared worker may outlive its pages by a while.
          if (listeners.size === 0) hangUp()
          return
      }
    },
  }
}

function isActivity(data: unknown): boolean {
  return typeof data === 'object' && data !== null && 'type' in data && data.type === 'activity'
}
