/** The shared worker: every page of this browser hears the one connection it holds. */
import { browserSurroundings } from './browser-surroundings.ts'
import { createHub } from './hub.ts'
import type { ToWorker } from './messages.ts'

interface SharedScope {
  onconnect: ((event: MessageEvent) => void) | null
}

const hub = createHub(browserSurroundings())
const scope = globalThis as unknown as SharedScope

scope.onconnect = ({ ports: [port] }) => {
  if (!port) return
  const listener = { send: (message: unknown) => port.postMessage(message) }
  port.onmessage = ({ data }: MessageEvent<ToWorker>) => hub.hear(listener, data)
  hub.join(listener)
}
