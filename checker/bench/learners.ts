/**
 * A full house: 500 learners on one process, each connected by a live stream, each changing their account every five
 * seconds. Measured from sending the change (signed, decided, on disk) to hearing the verdict of the step it is about.
 * The load comes from this process, so it shares the machine with what it measures.
 */
import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { Agent, type ClientRequest, type IncomingMessage, request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { promisify } from 'node:util'
import { encodeRequest, loadService, type SigningCredentials, signingScope, signRequest } from '@first-line/aws-api'
import { useNodeHashes } from '@first-line/aws-api/node'

interface Figure {
  name: string
  value: number
  unit: string
  limit?: string
  ok: boolean
}

const learners = Number(process.env.BENCH_LEARNERS ?? 500)
const every = 5_000
const rounds = 12
/** A verdict that has not come after this long counts as having taken so long, in milliseconds. */
const lost = 10_000

export async function bench(): Promise<Figure[]> {
  useNodeHashes()
  const folder = await mkdtemp(join(tmpdir(), 'first-line-learners-'))
  const server = startServer(folder)
  try {
    const url = new URL(await addressOf(server))
    const agent = new Agent({ keepAlive: true, maxSockets: 200 })
    const present: Present[] = []
    // A room fills in a minute, not in a second.
    for (let at = 0; at < learners; at += 10)
      present.push(
        ...(await Promise.all(Array.from({ length: Math.min(10, learners - at) }, () => arrive(url, agent)))),
      )
    await sleep(2_000)
    const idle = await memoryOf(server)
    const before = await cpuOf(server)
    const started = performance.now()
    const took = (await Promise.all(present.map((one, at) => one.work((at / learners) * every)))).flat()
    const seconds = (performance.now() - started) / 1000
    const busy = ((await cpuOf(server)) - before) / seconds
    const memory = await memoryOf(server)
    for (const one of present) one.leave()
    agent.destroy()
    took.sort((a, b) => a - b)
    const at = (share: number) => took[Math.min(took.length - 1, Math.floor(took.length * share))] ?? Number.NaN
    return [
      { name: `${learners} learners: actions a second`, value: took.length / seconds, unit: '/s', ok: true },
      { name: 'action to verdict, median', value: at(0.5), unit: 'ms', ok: true },
      below('action to verdict, p95', at(0.95), 'ms', 250),
      { name: 'action to verdict, p99', value: at(0.99), unit: 'ms', ok: true },
      below('verdicts that did not come', took.filter((ms) => ms >= lost).length, '', 1),
      { name: 'of one core, used by the process', value: busy * 100, unit: '%', ok: true },
      { name: 'memory of the process before the first action', value: idle, unit: 'MB', ok: true },
      below('memory of the process afterwards', memory, 'MB', 1024),
    ]
  } finally {
    server.kill('SIGKILL')
    await once(server, 'exit')
    await rm(folder, { recursive: true, force: true })
  }
}

const below = (name: string, value: number, unit: string, limit: number): Figure => ({
  ...{ name, value, unit, limit: `< ${limit}`, ok: value < limit },
})

function startServer(folder: string): ChildProcess {
  const main = new URL('../src/main.ts', import.meta.url).pathname
  const ports = ['--port', '0', '--aws-port', '0', '--control-port', '0']
  const where = ['--data', join(folder, 'data'), '--site', folder]
  return spawn(process.execPath, ['--disable-warning=ExperimentalWarning', main, ...ports, ...where], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
}

async function addressOf(server: ChildProcess): Promise<string> {
  let said = ''
  for await (const chunk of server.stdout ?? []) {
    said += String(chunk)
    const port = /The workshop\s+http:\/\/localhost:(\d+)/.exec(said)?.[1]
    if (port !== undefined && said.includes('Ctrl-C')) return `http://127.0.0.1:${port}`
  }
  throw new Error(`the server ended: ${said}`)
}

interface Present {
  /** Does all its rounds, the first after `offset` milliseconds; answers how long each verdict took. */
  work(offset: number): Promise<number[]>
  leave(): void
}

async function arrive(url: URL, agent: Agent): Promise<Present> {
  let cookie = ''
  const call = async (
    method: string,
    path: string,
    body?: string | Uint8Array,
    headers: Record<string, string> = {},
  ) => {
    const sent = request({
      ...{ agent, method, path, host: url.hostname, port: url.port },
      headers: {
        ...{ host: url.host, ...(cookie && { cookie }) },
        ...(method !== 'GET' && { origin: url.origin }),
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...headers,
      },
    })
    sent.end(body)
    const answer = await answered(sent)
    cookie ||= answer.headers['set-cookie']?.[0]?.split(';')[0] ?? ''
    const chunks: Uint8Array[] = []
    for await (const chunk of answer) chunks.push(chunk as Uint8Array)
    const text = Buffer.concat(chunks).toString()
    if ((answer.statusCode ?? 500) >= 300) throw new Error(`${method} ${path} answered ${answer.statusCode}: ${text}`)
    return text
  }
  await call('POST', '/api/learner')
  await call('POST', '/api/open', JSON.stringify({ module: '06-users' }))
  const keys = JSON.parse(await call('GET', '/api/credentials?machine=cloudshell')) as SigningCredentials
  const ears = await listen(url, cookie)
  const iam = await loadService('iam')

  async function change(name: 'CreateUser' | 'DeleteUser'): Promise<void> {
    const operation = iam.operations[name]
    if (!operation) throw new Error(`IAM has no ${name}`)
    const plain = encodeRequest(iam, operation, { UserName: 'mara' }, { region: 'us-east-1' })
    const signed = signRequest(plain, keys, { ...signingScope(iam, 'us-east-1'), now: new Date() })
    const { host: _, ...headers } = signed.headers
    await call(signed.method, `/api/aws/${signed.host}${signed.path}`, signed.body as Uint8Array, headers)
  }

  return {
    async work(offset) {
      const took: number[] = []
      await sleep(offset)
      const begun = performance.now()
      for (let round = 0; round < rounds; round += 1) {
        await sleep(Math.max(0, begun + round * every - performance.now()))
        const verdict = ears.hear(round % 2 === 0 ? 'passed' : 'undone')
        const started = performance.now()
        await change(round % 2 === 0 ? 'CreateUser' : 'DeleteUser')
        const heard = await Promise.race([verdict, sleep(lost, 'lost' as const, { ref: false })])
        took.push(heard === 'lost' ? lost : performance.now() - started)
      }
      return took
    },
    leave: () => ears.close(),
  }
}

function answered(sent: ClientRequest): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => sent.once('response', resolve).once('error', reject))
}

