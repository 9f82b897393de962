/** Instances as machines, over the site: who gets in, with which key, and what they see of the metadata service. */
import { createHash, createPrivateKey, createPublicKey, sign } from 'node:crypto'
import {
  type AwsStructure,
  bytesOf,
  decodeResponse,
  encodeRequest,
  fromResponse,
  loadService,
  type ServiceName,
  signingScope,
  signRequest,
} from '@first-line/aws-api'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Checker, createChecker } from '../app.ts'
import {
  awsPath,
  type Credentials,
  credentials,
  machineHeader,
  type OpenedInstance,
  openedInstance,
} from '../contract.ts'
import { createMemorySandbox } from '../targets/memory-sandbox.ts'
import { learnersOf, sandboxTarget } from '../targets/sandbox.ts'
import { Browser } from '../testing/browser.ts'

let checker: Checker
let browser: Browser
let close: () => Promise<void>
let session: Credentials
let instance: string
let address: string
let publicName: string
let group: string
let pem: string
let now = Date.now()

async function aws(service: ServiceName, name: string, input: AwsStructure) {
  const model = await loadService(service)
  const operation = model.operations[name]!
  const plain = encodeRequest(model, operation, input, { region: 'us-east-1' })
  const request = signRequest(plain, session, { ...signingScope(model, 'us-east-1'), now: new Date() })
  const { host: _, ...headers } = request.headers
  const path = awsPath(request.host, request.path)
  const answer = await browser.request(request.method, path, new TextDecoder().decode(bytesOf(request.body)), headers)
  const { output, error } = decodeResponse(model, operation, await fromResponse(answer))
  if (!output) throw new Error(`${name}: ${error?.message}`)
  return output
}

beforeAll(async () => {
  const sandbox = await createMemorySandbox()
  const target = sandboxTarget(sandbox, { endpoint: 'http://127.0.0.1:4566' })
  checker = await createChecker({
    ...{ target, store: learnersOf(sandbox, target), siteDir: '/nonexistent', secret: new Uint8Array(32).fill(7) },
    now: () => now,
  })
  const url = await checker.app.listen({ port: 0, host: '127.0.0.1' })
  browser = new Browser(url)
  await browser.json('POST', '/api/learner')
  close = async () => {
    await checker.close()
    await sandbox.close()
  }
  session = credentials.parse(await browser.json('GET', '/api/credentials?machine=cloudshell'))
  const { KeyMaterial } = await aws('ec2', 'CreateKeyPair', { KeyName: 'kape' })
  pem = String(KeyMaterial)
  const { Images } = (await aws('ec2', 'DescribeImages', {
    Filters: [{ Name: 'name', Values: ['al2023-ami-*-x86_64'] }],
  })) as unknown as { Images: { ImageId: string }[] }
  const { Instances } = (await aws('ec2', 'RunInstances', {
    ...{ ImageId: Images[0]!.ImageId, InstanceType: 't3.micro', KeyName: 'kape', MinCount: 1, MaxCount: 1 },
  })) as unknown as { Instances: { InstanceId: string; SecurityGroups: { GroupId: string }[] }[] }
  instance = Instances[0]!.InstanceId
  group = Instances[0]!.SecurityGroups[0]!.GroupId
  const running = async () => {
    const { Reservations } = (await aws('ec2', 'DescribeInstances', { InstanceIds: [instance] })) as unknown as {
      Reservations: { Instances: { State: { Name: string }; PublicIpAddress: string; PublicDnsName: string }[] }[]
    }
    return Reservations[0]!.Instances[0]!
  }
  for (let tries = 0; (await running()).State.Name !== 'running' && tries < 200; tries++)
    await new Promise((done) => setTimeout(done, 100))
  const { PublicIpAddress, PublicDnsName } = await running()
  address = PublicIpAddress
  publicName = PublicDnsName
}, 60_000)
afterAll(() => close())

