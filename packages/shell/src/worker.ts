/** The terminal in a worker: `new Worker(new URL('@first-line/shell/worker', …), { type: 'module' })`. */
import type { FromWorker, ToWorker } from './messages.ts'
import { openSession } from './session/open-session.ts'
import type { ShellSession } from './session/session.ts'
import { siteCredentials, siteHome, siteTransport } from './session/site-host.ts'
import { siteInstances } from './session/site-instances.ts'
import { siteSignIn } from './session/site-sign-in.ts'
import { whyLink } from './session/why.ts'

/** What a dedicated worker's global has; the DOM's types describe a window instead. */
const scope = self as unknown as {
  onmessage: ((event: MessageEvent<ToWorker>) => void) | null
  postMessage: (message: FromWorker) => void
}

const post = (message: FromWorker): void => scope.postMessage(message)

let session: Promise<ShellSession | undefined> | undefined
let lastId = 0
const waiting = new Map<number, (answer: { text: string; status: number }) => void>()

const ask = (what: 'prepare' | 'workshop', args: string[]): Promise<{ text: string; status: number }> =>
  new Promise((done) => {
    lastId += 1
    waiting.set(lastId, done)
    post({ type: 'ask', id: lastId, what, args })
  })

function start(message: Extract<ToWorker, { type: 'start' }>): void {
  const { machine, cols, rows, greet, why } = message
  const call: typeof fetch = (path, init) => fetch(path, init)
  const signIn = siteSignIn((url) => post({ type: 'open', url }))
  session = openSession({
    ...{ machine, cols, rows, greet },
    transport: siteTransport(call, 'aws', machine),
    home: siteHome(call, machine),
    credentials: siteCredentials(call, machine),
    console: siteTransport(call, 'console', machine),
    instances: siteInstances(call),
    signIn,
    elsewhere: async (other, words) => {
      const { siteElsewhere } = await import('./session/elsewhere.ts')
      return siteElsewhere(call, signIn)(other, words)
    },
    ...(why && { why: whyLink }),
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
}

scope.onmessage = ({ data: message }) => {
  switch (message.type) {
    case 'start':
      return start(message)
    case 'input':
      return void session?.then((opened) => opened?.input(message.data))
    case 'resize':
      return void session?.then((opened) => opened?.resize(message.cols, message.rows))
    case 'run':
      return void session?.then((opened) => opened?.type(message.text, message.enter))
    case 'answer':
      waiting.get(message.id)?.({ text: message.text, status: message.status })
      waiting.delete(message.id)
  }
}
