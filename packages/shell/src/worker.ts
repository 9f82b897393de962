/** The terminal in a worker: `new Worker(new URL('@first-line/shell/worker', …), { type: 'module' })`. */
import type { FromWorker, ToWorker } from './messages.ts'
import { ShellSession } from './session/session.ts'
import { siteCredentials, siteHome, siteTransport } from './session/site-host.ts'

/** What a dedicated worker's global has; the DOM's types describe a window instead. */
const scope = self as unknown as {
  onmessage: ((event: MessageEvent<ToWorker>) => void) | null
  postMessage: (message: FromWorker) => void
}

const post = (message: FromWorker): void => scope.postMessage(message)

let session: ShellSession | undefined
let lastId = 0
const waiting = new Map<number, (answer: { text: string; status: number }) => void>()

const ask = (what: 'prepare' | 'workshop', args: string[]): Promise<{ text: string; status: number }> =>
  new Promise((done) => {
    lastId += 1
    waiting.set(lastId, done)
    post({ type: 'ask', id: lastId, what, args })
  })

function start(message: Extract<ToWorker, { type: 'start' }>): void {
  const { machine } = message
  const call: typeof fetch = (path, init) => fetch(path, init)
  session = new ShellSession({
    machine,
    cols: message.cols,
    rows: message.rows,
    greet: message.greet,
    transport: siteTransport(call),
    home: siteHome(call, machine),
    credentials: siteCredentials(call, machine),
    output: (text) => post({ type: 'output', text }),
    onExit: () => post({ type: 'exit' }),
    onCommand: (command) => post({ type: 'command', ...command }),
    ...(message.workshop && { workshop: (args: string[]) => ask('workshop', args) }),
    ...(message.prepare && {
      prepare: async () => {
        const { status, text } = await ask('prepare', [])
        if (status !== 0) throw new Error(text)
      },
    }),
  })
  void session.start()
}

scope.onmessage = ({ data: message }) => {
  switch (message.type) {
    case 'start':
      return start(message)
    case 'input':
      return session?.input(message.data)
    case 'resize':
      return session?.resize(message.cols, message.rows)
    case 'run':
      return session?.type(message.text)
    case 'answer':
      waiting.get(message.id)?.({ text: message.text, status: message.status })
      waiting.delete(message.id)
  }
}