const letIn = (CidrIp: string) =>
  aws('ec2', 'AuthorizeSecurityGroupIngress', { GroupId: group, IpProtocol: 'tcp', FromPort: 22, ToPort: 22, CidrIp })

const open = (user = 'ec2-user', from = browser) => from.request('POST', `/api/machines/${instance}/open`, { user })

const metadata = (method: string, path: string, token: string, headers: Record<string, string> = {}, from = browser) =>
  from.request(method, `/api/machines/${instance}/metadata${path}`, undefined, { [machineHeader]: token, ...headers })

function keyOf(text: string) {
  const key = createPrivateKey(text)
  const { e = '', n = '' } = createPublicKey(key).export({ format: 'jwk' })
  const field = (bytes: Buffer) => {
    const length = Buffer.alloc(4)
    length.writeUInt32BE(bytes.length)
    return Buffer.concat([length, bytes])
  }
  const positive = (text64: string) => {
    const bytes = Buffer.from(text64, 'base64url')
    return bytes[0]! > 127 ? Buffer.concat([Buffer.from([0]), bytes]) : bytes
  }
  const blob = Buffer.concat([field(Buffer.from('ssh-rsa')), field(positive(e)), field(positive(n))])
  return { key, publicKey: `ssh-rsa ${blob.toString('base64')}` }
}

async function logIn(user: string, text = pem, change: (signature: string) => string = (same) => same) {
  const { challenge } = (await browser.json('POST', '/api/ssh/reach', { host: address })) as { challenge: string }
  const { key, publicKey } = keyOf(text)
  const signature = change(sign('sha256', Buffer.from(challenge), key).toString('base64'))
  return browser.request('POST', '/api/ssh/login', { challenge, user, publicKey, signature })
}

let connection: OpenedInstance

test('until a security group lets port 22 in, nobody connects', async () => {
  const refused = await open()
  expect(refused.status).toBe(403)
  expect(await refused.json()).toMatchObject({ code: 'denied', next: expect.stringContaining('18.206.107.24/29') })
  expect(await browser.json('POST', '/api/ssh/reach', { host: publicName })).toEqual({ outcome: 'no-answer', address })
  expect(await browser.json('POST', '/api/ssh/reach', { host: '198.51.100.7' })).toMatchObject({ outcome: 'no-answer' })
  expect(await browser.json('POST', '/api/ssh/reach', { host: 'ec2-nowhere' })).toEqual({ outcome: 'unresolved' })
})

test('a rule for another address helps nobody; one for the service, it alone', async () => {
  await letIn('203.0.113.0/24')
  expect((await open()).status).toBe(403)
  await letIn('18.206.107.24/29')
  connection = openedInstance.parse(await (await open()).json())
  expect(connection).toMatchObject({
    instance,
    user: 'ec2-user',
    region: 'us-east-1',
    host: expect.stringMatching(/^ip-/),
  })
  expect(await browser.json('POST', '/api/ssh/reach', { host: address })).toMatchObject({ outcome: 'no-answer' })
})

test('the console session must be allowed to push a key, and the user must exist', async () => {
  expect((await open('root')).status).toBe(403)
  const other = new Browser(browser.url)
  await other.json('POST', '/api/learner')
  expect((await open('ec2-user', other)).status).toBe(404)
  expect((await open('ec2-user', new Browser(browser.url))).status).toBe(401)
})

