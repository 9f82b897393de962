/**
 * Signed, enforced, durable requests a second by kind, at concurrency 16, beside a bare `node:http` server that answers
 * the same number of bytes, in the same run.
 */
import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { useNodeHashes } from '@first-line/aws-api/node'
import { type LoadResult, load } from './load.ts'
import { wireRequests } from './requests.ts'

export interface Measure {
  name: string
  value: number
  unit: string
  limit?: number
  ok: boolean
}

interface Started {
  child: ChildProcess
  url: string
  many: { accessKeyId: string; secretAccessKey: string }
  few: { accessKeyId: string; secretAccessKey: string }
}

function start(...args: string[]): Promise<Started> {
  const file = fileURLToPath(new URL('./server.ts', import.meta.url))
  const child = spawn(process.execPath, [file, ...args], { stdio: ['ignore', 'pipe', 'inherit'] })
  return new Promise((resolve, reject) => {
    let text = ''
    child.once('exit', (code) => reject(new Error(`The server ended with ${code}`)))
    child.stdout.on('data', (chunk: Buffer) => {
      text += chunk.toString()
      if (text.includes('\n')) resolve({ ...(JSON.parse(text) as Omit<Started, 'child'>), child })
    })
  })
}

/** Gives one request after the other; runs out never, for requests that may be repeated. */
function cycle(requests: readonly Uint8Array[]): () => Uint8Array {
  let at = 0
  return () => {
    at = (at + 1) % requests.length
    return requests[at]!
  }
}

async function answerSize(url: string, request: Uint8Array): Promise<number> {
  const text = Buffer.from(request).toString('latin1')
  const head = text.slice(0, text.indexOf('\r\n\r\n'))
  const headers = Object.fromEntries(
    head
      .split('\r\n')
      .slice(1)
      .map((line) => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 2)]),
  )
  const { host: _, connection: _connection, 'content-length': _length, ...rest } = headers
  const answer = await fetch(url, { method: 'POST', headers: rest, body: text.slice(head.length + 4) })
  if (!answer.ok) throw new Error(await answer.text())
  return (await answer.arrayBuffer()).byteLength
}

export async function bench(): Promise<Measure[]> {
  useNodeHashes()
  const folder = await mkdtemp(join(tmpdir(), 'sandbox-bench-'))
  const sandbox = await start('sandbox', join(folder, 'bench.db'))
  const measures: Measure[] = []
  try {
    const { url, many, few } = sandbox
    const identity = await wireRequests(url, few, 'sts', 'GetCallerIdentity', [{}])
    const getUser = await wireRequests(url, few, 'iam', 'GetUser', [{ UserName: 'user-00050' }])
    const names = Array.from({ length: 4_800 }, (_, at) => ({ UserName: `made-${at}` }))
    const create = await wireRequests(url, few, 'iam', 'CreateUser', names)
    const page = { MaxItems: 100 }
    const listFew = await wireRequests(url, few, 'iam', 'ListUsers', [page])
    const listMany = await wireRequests(url, many, 'iam', 'ListUsers', [page])

    const bare = await start('bare', String(await answerSize(url, identity[0]!)))
    const bareResult = await load(bare.url, cycle(identity))
    bare.child.kill()

    await load(url, cycle(identity), { duration: 1_000 })
    const results: Record<string, LoadResult> = {
      GetCallerIdentity: await load(url, cycle(identity)),
      GetUser: await load(url, cycle(getUser)),
      'ListUsers 100 of 100': await load(url, cycle(listFew), { duration: 1_000 }),
      'ListUsers 100 of 10,000': await load(url, cycle(listMany), { duration: 1_000 }),
      CreateUser: await load(url, cycle(create), { duration: 1_000 }),
    }
    measures.push({ name: 'bare node:http', value: bareResult.perSecond, unit: 'requests/s', ok: true })
    for (const [name, { perSecond, p99, failures }] of Object.entries(results)) {
      // CreateUser runs out of names on a fast machine, and is then answered with EntityAlreadyExists.
      measures.push({ name, value: perSecond, unit: 'requests/s', ok: failures === 0 || name === 'CreateUser' })
      measures.push({ name: `${name}, p99`, value: Number(p99.toFixed(1)), unit: 'ms', limit: 10, ok: p99 < 10 })
    }
    const ratio = results.GetCallerIdentity!.perSecond / bareResult.perSecond
    const rounded = Number(ratio.toFixed(2))
    measures.push({
      name: 'GetCallerIdentity / bare',
      value: rounded,
      unit: 'at least',
      limit: 0.25,
      ok: ratio >= 0.25,
    })
    const spread = results['ListUsers 100 of 100']!.perSecond / results['ListUsers 100 of 10,000']!.perSecond
    measures.push({
      name: 'list of 100: 100 / 10,000 users',
      value: Number(spread.toFixed(2)),
      unit: 'at most',
      limit: 1.2,
      ok: spread < 1.2,
    })
  } finally {
    sandbox.child.kill()
    await rm(folder, { recursive: true, force: true })
  }
  return measures
}

if (process.argv[1] === fileURLToPath(import.meta.url)) console.table(await bench())
