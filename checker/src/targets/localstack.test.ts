/** LocalStack as far as it can be tried without one; packages/lab-runner has the real one. */
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { createLocalStack } from './localstack.ts'

let server: Server
let endpoint: string
let asked: string[]
beforeEach(async () => {
  asked = []
  server = createServer((request, response) => {
    asked.push(`${request.method} ${request.headers.host}${request.url}`)
    response.end('<ok/>')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterEach(async () => {
  server.closeAllConnections()
  await new Promise((resolve) => server.close(resolve))
})

const request = (host: string, path: string) => ({
  ...{ method: 'POST', host, path, query: '', body: new Uint8Array(0) },
  headers: { authorization: 'AWS4-HMAC-SHA256 Credential=111122223333/20260101/us-east-1/iam/aws4_request' },
})

test('the relay carries AWS’s API to the one endpoint there is', async () => {
  const target = createLocalStack({ endpoint })
  expect((await target.relay(request('iam.amazonaws.com', '/'), '127.0.0.1')).status).toBe(200)
  await target.relay(request('menu.s3.us-east-1.amazonaws.com', '/a%20card.txt'), '127.0.0.1')
  expect(asked).toEqual(['POST iam.amazonaws.com/', 'POST menu.s3.us-east-1.amazonaws.com/a%20card.txt'])
})

test('whose key it is, it is asked once; then the owner’s pages are told, and the record has it', async () => {
  server.removeAllListeners('request')
  server.on('request', (request, response) => {
    asked.push(`${request.method} ${request.headers.host}${request.url}`)
    response.end(
      request.headers.host?.startsWith('sts')
        ? '<GetCallerIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><GetCallerIdentityResult><Arn>arn:aws:iam::111122223333:user/mara</Arn><Account>111122223333</Account></GetCallerIdentityResult></GetCallerIdentityResponse>'
        : '<ok/>',
    )
  })
  const target = createLocalStack({ endpoint })
  const learner = { id: 'a', accountId: '111122223333', createdAt: new Date(0).toISOString() }
  const told: unknown[] = []
  target.follow(learner, ({ activity, write }) => told.push([activity.principal, activity.action, write]))
  for (const method of ['PUT', 'GET']) {
    const plain = request('menu.s3.us-east-1.amazonaws.com', '/card.txt')
    const authorization = 'AWS4-HMAC-SHA256 Credential=LKIA0/20260101/us-east-1/s3/aws4_request'
    await target.relay({ ...plain, method, headers: { authorization } }, '127.0.0.1')
  }
  const mara = 'arn:aws:iam::111122223333:user/mara'
  expect(told).toEqual([
    [mara, 's3:PutObject', true],
    [mara, 's3:GetObject', false],
  ])
  expect(asked.filter((each) => each.includes('sts'))).toHaveLength(1)
  const record = await target.record(learner, 10)
  expect(record.map(({ action, userName, accessKeyId }) => [action, userName, accessKeyId])).toEqual([
    ['s3:GetObject', 'mara', 'LKIA0'],
    ['s3:PutObject', 'mara', 'LKIA0'],
  ])
  expect((await target.recent(learner, 1)).map(({ action }) => action)).toEqual(['s3:GetObject'])
})

test.each([
  ['iam.amazonaws.com', '/_localstack/state/reset'],
  ['iam.amazonaws.com', '//_localstack/config'],
  ['iam.amazonaws.com', '/%5Flocalstack/health'],
  ['iam.amazonaws.com', '/_aws/ses'],
  ['localhost', '/'],
  ['169.254.169.254', '/latest/meta-data/'],
  ['iam.amazonaws.com.example', '/'],
])('and nothing else: %s%s', async (host, path) => {
  const target = createLocalStack({ endpoint })
  await expect(target.relay(request(host, path), '127.0.0.1')).rejects.toMatchObject({ problem: { code: 'denied' } })
  expect(asked).toEqual([])
})

test('one that has nothing of what the labs read is refused, with its own words', async () => {
  server.removeAllListeners('request')
  server.on('request', (request, response) => {
    if (request.url === '/_localstack/health') return response.end(JSON.stringify({ version: '2026.3.0' }))
    const body =
      '<ErrorResponse><Error><Code>InternalFailure</Code><Message>No licence</Message></Error></ErrorResponse>'
    return response.writeHead(501).end(body)
  })
  await expect(createLocalStack({ endpoint }).connect()).rejects.toThrow(
    /^LocalStack 2026\.3\.0 answers at .+, and does not list users \(No licence\)\. It may want a licence: use 4\.14\.0/,
  )
})