test('metadata: a token first, then the role\u2019s credentials; nothing without the connection', async () => {
  expect((await metadata('GET', '/latest/meta-data/instance-id', connection.token)).status).toBe(401)
  const ttl = { 'x-aws-ec2-metadata-token-ttl-seconds': '60' }
  const token = await (await metadata('PUT', '/latest/api/token', connection.token, ttl)).text()
  const with2 = { 'x-aws-ec2-metadata-token': token }
  const told = await metadata('GET', '/latest/meta-data/instance-id', connection.token, with2)
  expect([told.status, await told.text()]).toEqual([200, instance])
  expect((await metadata('GET', '/latest/meta-data/iam/', connection.token, with2)).status).toBe(404)
  for (const forged of ['', 'x', `${connection.token}x`, connection.token.replace(/^./, 'Z')])
    expect((await metadata('GET', '/latest/meta-data/', forged, with2)).status).toBe(410)
  const other = new Browser(browser.url)
  await other.json('POST', '/api/learner')
  expect((await metadata('GET', '/latest/meta-data/', connection.token, with2, other)).status).toBe(410)
})

test('SSH: the key pair\u2019s own key, the image\u2019s own user, and a signature that is theirs', async () => {
  await letIn('127.0.0.1/32')
  expect(await browser.json('POST', '/api/ssh/reach', { host: publicName })).toMatchObject({
    outcome: 'reached',
    address,
    hostKey: expect.stringMatching(/^ssh-ed25519 AAAAC3/),
  })
  expect(openedInstance.parse(await (await logIn('ec2-user')).json())).toMatchObject({ instance, user: 'ec2-user' })
  expect((await logIn('ubuntu')).status).toBe(403)
  expect((await logIn('ec2-user', pem, () => Buffer.from('no signature').toString('base64'))).status).toBe(403)
  const { KeyMaterial } = await aws('ec2', 'CreateKeyPair', { KeyName: 'another' })
  expect((await logIn('ec2-user', String(KeyMaterial))).status).toBe(403)
})

test('a connection renews its hour while it is used, and ends with it when it is not', async () => {
  const held = (token: string) =>
    browser.request('GET', `/api/machines/${instance}/session`, undefined, { [machineHeader]: token })
  expect([(await held(connection.token)).status, (await held(connection.token)).headers.get(machineHeader)]).toEqual([
    204,
    null,
  ])
  now += 2_000_000
  const renewed = (await held(connection.token)).headers.get(machineHeader)!
  now += 2_000_000
  expect([(await held(connection.token)).status, (await held(renewed)).status]).toEqual([410, 204])
  connection = { ...connection, token: renewed }
})

test('a machine that is stopped ends the connection', async () => {
  await aws('ec2', 'StopInstances', { InstanceIds: [instance] })
  const gone = await metadata('GET', '/latest/meta-data/', connection.token)
  expect(gone.status).toBe(410)
  expect(await gone.json()).toMatchObject({ code: 'gone', message: expect.stringContaining('stop') })
})

test('consent to aws login is a code for the console session; whoever may not gets AWS\u2019s sentence', async () => {
  const asked = {
    clientId: 'arn:aws:signin:::devtools/same-device',
    redirectUri: 'http://127.0.0.1:8400/oauth/callback',
    state: 'a-state',
    codeChallenge: 'c'.repeat(43),
  }
  const given = await browser.json('POST', '/api/login', asked)
  expect(given).toEqual({ code: expect.stringMatching(/^[0-9a-z]+\.[0-9a-f]{48}$/), state: 'a-state' })
  const elsewhere = await browser.request('POST', '/api/login', { ...asked, redirectUri: 'http://evil.example/x' })
  expect([elsewhere.status, await elsewhere.json()]).toEqual([
    403,
    { code: 'denied', message: 'A code is handed to this computer alone.' },
  ])
})

test('a machine\u2019s home begins anew when it is reset', async () => {
  const data = createHash('sha256').update('anything').digest('base64')
  const path = '/api/machines/laptop/home'
  const { version } = (await browser.json('GET', path)) as { version: number }
  await browser.json('PUT', path, { version, files: { notes: { data, mode: 0o600 } } })
  const fresh = (await browser.json('DELETE', path)) as { version: number; files: object }
  expect(fresh.files).not.toHaveProperty('notes')
  expect(fresh.version).toBe(version + 2)
  expect(await browser.json('GET', path)).toEqual(fresh)
})
