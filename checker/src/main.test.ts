/** The process as a whole: what it says, what it keeps when it is killed, and what it says when it cannot start. */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { CreateUserCommand, DeleteUserCommand } from '@aws-sdk/client-iam'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type Learner, type LiveEvent, progress } from './contract.ts'
import { Browser } from './testing/browser.ts'
import { cloudShellKeys, iamOf } from './testing/page-client.ts'

const main = new URL('./main.ts', import.meta.url).pathname
let folder: string
let ports: [number, number, number]
let running: ChildProcess | undefined

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  await new Promise((resolve) => server.close(resolve))
  if (address === null || typeof address === 'string') throw new Error('no port is free')
  return address.port
}

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'first-line-main-'))
  ports = [await freePort(), await freePort(), await freePort()]
})
afterEach(async () => {
  await stop('SIGKILL')
  await rm(folder, { recursive: true, force: true })
})

const args = (...more: string[]): string[] => [
  '--disable-warning=ExperimentalWarning',
  main,
  ...['--port', String(ports[0]), '--aws-port', String(ports[1]), '--control-port', String(ports[2])],
  ...['--data', join(folder, 'data'), '--site', folder, ...more],
]

/** Starts it; resolves with what it printed, once it says that it runs. */
async function start(): Promise<string> {
  const child = spawn(process.execPath, args(), { stdio: ['ignore', 'pipe', 'pipe'] })
  running = child
  let said = ''
  const ready = Promise.withResolvers<void>()
  child.stdout.on('data', (chunk: Uint8Array) => {
    said += chunk
    if (said.includes('Ctrl-C stops it')) ready.resolve()
  })
  child.stderr.on('data', (chunk: Uint8Array) => {
    said += chunk
  })
  child.once('exit', (code) => ready.reject(new Error(`it ended with ${code}:\n${said}`)))
  await ready.promise
  return said
}

async function stop(signal: 'SIGINT' | 'SIGKILL'): Promise<number | null> {
  const child = running
  running = undefined
  if (!child || child.exitCode !== null) return child?.exitCode ?? null
  const gone = once(child, 'exit')
  child.kill(signal)
  await gone
  return child.exitCode
}

/** Runs it until it ends by itself. */
async function attempt(...more: string[]): Promise<{ status: number | null; said: string }> {
  const child = spawn(process.execPath, args(...more), { stdio: ['ignore', 'pipe', 'pipe'] })
  let said = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Uint8Array) => (said += chunk))
  await once(child, 'close')
  return { status: child.exitCode, said }
}

const step = (id: string, status: string) => (event: LiveEvent) =>
  event.type === 'step' && event.step.step === id && event.step.status === status

describe('the process', () => {
  test('says where everything is, and ends when it is asked to', async () => {
    expect(await start()).toBe(
      [
        'First Line is running.',
        '',
        `  The workshop   http://localhost:${ports[0]}`,
        `  AWS endpoint   http://127.0.0.1:${ports[1]}   for the real aws command and the SDKs`,
        `  Control port   http://127.0.0.1:${ports[2]}   reset, snapshots, time`,
        `  Your data      ${join(folder, 'data')}`,
        '',
        'Ctrl-C stops it. What you did is kept.',
        '',
      ].join('\n'),
    )
    const { mode } = await stat(join(folder, 'data/cookie-secret'))
    expect((mode & 0o777).toString(8)).toBe('600')
    const browser = new Browser(`http://127.0.0.1:${ports[0]}`)
    await browser.json('POST', '/api/learner')
    const live = await browser.live()
    expect(await stop('SIGINT')).toBe(0)
    live.close()
  }, 60_000)

  test('keeps learner, account and progress when it is killed, and goes on by itself', async () => {
    await start()
    const browser = new Browser(`http://127.0.0.1:${ports[0]}`)
    const learner = (await browser.json('POST', '/api/learner')) as Learner
    await browser.json('POST', '/api/open', { module: '06-users' })
    const live = await browser.live()
    await iamOf(browser, await cloudShellKeys(browser)).send(new CreateUserCommand({ UserName: 'mara' }))
    await live.until(step('create-user', 'passed'))
    const { cursor } = progress.parse(await browser.json('GET', '/api/progress'))
    await stop('SIGKILL')
    live.close()

    await start()
    expect(await browser.json('GET', '/api/hello')).toMatchObject({ learner })
    const { steps } = progress.parse(await browser.json('GET', '/api/progress'))
    expect(steps.find((state) => state.step === 'create-user')?.status).toBe('passed')
    const again = await browser.live(cursor)
    await again.until((event) => event.type === 'resync')
    await iamOf(browser, await cloudShellKeys(browser)).send(new DeleteUserCommand({ UserName: 'mara' }))
    await again.until(step('create-user', 'undone'))
    again.close()
  }, 60_000)
})

describe('when it cannot start it says why, in one sentence', () => {
  const usage =
    'Options: --port N, --aws-port N, --control-port N, --data FOLDER, --host NAME (again for more), --site FOLDER, --target sandbox|localstack|aws, --account ID, --even-so.\n'

  test.each<[string, string[], string]>([
    ['an option that does not exist', ['--prot', '80'], `Unknown option '--prot'. ${usage}`],
    ['a port that is none', ['--port', 'http'], `--port: a port is a number. ${usage}`],
    [
      'a host name that is none',
      ['--host', 'a b'],
      `--host: a host name has letters, digits, dots and hyphens. ${usage}`,
    ],
  ])('%s', async (_, more, said) => {
    expect(await attempt(...more)).toEqual({ status: 1, said })
  })

  test('a data folder that is a file', async () => {
    const file = join(folder, 'file')
    await writeFile(file, '')
    expect(await attempt('--data', file)).toEqual({
      status: 1,
      said: `The data folder ${file} is not a folder: choose another with --data FOLDER.\n`,
    })
  })

  test('a port that is taken', async () => {
    const server = createServer().listen(ports[1], '127.0.0.1')
    await once(server, 'listening')
    try {
      const { status, said } = await attempt()
      expect(status).toBe(1)
      expect(said.replace(/ by .* \(process \d+\)/, '')).toBe(
        `Port ${ports[1]}, for the AWS endpoint, is taken: stop that program, or choose another port with --aws-port ${ports[1] + 1000}.\n`,
      )
    } finally {
      server.close()
    }
  })

  test('a LocalStack that is not there', async () => {
    const endpoint = `http://127.0.0.1:${await freePort()}`
    process.env.LOCALSTACK_ENDPOINT = endpoint
    try {
      const { status, said } = await attempt('--target', 'localstack')
      expect([status, said.split('\n').filter(Boolean).length, said.slice(0, 50)]).toEqual([
        ...[1, 1, `LocalStack does not answer at ${endpoint}`.slice(0, 50)],
      ])
    } finally {
      delete process.env.LOCALSTACK_ENDPOINT
    }
  })
})
