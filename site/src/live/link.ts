/**
 * The page's end: the shared worker where there is one and it starts, else a connection of the page's own
 * (Chrome on Android has no shared workers: https://caniuse.com/sharedworkers).
 */
import { browserSurroundings } from './browser-surroundings.ts'
import { createHub } from './hub.ts'
import type { FromWorker, ToWorker } from './messages.ts'

export interface Link {
  send(message: ToWorker): void
}

type Open = (hear: (message: FromWorker) => void, onFailure: () => void) => Link

/** Joins. Call once a page. */
export function openLink(hear: (message: FromWorker) => void): Link {
  let following: ToWorker | undefined
  let link: Link = (typeof SharedWorker === 'undefined' ? ownLink : sharedLink)(hear, () => {
    link = ownLink(hear, () => {})
    if (following) link.send(following)
  })

  addEventListener('pagehide', () => link.send({ type: 'bye' }))
  return {
    send(message) {
      if (message.type === 'follow') following = message
      link.send(message)
    },
  }
}

const sharedLink: Open = (hear, onFailure) => {
  const worker = new SharedWorker(new URL('./shared-worker.ts', import.meta.url), {
    type: 'module',
    name: 'first-line-live',
  })
  worker.onerror = (event) => {
    console.error('the live worker did not start; this page connects by itself:', event)
    onFailure()
  }
  worker.port.onmessage = ({ data }: MessageEvent<FromWorker>) => hear(data)
  return { send: (message) => worker.port.postMessage(message) }
}

const ownLink: Open = (hear) => {
  const hub = createHub(browserSurroundings())
  const listener = { send: hear }
  hub.join(listener)
  return { send: (message) => hub.hear(listener, message) }
}
