/** `npm run -s sandbox`, as people and other programs start it. */
import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { CreateAccessKeyCommand, CreateUserCommand, IAMClient, ListUsersCommand } from '@aws-sdk/client-iam'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'

const KEY = { accessKeyId: 'AKIAIOSFODNN7EXAMPLE', secretAccessKey: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY' }
const ROOT_KEY = `${KEY.accessKeyId}:${KEY.secretAccessKey}`
const running = new Set<ChildProcess>()
let folder: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'first-line-cli-'))
})

afterEach(() => {
  for (const child of running) child.kill('SIGKILL')
  running.clear()
})

afterAll(() => rm(folder, { recursive: true, force: true }))

interface Run {
  child: ChildProcess
  /** Everything on stdout up to the first line's end. */
  line: Promise<string>
  ended: Promise<{ code: number | null; stdout: string; stderr: string }>
}

function start(...args: string[]): Run {
  const file = fileURLToPath(new URL('./cli.ts', import.meta.url))
  const child = spawn(process.execPath, [file, ...args], { stdio: ['ignore', 'pipe', 'pipe'] })
  running.add(child)
  let stdout = ''
  let stderr = ''
  child.stderr.on('data', (chunk) => {
    stderr += chunk
  })
  const line = new Promise<string>((resolve) => {
    child.stdout.on('data', (chunk) => {
      stdout += chunk
      if (stdout.includes('\n')) resolve(stdout)
    })
  })
  const ended = new Promise<Awaited<Run['ended']>>((resolve) => {
    child.once('close', (code) => resolve({ code, stdout, stderr }))
  })
  return { child, line, ended }
}

test('prints addresses and keys as one line, and keeps everything in the file it is given', {
  timeout: 60_000,
}, async () => {
  const args = ['--port', '0', '--control-port', '0', '--json', '--store', `sqlite:${join(folder, 'cli.db')}`]
  const first = start(...args, '--account', '123456789012', '--root-key', ROOT_KEY)
  const said = JSON.parse(await first.line) as Record<string, string>
  expect(said).toEqual({
    url: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+$/),
    controlUrl: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+$/),
    account: '123456789012',
    rootKey: KEY,
    world: expect.any(String),
  })
  const answer = await fetch(`${said.controlUrl}/accounts`, { method: 'POST', body: '{"id":"210987654321"}' })
  expect(answer.status).toBe(201)
  first.child.kill('SIGTERM')
  expect(await first.ended).toMatchObject({ code: 0, stderr: '' })

  const second = start(...args)
  const again = JSON.parse(await second.line) as Record<string, string>
  expect(again).toMatchObject({ account: '123456789012', rootKey: KEY, world: said.world })
  const { accounts } = (await (await fetch(`${again.controlUrl}/accounts`)).json()) as { accounts: unknown[] }
  expect(accounts).toEqual([
    { id: '123456789012', world: said.world },
    { id: '210987654321', world: said.world },
  ])
  const taken = start(...args)
  expect(await taken.ended).toMatchObject({ code: 1, stderr: expect.stringContaining('is in use by another process') })
})

test.each([
  [['--no-access-troubleshooter'], /the iam:ListUsers action$/],
  [[], /the iam:ListUsers action\. Go to https:.* with the following authorization id: [0-9a-z]+$/],
])('with %j a denial ends as it should', { timeout: 60_000 }, async (args, ending) => {
  const { line } = start('--port', '0', '--control-port', '0', '--json', ...args)
  const { url, rootKey } = JSON.parse(await line) as { url: string; rootKey: typeof KEY }
  const settings = { endpoint: url, region: 'us-east-1' }
  const root = new IAMClient({ ...settings, credentials: rootKey })
  await root.send(new CreateUserCommand({ UserName: 'dana' }))
  const { AccessKey } = await root.send(new CreateAccessKeyCommand({ UserName: 'dana' }))
  const credentials = { accessKeyId: AccessKey!.AccessKeyId!, secretAccessKey: AccessKey!.SecretAccessKey! }
  const dana = new IAMClient({ ...settings, credentials })
  await expect(dana.send(new ListUsersCommand({}))).rejects.toThrow(ending)
  for (const one of [root, dana]) one.destroy()
})

describe('says in a sentence what is wrong, and ends with 1', { timeout: 60_000 }, () => {
  test.each([
    [['--account', '12'], '--account takes twelve digits, not "12".\n'],
    [
      ['--root-key', 'x'],
      '--root-key takes an access key id (16 to 128 letters and digits) and a secret with a colon between: AKIA…:SECRET.\n',
    ],
    [['--port', '7', '--control-port', '7'], '--port and --control-port are two servers: both cannot listen on 7.\n'],
    [['--store', 'floppy'], '--store takes memory or sqlite:FILE, not "floppy".\n'],
    [['--port', 'x'], '--port takes a port, 0 to 65535, not "x".\n'],
  ])('%j', async (args, sentence) => {
    expect(await start(...args).ended).toEqual({ code: 1, stdout: '', stderr: sentence })
  })

  test('a port that is taken', async () => {
    const first = start('--port', '0', '--control-port', '0', '--json')
    const { url } = JSON.parse(await first.line) as { url: string }
    const port = new URL(url).port
    expect(await start('--port', port, '--control-port', '0').ended).toEqual({
      code: 1,
      stdout: '',
      stderr: `Port ${port} on 127.0.0.1 is taken by another process. Stop that one, or choose another with --port and --control-port.\n`,
    })
  })
})