/** A live stream: resolves what waits for a verdict of the step when it is told. */
async function listen(url: URL, cookie: string) {
  const sent = request({ host: url.hostname, port: url.port, path: '/api/live', headers: { cookie }, agent: false })
  sent.end()
  const stream = await answered(sent)
  const waiting = new Map<string, () => void>()
  stream.setEncoding('utf8')
  stream.on('data', (text: string) => {
    for (const [status, done] of waiting) {
      if (!text.includes('"step":"create-user"') || !text.includes(`"status":"${status}"`)) continue
      waiting.delete(status)
      done()
    }
  })
  return {
    hear: (status: string) => new Promise<void>((done) => waiting.set(status, done)),
    close: () => void sent.destroy(),
  }
}

/** Resident, in MB. */
async function memoryOf({ pid }: ChildProcess): Promise<number> {
  const { stdout } = await promisify(execFile)('ps', ['-o', 'rss=', '-p', String(pid)])
  return Number(stdout) / 1024
}

/** Seconds of processor time; Linux alone tells them so finely. */
async function cpuOf({ pid }: ChildProcess): Promise<number> {
  if (process.platform !== 'linux') return Number.NaN
  const [user = 0, system = 0] =
    (await readFile(`/proc/${pid}/stat`, 'utf8')).split(') ')[1]?.split(' ').slice(11, 13).map(Number) ?? []
  return (user + system) / 100
}
