/**
 * Requests mangled before and after they were signed: each gets an answer of AWS's kind, none is a fault of ours, none
 * sees another world. 200,000 in `test:all`.
 */
import {
  CodecError,
  encodeRequest,
  type HttpRequest,
  loadService,
  type ServiceName,
  signingScope,
  signRequest,
} from '@first-line/aws-api'
import { useNodeHashes } from '@first-line/aws-api/node'
import { beforeAll, expect, test } from 'vitest'
import { samples as allSamples } from '../services/samples.ts'
import type { OperationSamples } from '../testing/sample.ts'
import { sampleSeed } from '../testing/sample-account.ts'
import { ACCOUNT, type TestBench, testBench } from '../testing/sandbox.ts'

const TIMES = process.env.TEST_ALL === '1' ? 200_000 : 1_500

/** Small, seeded: a failure can be played again. */
function dice(seed: number): (sides: number) => number {
  let state = seed
  return (sides) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * sides)
  }
}

const PIECES = [
  '',
  '%',
  '%zz',
  '\u0000',
  '&',
  '=',
  '&Action=ListUsers',
  '&Version=x',
  '.member.999999.',
  '<',
  ']]>',
  '"',
  '{}',
  '😀',
  '../',
  '?',
  '+',
  'é',
  '[',
  '-1',
  '9'.repeat(400),
  'a'.repeat(3000),
  '&Marker=MTp4',
  '&MaxItems=0',
  '&PolicyDocument=%7B',
]

function mangle(text: string, roll: (sides: number) => number): string {
  const at = roll(text.length + 1)
  switch (roll(4)) {
    case 0:
      return text.slice(0, at) + PIECES[roll(PIECES.length)] + text.slice(at)
    case 1:
      return text.slice(0, at) + text.slice(at + 1 + roll(12))
    case 2:
      return text.slice(0, at) + String.fromCharCode(roll(256)) + text.slice(at + 1)
    default:
      return text + text.slice(at)
  }
}

function mangled(request: HttpRequest, roll: (sides: number) => number): HttpRequest {
  switch (roll(6)) {
    case 0:
      return { ...request, path: `/${mangle(request.path.slice(1), roll)}` }
    case 1:
      return { ...request, query: mangle(request.query, roll) }
    case 2: {
      const names = Object.keys(request.headers)
      const name = names[roll(names.length)] ?? 'x'
      return { ...request, headers: { ...request.headers, [name]: mangle(request.headers[name] ?? '', roll) } }
    }
    case 3:
      return { ...request, method: ['GET', 'PUT', 'DELETE', 'HEAD', 'PATCH', 'OPTIONS', 'x'][roll(7)]! }
    default: {
      const text = new TextDecoder().decode(request.body as Uint8Array)
      return { ...request, body: new TextEncoder().encode(mangle(text, roll)) }
    }
  }
}

/** Stands for ids that only answers tell: most requests with one ask for what is not there. */
const MADE_UP: Record<string, string> = new Proxy({}, { get: () => '00000000-0000-0000-0000-000000000000' })

let bench: TestBench
let requests: Array<{ request: HttpRequest; service: string }>

beforeAll(async () => {
  useNodeHashes()
  bench = await testBench(
    sampleSeed({ Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }] }),
  )
  const secret = await bench.sandbox.worlds.create('secret')
  await bench.sandbox.createAccount(secret, { seed: { users: [{ userName: 'unseen-by-others' }] } })
  requests = []
  // Something of every kind is there, so that a mangled request may meet it.
  const facts = { account: ACCOUNT, keyOf: () => 'AKIAIOSFODNN7EXAMPLE', made: MADE_UP }
  const prepared = new Set<unknown>()
  for (const [service, samples] of Object.entries(allSamples) as Array<[ServiceName, OperationSamples]>) {
    const model = await loadService(service)
    for (const [name, sample] of Object.entries(samples)) {
      if (!('input' in sample)) continue
      let made: Record<string, string> | undefined
      if (sample.before && !prepared.has(sample.before)) {
        prepared.add(sample.before)
        // Samples are made for an account each: what one made, another may find taken.
        made = await sample.before(bench.root, facts).catch(() => undefined)
      }
      const input = sample.input(made ? { ...facts, made } : facts)
      requests.push({
        request: encodeRequest(model, model.operations[name]!, input, { region: 'us-east-1' }),
        service: signingScope(model, 'us-east-1').service,
      })
    }
  }
})

test(`${TIMES} mangled requests`, { timeout: 1_800_000 }, async () => {
  const roll = dice(20_261_122)
  const statuses = new Map<number, number>()
  for (let at = 0; at < TIMES; at += 1) {
    const { request, service } = requests[roll(requests.length)]!
    const broken = mangled(request, roll)
    const sign = (plain: HttpRequest) => {
      const options = { service, region: 'us-east-1', now: new Date() }
      return signRequest(plain, bench.keyOf('caller'), options)
    }
    const late = roll(5) === 0
    let sent: HttpRequest
    try {
      sent = late ? mangled(sign(request), roll) : sign(broken)
    } catch (error) {
      // What cannot even be signed is sent with another request's signature.
      if (!(error instanceof CodecError)) throw error
      sent = { ...broken, headers: sign(request).headers }
    }
    const answer = await bench.sandbox.handle(sent)
    statuses.set(answer.status, (statuses.get(answer.status) ?? 0) + 1)
    if (bench.faults.length > 0)
      throw new Error(`At ${at}: ${JSON.stringify(sent).slice(0, 2_000)}`, { cause: bench.faults[0] })
    if (new TextDecoder().decode(answer.body as Uint8Array).includes('unseen-by-others'))
      throw new Error(`At ${at}: another world was seen`)
  }
  expect([...statuses.keys()].filter((status) => status >= 500 && status !== 501)).toEqual([])
  // It would prove nothing if all of them were refused at the door.
  expect(statuses.get(200) ?? 0).toBeGreaterThan(TIMES / 100)
  expect(statuses.get(400) ?? 0).toBeGreaterThan(TIMES / 100)
})
