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
