/**
 * Other emulators, where they are installed: the same requests, in the same run. LocalStack is used where it runs
 * (`LOCALSTACK_ENDPOINT`, or port 4566); moto is started, if `moto_server` is on the PATH.
 */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'

export interface Emulator {
  name: string
  url: string
  stop(): void
}

/** Neither checks who asks. LocalStack takes twelve digits for an account: what is measured stays out of the default one. */
export const anyKey = { accessKeyId: '606060606060', secretAccessKey: 'any' }

export async function localStack(): Promise<Emulator | undefined> {
  const url = process.env.LOCALSTACK_ENDPOINT ?? 'http://127.0.0.1:4566'
  if (await answers(`${url}/_localstack/health`)) return { name: 'LocalStack', url, stop: () => undefined }
  if (process.env.LOCALSTACK_ENDPOINT) throw new Error(`No LocalStack answers at LOCALSTACK_ENDPOINT=${url}`)
  return undefined
}

export async function moto(): Promise<Emulator | undefined> {
  const port = await freePort()
  const server = spawn('moto_server', ['-H', '127.0.0.1', '-p', String(port)], { stdio: 'ignore' })
  const ended = new Promise<true>((resolve) => {
    server.once('error', () => resolve(true))
    server.once('exit', () => resolve(true))
  })
  const url = `http://127.0.0.1:${port}`
  for (let tries = 0; tries < 150; tries += 1) {
    if (await Promise.race([ended, sleep(200)])) return undefined
    if (await answers(`${url}/moto-api/data.json`)) return { name: 'moto', url, stop: () => void server.kill() }
  }
  server.kill()
  throw new Error('moto_server does not answer')
}

async function answers(url: string): Promise<boolean> {
  try {
    return (await fetch(url, { signal: AbortSignal.timeout(2_000) })).ok
  } catch {
    return false // Nobody listens there.
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as { port: number }
  server.close()
  return port
}
