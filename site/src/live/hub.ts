/**
 * Many pages, one connection. A page that joins hears everything from then on, so it joins first and reads
 * `/api/progress` after that: nothing falls between.
 */
import { type ConnectionOptions, createConnection, type LiveState } from './connection.ts'
import type { FromWorker, ToWorker } from './messages.ts'

interface Listener {
  readonly send: (message: FromWorker) => void
}

export interface Hub {
  join(listener: Listener): void
  hear(listener: Listener, message: ToWorker): void
}

export function createHub(options: Omit<ConnectionOptions, 'onEvent' | 'onState'>): Hub {
  const listeners = new Set<Listener>()
  let state: LiveState = 'ended'

  const connection = createConnection({
    ...options,
    onState(next) {
      state = next
      tell({ type: 'state', state })
    },
    onEvent: (id, data) => tell({ type: 'event', id, data }),
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
    },
    hear(listener, message) {
      switch (message.type) {
        case 'follow':
          return connection.follow(message.after)
        case 'nudge':
          return connection.nudge()
        case 'restart':
          hangUp()
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
