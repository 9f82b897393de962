/** Looks at this computer for the preflight. */
import type { Hello } from '@first-line/checker/contract'
import { api } from '../stores/session.ts'
import {
  browserFinding,
  type CheckName,
  cliFinding,
  clockFinding,
  type Finding,
  serverFinding,
  storageFinding,
  terminalFinding,
} from './checks.ts'

/** Newer things that the pages use; older ones are in every browser that has these. */
const features: readonly (readonly [name: string, there: () => boolean])[] = [
  ['light-dark() in CSS', () => CSS.supports('color', 'light-dark(#fff, #000)')],
  ['nesting in CSS', () => CSS.supports('selector(&)')],
  [':has() in CSS', () => CSS.supports('selector(:has(a))')],
  ['container queries in CSS', () => CSS.supports('container-type', 'inline-size')],
  ['dialogs', () => typeof HTMLDialogElement === 'function'],
  ['custom elements', () => 'customElements' in globalThis],
  ['workers', () => typeof Worker === 'function'],
  ['grouping in JavaScript', () => 'groupBy' in Map],
  ['WebAssembly', () => typeof WebAssembly === 'object'],
]

export interface Probed {
  readonly findings: Readonly<Record<CheckName, Finding>>
  readonly hello: Hello | undefined
}

export async function probe(): Promise<Probed> {
  const [{ hello, milliseconds, asked, answered }, worker] = await Promise.all([askServer(), startsWorker()])
  return {
    hello,
    findings: {
      browser: browserFinding(features.filter(([, there]) => !there()).map(([name]) => name)),
      server: serverFinding(milliseconds),
      clock: clockFinding(asked, answered, hello && Date.parse(hello.serverTime)),
      storage: storageFinding(keeps()),
      terminal: terminalFinding(worker),
      cli: cliFinding(hello?.awsEndpoint),
    },
  }
}

async function askServer() {
  const asked = Date.now()
  const from = performance.now()
  try {
    const hello = await api.hello()
    return { hello, milliseconds: performance.now() - from, asked, answered: Date.now() }
  } catch (fault) {
    console.info('the server does not answer:', fault)
    return { hello: undefined, milliseconds: undefined, asked, answered: Date.now() }
  }
}

function keeps(): boolean {
  const key = 'first-line:preflight'
  try {
    localStorage.setItem(key, 'x')
    const kept = localStorage.getItem(key) === 'x'
    localStorage.removeItem(key)
    return kept
  } catch {
    return false // forbidden: that is the finding
  }
}

/** A worker of a file of its own, as the terminal’s is. */
function startsWorker(): Promise<boolean> {
  return new Promise((resolve) => {
    let worker: Worker
    try {
      worker = new Worker(new URL('./probe-worker.ts', import.meta.url), { type: 'module' })
    } catch {
      resolve(false)
      return
    }
    const settle = (works: boolean) => {
      clearTimeout(late)
      worker.terminate()
      resolve(works)
    }
    const late = setTimeout(() => settle(false), 5_000)
    worker.onmessage = () => settle(true)
    worker.onerror = () => settle(false)
  })
}
