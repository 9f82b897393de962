/**
 * Signed, enforced, durable requests a second by kind, at concurrency 16, beside a bare `node:http` server that answers
 * the same number of bytes, in the same run and taking turns. Processor time of a request is measured too: it says the
 * same when other things run on the machine. LocalStack and moto, which enforce and keep nothing, are asked the same
 * where they are installed.
 */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { useNodeHashes } from '@first-line/aws-api/node'
import { type Started, startServer } from './harness/child.ts'
import { type LoadResult, load } from './harness/load.ts'
import { atLeast, atMost, type Measure, median, seen } from './harness/measure.ts'
import { anyKey, type Emulator, localStack, moto } from './harness/others.ts'
import { wireRequests } from './harness/requests.ts'

interface SandboxFacts {
  url: string
  many: { accessKeyId: string; secretAccessKey: string }
  few: { accessKeyId: string; secretAccessKey: string }
}

const ROUNDS = 3
const ROUND = 700

interface Round extends LoadResult {
  /** Milliseconds of processor time a request. */
  cpu: number
}

async function round(server: Started<{ url: string }>, next: () => Uint8Array): Promise<Round> {
  const before = await server.cpu()
  const result = await load(server.facts.url, next, { duration: ROUND })
  return { ...result, cpu: ((await server.cpu()) - before) / result.requests }
}

function cycle(requests: readonly Uint8Array[]): () => Uint8Array {
  let at = 0
  return () => {
    at = (at + 1) % requests.length
    return requests[at]!
  }
}

/** Names run out: each request makes another user. */
function once(requests: readonly Uint8Array[]): () => Uint8Array {
  let at = -1
  return () => {
    at += 1
    return requests[Math.min(at, requests.length - 1)]!
  }
}

export async function bench(): Promise<Measure[]> {
  useNodeHashes()
  const folder = await mkdtemp(join(tmpdir(), 'sandbox-bench-'))
  const sandbox = await startServer<SandboxFacts>('sandbox', join(folder, 'bench.db'))
  // As long as the answer to GetCallerIdentity.
  const bare = await startServer<{ url: string }>('bare', '430')
  try {
    const { url, many, few } = sandbox.facts
    const of = (service: 'iam' | 'sts', name: string, inputs: Array<Record<string, string | number>>, who = few) =>
      wireRequests(url, who, service, name, inputs)
    const names = Array.from({ length: 4_800 }, (_, at) => ({ UserName: `made-${at}` }))
    const kinds = {
      GetCallerIdentity: cycle(await of('sts', 'GetCallerIdentity', [{}])),
      GetUser: cycle(await of('iam', 'GetUser', [{ UserName: 'user-00050' }])),
      'ListUsers, 100 of 100': cycle(await of('iam', 'ListUsers', [{ MaxItems: 100 }])),
      'ListUsers, 100 of 10,000': cycle(await of('iam', 'ListUsers', [{ MaxItems: 100 }], many)),
      CreateUser: once(await of('iam', 'CreateUser', names)),
    }
    // Each is warm before it is measured: what a server costs that has just started is another number.
    await load(url, kinds.GetCallerIdentity, { duration: 1_500 })
    for (const [name, next] of Object.entries(kinds))
      if (name !== 'CreateUser' && name !== 'GetCallerIdentity') await load(url, next, { duration: 500 })
    const bareRounds: Round[] = []
    const rounds: Record<string, Round[]> = {}
    for (let at = 0; at < ROUNDS; at += 1) {
      bareRounds.push(await round(bare, kinds.GetCallerIdentity))
      for (const [name, next] of Object.entries(kinds)) {
        if (name === 'CreateUser' && at > 0) continue
        const one = await round(sandbox, next)
        if (one.failures > 0 && name !== 'CreateUser') throw new Error(`${one.failures} answers to ${name} were no 200`)
        rounds[name] = [...(rounds[name] ?? []), one]
      }
    }
    const rate = (of: readonly Round[]) => median(of.map(({ perSecond }) => perSecond))
    const cpu = (of: readonly Round[]) => median(of.map((one) => one.cpu))
    const measures = [
      seen('bare node:http', rate(bareRounds), 'requests/s'),
      seen('bare node:http, processor', cpu(bareRounds) * 1000, 'µs'),
    ]
    // Where other things run too, the bare server says how slow that makes everyone; what costs more waits longer.
    const bareP99 = median(bareRounds.map(({ p99 }) => p99))
    const slowest = (of: readonly Round[]) => Math.ceil(Math.max(10, (3 * bareP99 * cpu(of)) / cpu(bareRounds)))
    for (const [name, all] of Object.entries(rounds)) {
      measures.push(seen(name, rate(all), 'requests/s'), seen(`${name}, processor`, cpu(all) * 1000, 'µs'))
      measures.push(atMost(`${name}, p99`, median(all.map(({ p99 }) => p99)), 'ms', slowest(all)))
    }
    measures.push(
      atLeast('GetCallerIdentity / bare', rate(rounds.GetCallerIdentity!) / rate(bareRounds), 'of its rate', 0.25),
    )
    const spread = cpu(rounds['ListUsers, 100 of 10,000']!) / cpu(rounds['ListUsers, 100 of 100']!)
    measures.push(atMost('a list of 100, out of 10,000 / out of 100', spread, 'of its processor time', 1.25))
    return [...measures, ...(await beside('LocalStack', await localStack())), ...(await beside('moto', await moto()))]
  } finally {
    sandbox.stop()
    bare.stop()
    await rm(folder, { recursive: true, force: true })
  }
}

/** What another emulator does with the same requests; that it is not there is said, too. */
async function beside(name: string, emulator: Emulator | undefined): Promise<Measure[]> {
  if (!emulator) {
    console.log(`  ${name} is not installed: nothing to compare with.`)
    return []
  }
  const { url } = emulator
  try {
    const of = (service: 'iam' | 'sts', operation: string, inputs: Array<Record<string, string | number>>) =>
      wireRequests(url, anyKey, service, operation, inputs)
    const mark = Date.now().toString(36)
    const names = (kind: string, count: number) =>
      Array.from({ length: count }, (_, at) => ({ UserName: `bench-${mark}-${kind}-${String(at).padStart(5, '0')}` }))
    const there = names('a', 100)
    const made = await load(url, once(await of('iam', 'CreateUser', there)), { requests: there.length })
    if (made.failures > 0) throw new Error(`${made.failures} of ${name}'s users were not made`)
    const kinds = {
      GetCallerIdentity: cycle(await of('sts', 'GetCallerIdentity', [{}])),
      GetUser: cycle(await of('iam', 'GetUser', [there[50]!])),
      'ListUsers, 100': cycle(await of('iam', 'ListUsers', [{ MaxItems: 100 }])),
      CreateUser: once(await of('iam', 'CreateUser', names('b', 3_000))),
    }
    const measures: Measure[] = []
    for (const [kind, next] of Object.entries(kinds)) {
      const { perSecond, p99, failures } = await load(url, next, { duration: 1_500 })
      if (failures > 0) throw new Error(`${failures} of ${name}'s answers to ${kind} were no 200`)
      measures.push(seen(`${name}, ${kind}`, perSecond, 'requests/s'), seen(`${name}, ${kind}, p99`, p99, 'ms'))
    }
    return measures
  } finally {
    emulator.stop()
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) console.table(await bench())
