/**
 * The process is killed in the middle of uploads and of collections of blobs, again and again: every object whose upload
 * was acknowledged is there afterwards, whole, and nothing is left over that a collection does not find.
 */
import { spawn } from 'node:child_process'
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createSandbox } from '../sandbox.ts'
import { client } from '../testing/client.ts'
import { crashAccount, deletedKey } from '../testing/crash-account.ts'
import { managedPolicyFile } from './managed-policy-file.ts'
import { sqliteStore } from './sqlite/store.ts'

const TIMES = process.env.TEST_ALL === '1' ? 50 : 2

let folder: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'first-line-crash-'))
})

afterAll(() => rm(folder, { recursive: true, force: true }))

/** Runs the writer for a while, kills it, gives what was acknowledged, in order. */
async function killedRun(file: string, run: number): Promise<string[]> {
  const script = fileURLToPath(new URL('../testing/crash-objects.ts', import.meta.url))
  const child = spawn(process.execPath, [script, file, String(run)], { stdio: ['ignore', 'pipe', 'inherit'] })
  let text = ''
  const ended = new Promise((resolve) => child.once('close', resolve))
  await new Promise<void>((resolve) => {
    child.stdout.on('data', (chunk: Buffer) => {
      text += chunk.toString()
      if (text.split('\n').length > 12) resolve()
    })
    child.once('close', () => resolve())
  })
  await new Promise((resolve) => setTimeout(resolve, 20 + ((run * 61) % 240)))
  child.kill('SIGKILL')
  await ended
  return text.split('\n').slice(0, -1)
}

test(`killed ${TIMES} times, no acknowledged object is lost or torn`, { timeout: TIMES * 15_000 }, async () => {
  const file = join(await mkdtemp(join(folder, 'tried-')), 'objects.db')
  for (let run = 0; run < TIMES; run += 1) {
    const lines = await killedRun(file, run)
    expect(lines.length).toBeGreaterThan(0)
    const last = new Map<string, string>()
    for (const line of lines) {
      const [, key = '', version = ''] = line.split(' ')
      last.set(key, version)
    }

    const sandbox = await createSandbox({ store: await sqliteStore({ file }), managedPolicies: managedPolicyFile })
    await sandbox.collectBlobs()
    const call = client((request) => sandbox.handle(request), crashAccount(0).key)
    const named = new Set<string>()
    for (const [Key, version] of last) {
      const { status, output } = await call('s3', 'GetObject', { Bucket: 'crash', Key })
      // A write that was on its way may have become durable without its answer, a deletion of what is deleted now and
      // then among them; nothing older may be there.
      if (status === 404 && (version === '-' || Key === deletedKey)) continue
      expect({ Key, status }).toEqual({ Key, status: 200 })
      const text = await new Response(output!.Body as ReadableStream).text()
      const [, found] = text.split(' ')
      expect(text).toBe(`${Key} ${found} `.repeat(900))
      if (version !== '-') expect([version, String((Number(version) + 1) % 7)]).toContain(found)
      named.add(text)
    }
    // Without the objects' names there are no blobs, and no half of one.
    expect((await readdir(`${file}.blobs`)).filter((name) => name.startsWith('draft-'))).toEqual([])
    expect((await call('s3', 'ListObjectsV2', { Bucket: 'crash' })).output!.KeyCount).toBe(named.size)
    await sandbox.close()
  }
})
