/** The endpoint on a port: HTTP as it comes, and the control port. */
import { connect } from 'node:net'
import { type AwsStructure, encodeRequest, loadService, signRequest } from '@first-line/aws-api'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ACCOUNT, type TestBench, testBench } from '../testing/sandbox.ts'
import { PortTaken } from './http/listen.ts'
import { type ServedSandbox, serveSandbox } from './serve-sandbox.ts'

let bench: TestBench
let served: ServedSandbox

beforeAll(async () => {
  bench = await testBench({ users: [{ userName: 'dana', accessKeys: [{}] }] })
  served = await serveSandbox(bench.sandbox, { port: 0, controlPort: 0 })
})

afterAll(async () => {
  await served.close()
  expect(bench.faults).toEqual([])
})

/** Sends bytes and gives all that comes back until the connection ends or nothing comes for a while. */
function raw(text: string | Uint8Array, url = served.url): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect({ host: '127.0.0.1', port: Number(new URL(url).port) })
    let answer = ''
    socket.setTimeout(1_500, () => socket.destroy())
    socket.on('data', (chunk) => {
      answer += chunk.toString('latin1')
    })
    socket.on('close', () => resolve(answer))
    socket.on('error', reject)
    socket.write(text)
  })
}

async function wire(
  input: AwsStructure,
  headers: Record<string, string> = {},
): Promise<{ head: string; body: string }> {
  const model = await loadService('iam')
  const plain = encodeRequest(model, model.operations.CreateUser!, input, { region: 'us-east-1', endpoint: served.url })
  const signed = signRequest(plain, bench.rootKey, { service: 'iam', region: 'us-east-1', now: new Date() })
  const body = new TextDecoder().decode(signed.body as Uint8Array)
  const all = { ...signed.headers, host: signed.host, ...headers }
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}\r\n`)
  return { head: `POST / HTTP/1.1\r\n${lines.join('')}`, body }
}

describe('HTTP', () => {
  test.each([
    ['no HTTP at all', 'HELLO\r\n\r\n', 'HTTP/1.1 400 Bad Request'],
    ['a header without a colon', 'GET / HTTP/1.1\r\nhost: x\r\nbroken\r\n\r\n', 'HTTP/1.1 400 Bad Request'],
    [
      'two lengths',
      'POST / HTTP/1.1\r\nhost: x\r\ncontent-length: 1\r\ncontent-length: 2\r\n\r\nab',
      'HTTP/1.1 400 Bad Request',
    ],
    [
      'length and chunks',
      'POST / HTTP/1.1\r\nhost: x\r\ncontent-length: 1\r\ntransfer-encoding: chunked\r\n\r\n',
      'HTTP/1.1 400 Bad Request',
    ],
    [
      'headers without end',
      `GET / HTTP/1.1\r\nhost: x\r\nx: ${'y'.repeat(40_000)}\r\n\r\n`,
      'HTTP/1.1 431 Request Header Fields Too Large',
    ],
  ])('%s is refused', async (_, request, status) => {
    expect((await raw(request)).split('\r\n')[0]).toBe(status)
  })

  test('a client that expects 100-continue gets it, then its answer', async () => {
    const { head, body } = await wire({ UserName: 'expecting' }, { expect: '100-continue', connection: 'close' })
    const answer = await raw(`${head}content-length: ${body.length}\r\n\r\n${body}`)
    expect(answer.startsWith('HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\n')).toBe(true)
    expect(answer).toContain('<UserName>expecting</UserName>')
  })

  test('chunks are put together', async () => {
    const { head, body } = await wire({ UserName: 'chunked' }, { 'transfer-encoding': 'chunked', connection: 'close' })
    const half = Math.floor(body.length / 2)
    const chunk = (text: string) => `${text.length.toString(16)}\r\n${text}\r\n`
    const answer = await raw(`${head}\r\n${chunk(body.slice(0, half))}${chunk(body.slice(half))}0\r\n\r\n`)
    expect(answer).toContain('HTTP/1.1 200 OK')
  })

  test('several requests share a connection', async () => {
    const one = await wire({ UserName: 'keep-1' })
    const two = await wire({ UserName: 'keep-2' }, { connection: 'close' })
    const text = [one, two].map(({ head, body }) => `${head}content-length: ${body.length}\r\n\r\n${body}`).join('')
    expect((await raw(text)).match(/HTTP\/1.1 200 OK/g)).toHaveLength(2)
  })

  test('a whole URL in the request line is read as its path', async () => {
    const { head, body } = await wire({ UserName: 'proxied' }, { connection: 'close' })
    const proxied = head.replace('POST / ', 'POST http://iam.amazonaws.com/ ')
    expect(await raw(`${proxied}content-length: ${body.length}\r\n\r\n${body}`)).toContain('HTTP/1.1 200 OK')
  })

  test('a body over a megabyte is refused before all of it has come', async () => {
    const { head } = await wire({ UserName: 'big' }, { connection: 'close' })
    const answer = await raw(`${head}content-length: 50000000\r\n\r\n${'x'.repeat(1_200_000)}`)
    expect(answer.split('\r\n')[0]).toBe('HTTP/1.1 413 Payload Too Large')
    expect(answer).toContain('<Code>RequestEntityTooLarge</Code>')
  })

  test('an answer to HEAD has no body', async () => {
    const answer = await raw('HEAD /some-bucket HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n\r\n')
    expect(answer.split('\r\n')[0]).toBe('HTTP/1.1 404 Not Found')
    expect(answer.slice(answer.indexOf('\r\n\r\n') + 4)).toBe('')
  })

  test('a port that is taken says so', async () => {
    const port = Number(new URL(served.url).port)
    await expect(serveSandbox(bench.sandbox, { port })).rejects.toThrow(PortTaken)
    await expect(serveSandbox(bench.sandbox, { port })).rejects.toThrow(
      `Port ${port} on 127.0.0.1 is taken by another process.`,
    )
  })
})

describe('the control port', () => {
  const KEY = { accessKeyId: 'AKIAEXAMPLEEXAMPLE00', secretAccessKey: 'secret' }
  const control = async (method: string, path: string, body?: unknown, headers: Record<string, string> = {}) => {
    const answer = await fetch(served.controlUrl + path, {
      method,
      headers: { 'content-type': 'application/json', ...headers },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    })
    return { status: answer.status, body: (await answer.json()) as Record<string, unknown> }
  }

  test.each(['/', '/accounts', `/accounts/${ACCOUNT}/reset`, '/events', '/snapshots', '/ledger/advance', '/worlds'])(
    'is not at the AWS endpoint, where S3 answers instead: %s',
    async (path) => {
      for (const method of ['GET', 'POST']) {
        const answer = await fetch(served.url + path, { method })
        expect([403, 404]).toContain(answer.status)
        expect(await answer.text()).toMatch(/<Error><Code>(AccessDenied|NoSuchBucket|MissingAuthenticationToken)</)
      }
    },
  )

  test.each([
    ['an Origin', { origin: 'http://localhost:4321' }],
    ['the same Origin', { origin: 'http://127.0.0.1' }],
    ['a page', { 'sec-fetch-site': 'cross-site' }],
  ])('refuses %s', async (_, headers) => {
    const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`)
    const answer = await raw(
      `GET /accounts HTTP/1.1\r\nhost: 127.0.0.1\r\nconnection: close\r\n${lines.join('')}\r\n`,
      served.controlUrl,
    )
    expect(answer).toMatch(/^HTTP\/1.1 403 .*"foreign-origin"/s)
  })

  test('refuses a foreign Host', async () => {
    const answer = await raw(
      'GET /accounts HTTP/1.1\r\nhost: evil.test\r\nconnection: close\r\n\r\n',
      served.controlUrl,
    )
    expect(answer).toMatch(/^HTTP\/1.1 403 .*"foreign-host"/s)
  })

  test('makes accounts, in the same world or another', async () => {
    const given = { id: '210987654321', rootKey: { accessKeyId: 'AKIAIOSFODNN7EXAMPLE', secretAccessKey: 'secret' } }
    expect(await control('POST', '/accounts', given)).toEqual({ status: 201, body: { ...given, world: 'test' } })
    expect(await bench.with(given.rootKey)('sts', 'GetCallerIdentity')).toMatchObject({ output: { Account: given.id } })
    expect(await control('POST', '/accounts', given)).toMatchObject({
      status: 409,
      body: { error: { code: 'account-exists' } },
    })
    expect(await control('POST', '/accounts', { rootKey: given.rootKey })).toMatchObject({
      status: 409,
      body: { error: { code: 'key-exists' } },
    })
    const made = await control('POST', '/accounts', { world: 'elsewhere' })
    expect(made).toMatchObject({ status: 201, body: { id: expect.stringMatching(/^\d{12}$/), world: 'elsewhere' } })
  })

  test('resets an account and keeps its root key', async () => {
    const { body } = await control('POST', '/accounts', {})
    const key = body.rootKey as { accessKeyId: string; secretAccessKey: string }
    const root = bench.with(key)
    await root('iam', 'CreateUser', { UserName: 'eve' })
    expect(await control('POST', `/accounts/${body.id}/reset`)).toMatchObject({
      status: 200,
      body: { id: body.id, rootKey: key },
    })
    expect(await root('iam', 'ListUsers')).toMatchObject({ output: { Users: [] } })
    const told = (await bench.world.events()).filter(({ service }) => service === 'sandbox')
    expect(told).toMatchObject([{ account: body.id, action: 'sandbox:ResetAccount', readOnly: false, decisions: [] }])
    expect((await control('GET', `/events/${told[0]!.id}`)).body).toMatchObject({ ...told[0], explanations: [] })
    // AWS has no such event.
    expect(JSON.stringify(await root('cloudtrail', 'LookupEvents'))).not.toContain('ResetAccount')
  })

  test('keeps and brings back snapshots, and moves ledger time', async () => {
    expect(await control('POST', '/snapshots', { name: 'before' })).toMatchObject({ status: 201 })
    await bench.root('iam', 'CreateUser', { UserName: 'after' })
    expect(await control('POST', '/snapshots/before/restore')).toMatchObject({ status: 200 })
    expect(await bench.root('iam', 'GetUser', { UserName: 'after' })).toMatchObject({ code: 'NoSuchEntity' })
    expect(await control('GET', '/snapshots')).toEqual({ status: 200, body: { snapshots: ['before'] } })
    const { body } = await control('POST', '/ledger/advance', { days: 365 })
    expect(Date.parse(body.now as string) - Date.now()).toBeGreaterThan(364 * 86_400_000)
  })

  test('streams events with their explanations, those to come too', async () => {
    const answer = await fetch(`${served.controlUrl}/events?follow=1&after=0`)
    expect(answer.headers.get('content-type')).toBe('application/x-ndjson')
    await bench.as('dana')('iam', 'ListUsers')
    let text = ''
    for await (const chunk of answer.body!.pipeThrough(new TextDecoderStream())) {
      text += chunk
      if (text.includes('"outcome":"denied"') && text.endsWith('\n')) break
    }
    const events = text
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>)
    const denied = events.find(({ outcome }) => outcome === 'denied')
    expect(denied).toMatchObject({
      action: 'iam:ListUsers',
      explanations: [{ action: 'iam:ListUsers', explanation: { reason: { key: 'not-allowed', layer: 'identity' } } }],
    })
    expect((await control('GET', `/events/${denied!.id}`)).body).toMatchObject({ id: denied!.id })
  })

  test.each([
    ['GET', '/nothing', undefined, 404, 'not-found'],
    ['DELETE', '/accounts', undefined, 405, 'wrong-method'],
    ['POST', '/accounts', { id: 'x' }, 400, 'bad-request'],
    ['POST', '/accounts', { rootKey: 'x' }, 400, 'bad-request'],
    ['POST', '/accounts/000000000000/reset', undefined, 404, 'no-account'],
    ['POST', '/snapshots/none/restore', undefined, 404, 'no-snapshot'],
    ['POST', '/ledger/advance', { days: -1 }, 400, 'bad-request'],
    ['POST', '/worlds', { export: {} }, 400, 'bad-request'],
    ['GET', '/events?after=x', undefined, 400, 'bad-request'],
    ['POST', '/accounts', { accountId: '210987654321' }, 400, 'unknown-member'],
    ['POST', '/accounts', { rootKey: { ...KEY, sessionToken: 'x' } }, 400, 'unknown-member'],
    ['POST', '/accounts/000000000000/reset', { seed: {} }, 400, 'unknown-member'],
    ['POST', '/accounts/000000000000/sessions', { arn: 'x' }, 400, 'unknown-member'],
    ['POST', '/worlds', { name: 'x' }, 400, 'unknown-member'],
    ['POST', '/snapshots', { id: 'x' }, 400, 'unknown-member'],
    ['POST', '/snapshots/none/restore', { name: 'x' }, 400, 'unknown-member'],
    ['POST', '/ledger/advance', { hours: 1 }, 400, 'unknown-member'],
    ['POST', '/ledger/advance', { days: '1' }, 400, 'bad-request'],
    ['POST', '/identity-providers', { url: 'x' }, 400, 'unknown-member'],
  ])('%s %s %j is answered %i', async (method, path, body, status, code) => {
    expect(await control(method, path, body)).toMatchObject({ status, body: { error: { code } } })
  })

  test('an unknown member is named, with those there are', async () => {
    expect((await control('POST', '/accounts', { acount: 'x' })).body).toEqual({
      error: {
        code: 'unknown-member',
        message: 'The body has an unknown member "acount": it takes "id", "rootKey", "world".',
      },
    })
  })

  test('a body that is no JSON is refused', async () => {
    const answer = await fetch(`${served.controlUrl}/accounts`, { method: 'POST', body: '{' })
    expect(answer.status).toBe(400)
  })
})
