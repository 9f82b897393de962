/** A real LocalStack of our own, without Docker: installed once, started for as long as it is needed. */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'

const script = fileURLToPath(new URL('../localstack/start.sh', import.meta.url))
/** EX_UNAVAILABLE: the machine has nothing that could run it. */
const unavailable = 69
const installAndStart = 300_000

export type StartedLocalStack =
  | { readonly kind: 'started'; readonly endpoint: string; close(): Promise<void> }
  /** `reason` is a sentence: no Python that is new enough. */
  | { readonly kind: 'unavailable'; readonly reason: string }

/** Starts LocalStack on a free port; the first time this takes a minute, since it is installed. */
export async function startLocalStack(): Promise<StartedLocalStack> {
  const port = await freePort()
  const endpoint = `http://127.0.0.1:${port}`
  const child = spawn('bash', [script, String(port)], { stdio: ['ignore', 'ignore', 'pipe'] })
  let said = ''
  child.stderr.on('data', (chunk: Uint8Array) => {
    said = `${said}${chunk}`.slice(-4000)
  })
  const deadline = Date.now() + installAndStart
  while (Date.now() < deadline) {
    if (child.exitCode === unavailable) return { kind: 'unavailable', reason: said.trim() }
    if (child.exitCode !== null || child.signalCode !== null) {
      throw new Error(`LocalStack stopped by itself (${child.exitCode ?? child.signalCode}):\n${said}`)
    }
    if (await isHealthy(endpoint)) return { kind: 'started', endpoint, close: () => stop(child) }
    await sleep(200)
  }
  await stop(child)
  throw new Error(`LocalStack was not healthy after ${installAndStart / 1000} s:\n${said}`)
}

async function isHealthy(endpoint: string): Promise<boolean> {
  try {
    const answer = await fetch(`${endpoint}/_localstack/health`, { signal: AbortSignal.timeout(2000) })
    await answer.body?.cancel()
    return answer.ok
  } catch {
    // Not listening yet: asked again.
    return false
  }
}

/** It ends at once when asked twice, and slowly when asked politely; its state is thrown away anyway. */
async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const gone = once(child, 'exit')
  child.kill('SIGTERM')
  const late = setTimeout(() => child.kill('SIGKILL'), 5000)
  await gone
  clearTimeout(late)
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  await new Promise((resolve) => server.close(resolve))
  if (address === null || typeof address === 'string') throw new Error('no port is free')
  return address.port
}
