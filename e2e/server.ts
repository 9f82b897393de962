/** The workshop as its user starts it: a process of its own, on free ports, with a data folder of its own. */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const root = join(import.meta.dirname, '..')

/** A port that was free a moment ago. */
async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  await new Promise((resolve) => server.close(resolve))
  if (address === null || typeof address === 'string') throw new Error('no port')
  return address.port
}

export class Workshop {
  readonly data = mkdtempSync(join(tmpdir(), 'first-line-e2e-'))
  port = 0
  awsPort = 0
  controlPort = 0
  readonly #hosts: string[]
  readonly #main: string
  #child: ChildProcess | undefined
  output = ''

  /** `main`: what is started, with the options of `npm start`. */
  constructor(hosts: string[] = [], main = join(root, 'checker/src/main.ts')) {
    this.#hosts = hosts
    this.#main = main
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}`
  }

  get awsEndpoint(): string {
    return `http://127.0.0.1:${this.awsPort}`
  }

  /** Starts it, on the same ports and data when it ran before; resolves once it answers on `path`. */
  async start(path = '/api/hello'): Promise<void> {
    this.port ||= await freePort()
    this.awsPort ||= await freePort()
    this.controlPort ||= await freePort()
    const args = [
      '--disable-warning=ExperimentalWarning',
      this.#main,
      ...['--port', `${this.port}`, '--aws-port', `${this.awsPort}`, '--control-port', `${this.controlPort}`],
      ...['--data', this.data, ...this.#hosts.flatMap((host) => ['--host', host])],
    ]
    const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe'] })
    this.#child = child
    for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk) => (this.output += chunk))
    const deadline = Date.now() + 30_000
    while (Date.now() < deadline) {
      if (child.exitCode !== null) throw new Error(`The workshop stopped by itself:\n${this.output}`)
      if (await answers(this.url + path)) return
      await new Promise((resolve) => setTimeout(resolve, 50))
    }
    throw new Error(`The workshop did not answer within 30 s:\n${this.output}`)
  }

  /** Stops it as Ctrl-C does, or, with SIGKILL, as a power cut does. */
  async stop(signal: 'SIGINT' | 'SIGKILL' = 'SIGINT'): Promise<void> {
    const child = this.#child
    if (!child || child.exitCode !== null || child.signalCode !== null) return
    const gone = once(child, 'exit')
    child.kill(signal)
    await gone
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.stop()
    rmSync(this.data, { recursive: true, force: true })
  }
}

async function answers(url: string): Promise<boolean> {
  return fetch(url).then(
    (response) => response.ok,
    () => false,
  )
}
