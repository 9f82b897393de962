/** The process is killed in the middle of writes, again and again: whatever was acknowledged is there afterwards. */
import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createSandbox } from '../sandbox.ts'
import { client } from '../testing/client.ts'
import { crashAccount } from '../testing/crash-account.ts'
import { managedPolicyFile } from './managed-policy-file.ts'
import { sqliteStore } from './sqlite/store.ts'

const TIMES = process.env.TEST_ALL === '1' ? 100 : 5

let folder: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'first-line-crash-'))
})

afterAll(() => rm(folder, { recursive: true, force: true }))

/** Starts a process that makes users, bursts at a time, and prints the name of each that was acknowledged. */
function startWriter(
  file: string,
  run: number,
): { child: ChildProcess; acknowledged: Set<string>; first: Promise<void> } {
  const script = fileURLToPath(new URL('../testing/crash-writer.ts', import.meta.url))
  const child = spawn(process.execPath, [script, file, String(run)], { stdio: ['ignore', 'pipe', 'inherit'] })
  const acknowledged = new Set<string>()
  let rest = ''
  const first = new Promise<void>((resolve) => {
    child.stdout.on('data', (chunk: Buffer) => {
      const lines = (rest + chunk.toString()).split('\n')
      rest = lines.pop()!
      for (const line of lines) acknowledged.add(line)
      if (acknowledged.size > 0) resolve()
    })
  })
  return { child, acknowledged, first }
}

test(`killed ${TIMES} times during writes, nothing acknowledged is lost`, { timeout: TIMES * 12_000 }, async () => {
  const file = join(await mkdtemp(join(folder, 'tried-')), 'crash.db')
  const all = new Set<string>()
  for (let run = 0; run < TIMES; run += 1) {
    const { child, acknowledged, first } = startWriter(file, run)
    const ended = new Promise((resolve) => child.once('exit', resolve))
    await first
    await new Promise((resolve) => setTimeout(resolve, 20 + ((run * 37) % 180)))
    child.kill('SIGKILL')
    await ended
    for (const name of acknowledged) all.add(name)
  }
  expect(all.size).toBeGreaterThan(TIMES)

  const sandbox = await createSandbox({ store: await sqliteStore({ file }), managedPolicies: managedPolicyFile })
  const found = new Set<string>()
  for (let run = 0; run < TIMES; run += 1) {
    const call = client((request) => sandbox.handle(request), crashAccount(run).key)
    let marker: string | undefined
    do {
      const { output } = await call('iam', 'ListUsers', { MaxItems: 1000, ...(marker && { Marker: marker }) })
      for (const { UserName } of output!.Users as Array<{ UserName: string }>) found.add(UserName)
      marker = output!.Marker as string | undefined
    } while (marker !== undefined)
  }
  expect([...all].filter((name) => !found.has(name))).toEqual([])

  // Each write that is there has its event, and no event is there without its write.
  const world = sandbox.worlds.list()[0]!
  const events = await world.events({ limit: 1_000_000 })
  const made = events.filter(({ operation, outcome }) => operation === 'CreateUser' && outcome === 'allowed')
  expect(made.map(({ requestParameters }) => requestParameters!.UserName).sort()).toEqual([...found].sort())
  expect(new Set(events.map(({ seq }) => seq)).size).toBe(events.length)
  await sandbox.close()
})
