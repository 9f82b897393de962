/** An upload of a gigabyte goes through memory without staying there: in a process of its own, which says what it took. */
import { type ChildProcess, fork } from 'node:child_process'
import { mkdtemp, readdir, rm, stat } from 'node:fs/promises'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { presignRequest, type SigningCredentials } from '@first-line/aws-api'
import { afterAll, beforeAll, expect, test } from 'vitest'

const MIB = 1024 ** 2
const SIZE = (process.env.TEST_ALL === '1' ? 1024 : 256) * MIB
/** Megabytes. What the process takes before the first byte comes is some 150, most of it Node and our own source. */
const MOST = 200

let folder: string
let child: ChildProcess

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'first-line-upload-'))
})

afterAll(async () => {
  child?.kill('SIGKILL')
  await rm(folder, { recursive: true, force: true })
})

const answer = <T>(): Promise<T> => new Promise((resolve) => child.once('message', (message) => resolve(message as T)))

function put(url: string, key: SigningCredentials, path: string, size: number): Promise<number> {
  const { host, hostname, port } = new URL(url)
  const plain = { method: 'PUT', host, path, query: '', headers: { host }, body: new Uint8Array(0) }
  const place = { service: 's3', region: 'us-east-1', now: new Date(), expiresInSeconds: 900 }
  const signed = presignRequest(plain, key, place)
  return new Promise((resolve, reject) => {
    const sent = request(
      {
        hostname,
        port,
        method: 'PUT',
        path: `${signed.path}?${signed.query}`,
        headers: { host, 'content-length': size },
      },
      (response) => {
        response.resume()
        response.on('end', () => resolve(response.statusCode ?? 0))
      },
    )
    sent.on('error', reject)
    let left = size
    const pump = () => {
      while (left > 0) {
        const block = Buffer.alloc(Math.min(left, MIB), left % 251)
        left -= block.length
        if (!sent.write(block)) return void sent.once('drain', pump)
      }
      sent.end()
    }
    pump()
  })
}

test(`an upload of ${SIZE / MIB} MB takes less than ${MOST} MB of memory, and is on disk`, {
  timeout: 180_000,
}, async () => {
  const script = fileURLToPath(new URL('../testing/upload-server.ts', import.meta.url))
  const file = join(folder, 'upload.db')
  // Without what the test runner put into the environment: it is the sandbox that is measured.
  child = fork(script, [file], { execArgv: [], env: { PATH: process.env.PATH ?? '' } })
  const { url, rootKey } = await answer<{ url: string; rootKey: SigningCredentials }>()
  expect(await put(url, rootKey, '/large', 0)).toBe(200)
  expect(await put(url, rootKey, '/large/object', SIZE)).toBe(200)

  const most = answer<number>()
  child.send('memory')
  expect(await most).toBeLessThan(MOST)

  const blobs = `${file}.blobs`
  const names = (await readdir(blobs, { recursive: true })).filter((name) => /[0-9a-f]{64}$/.test(name))
  expect(names).toHaveLength(1)
  expect((await stat(join(blobs, names[0]!))).size).toBe(SIZE)
})
