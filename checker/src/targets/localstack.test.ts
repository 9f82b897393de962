/** LocalStack as far as it can be tried without one; packages/lab-runner has the real one. */
import { createServer, type IncomingMessage, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, beforeEach, expect, onTestFinished, test, vi } from 'vitest'
import { createLocalStack } from './localstack.ts'

let server: Server
let endpoint: string
/** What the page asked for, and of our own questions the service. */
let asked: string[]
const ask = ({ method, headers, url }: IncomingMessage) => {
  const [service] = (headers.host ?? '').split('.')
  asked.push(headers['x-from'] === 'page' ? `${method} ${headers.host}${url}` : `our question to ${service}`)
}
const ofThePage = () => asked.filter((each) => !each.startsWith('our'))
beforeEach(async () => {
  asked = []
  server = createServer((request, response) => {
    ask(request)
    // It has nothing of what we ask ourselves.
    if (request.headers['x-from'] !== 'page') response.statusCode = 501
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
  headers: {
    'x-from': 'page',
    authorization: 'AWS4-HMAC-SHA256 Credential=111122223333/20260101/us-east-1/iam/aws4_request',
  },
})

test('the relay carries AWS’s API to the one endpoint there is', async () => {
  const target = createLocalStack({ endpoint })
  expect((await target.relay(request('iam.amazonaws.com', '/'), '127.0.0.1')).status).toBe(200)
  await target.relay(request('menu.s3.us-east-1.amazonaws.com', '/a%20card.txt'), '127.0.0.1')
  expect(ofThePage()).toEqual(['POST iam.amazonaws.com/', 'POST menu.s3.us-east-1.amazonaws.com/a%20card.txt'])
})

const iam = (operation: string, result: string) =>
  `<${operation}Response xmlns="https://iam.amazonaws.com/doc/2010-05-08/"><${operation}Result>${result}</${operation}Result></${operation}Response>`
const reading = encodeURIComponent(
  JSON.stringify({ Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: 's3:GetObject', Resource: '*' }] }),
)

/** An account with mara, who may read objects, and with one bucket. */
const holding: Record<string, string> = {
  GetCallerIdentity:
    '<GetCallerIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><GetCallerIdentityResult><Arn>arn:aws:iam::111122223333:user/mara</Arn><Account>111122223333</Account></GetCallerIdentityResult></GetCallerIdentityResponse>',
  GetAccountAuthorizationDetails: iam(
    'GetAccountAuthorizationDetails',
    `<UserDetailList><member><UserName>mara</UserName><UserId>AIDA1</UserId><Path>/</Path><UserPolicyList><member><PolicyName>read</PolicyName><PolicyDocument>${reading}</PolicyDocument></member></UserPolicyList></member></UserDetailList><GroupDetailList/><RoleDetailList/><Policies/>`,
  ),
  ListAccessKeys: iam(
    'ListAccessKeys',
    '<AccessKeyMetadata><member><UserName>mara</UserName><AccessKeyId>LKIA0</AccessKeyId><Status>Active</Status></member></AccessKeyMetadata>',
  ),
  GetUser: iam('GetUser', '<User><UserName>mara</UserName></User>'),
  buckets: '<ListAllMyBucketsResult><Buckets><Bucket><Name>menu</Name></Bucket></Buckets></ListAllMyBucketsResult>',
}

test('what LocalStack lets pass and AWS would refuse is denied, by what was there before', async () => {
  server.removeAllListeners('request')
  server.on('request', async (request, response) => {
    ask(request)
    if (request.headers['x-from'] === 'page') return response.end('<ok/>')
    if (request.method === 'HEAD') return response.end()
    const body = (await request.toArray()).join('')
    const known = holding[/Action=(\w+)/.exec(body)?.[1] ?? (request.url === '/' ? 'buckets' : '')]
    return response.writeHead(known === undefined ? 404 : 200).end(known)
  })
  const target = createLocalStack({ endpoint })
  const learner = { id: 'a', accountId: '111122223333', createdAt: new Date(0).toISOString() }
  const told: unknown[] = []
  target.follow(learner, ({ activity, write }) => told.push([activity.principal, activity.action, write]))
  const plain = request('menu.s3.us-east-1.amazonaws.com', '/card.txt')
  const signed = (method: string) => ({
    ...plain,
    method,
    headers: {
      ...plain.headers,
      authorization: 'AWS4-HMAC-SHA256 Credential=LKIA0/20260101/us-east-1/s3/aws4_request',
    },
  })
  const answer = await target.relay(signed('PUT'), '127.0.0.1', learner)
  expect(answer.status).toBe(200)
  // Who may what is read before something changes it.
  expect(asked.indexOf('our question to iam')).toBeLessThan(
    asked.indexOf('PUT menu.s3.us-east-1.amazonaws.com/card.txt'),
  )
  await target.relay(signed('GET'), '127.0.0.1', learner)
  await target.relay({ ...plain, method: 'GET', headers: { 'x-from': 'page' } }, '127.0.0.1', learner)

  const mara = 'arn:aws:iam::111122223333:user/mara'
  expect(told).toEqual([
    [mara, 's3:PutObject', true],
    [mara, 's3:GetObject', false],
    ['anonymous', 's3:GetObject', false],
  ])
  expect(asked.filter((each) => each === 'our question to sts')).toHaveLength(1)
  const record = await target.record(learner, 10)
  expect(record.map(({ action, userName, accessKeyId, outcome }) => [action, userName, accessKeyId, outcome])).toEqual([
    ['s3:GetObject', undefined, undefined, 'denied'],
    ['s3:GetObject', 'mara', 'LKIA0', 'allowed'],
    ['s3:PutObject', 'mara', 'LKIA0', 'denied'],
  ])
  const [, , put] = await target.recent(learner, 10)
  expect(put).toMatchObject({ because: 'nothing allows it', errorCode: 'AccessDenied', computed: true })
  expect(answer.headers['x-first-line-would-refuse']).toBe(put?.id)
  expect(await target.explain(learner, put?.id ?? '')).toMatchObject({
    activity: put,
    explanation: [{ action: 's3:PutObject', resource: 'arn:aws:s3:::menu/card.txt' }],
  })
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

test('where what it holds cannot be read, a request is told as it was answered', async () => {
  server.removeAllListeners('request')
  server.on('request', async (request, response) => {
    if (request.headers['x-from'] === 'page') return response.end('<ok/>')
    const asks = (await request.toArray()).join('').includes('Action=GetCallerIdentity')
    return asks ? response.end(holding.GetCallerIdentity) : request.socket.destroy()
  })
  const fault = vi.spyOn(console, 'error').mockImplementation(() => {})
  onTestFinished(() => fault.mockRestore())
  const target = createLocalStack({ endpoint })
  const learner = { id: 'a', accountId: '111122223333', createdAt: new Date(0).toISOString() }
  const plain = request('iam.amazonaws.com', '/')
  const authorization = 'AWS4-HMAC-SHA256 Credential=LKIA0/20260101/us-east-1/iam/aws4_request'
  const body = new TextEncoder().encode('Action=ListUsers&Version=2010-05-08')
  const headers = { ...plain.headers, authorization, 'content-type': 'application/x-www-form-urlencoded' }
  expect((await target.relay({ ...plain, body, headers }, '127.0.0.1', learner)).status).toBe(200)
  expect(await target.record(learner, 1)).toMatchObject([
    { action: 'iam:ListUsers', userName: 'mara', outcome: 'allowed', basis: 'observed' },
  ])
  expect(fault).toHaveBeenCalledOnce()
})
