/** Holes that nobody may find, each over HTTP: what emulators let through, and AWS does not. */
import { request as httpRequest } from 'node:http'
import {
  type AwsStructure,
  type HttpRequest,
  type HttpResponse,
  type SigningCredentials,
  signRequest,
} from '@first-line/aws-api'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type CallOptions, client } from '../testing/client.ts'
import { ACCOUNT, type TestBench, testBench } from '../testing/sandbox.ts'
import { type ServedSandbox, serveSandbox } from './serve-sandbox.ts'

const OTHER = '210987654321'
const statement = (Effect: string, Action: string) => ({
  Version: '2012-10-17',
  Statement: [{ Effect, Action, Resource: '*' }],
})
const ALL = { all: statement('Allow', '*') }
const EC2 = {
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Principal: { Service: 'ec2.amazonaws.com' }, Action: 'sts:AssumeRole' }],
}
const UNKNOWN = 'InvalidClientTokenId 403'
const WRONG = 'SignatureDoesNotMatch 403'
const FORM = { 'content-type': 'application/x-www-form-urlencoded; charset=utf-8' }
const PROFILE = { IamInstanceProfile: { Name: 'web' } }

let bench: TestBench
let served: ServedSandbox
let now = Date.parse('2026-11-22T12:00:00Z')

beforeAll(async () => {
  bench = await testBench(
    {
      roles: [{ roleName: 'web', assumeRolePolicyDocument: EC2 }],
      users: [
        { userName: 'admin', accessKeys: [{}], inlinePolicies: ALL },
        { userName: 'leaver', accessKeys: [{}], inlinePolicies: ALL },
        { userName: 'launcher', accessKeys: [{}], inlinePolicies: { ec2: statement('Allow', 'ec2:*') } },
        {
          userName: 'kept',
          accessKeys: [{}],
          password: 'first-Passw0rd',
          inlinePolicies: { ...ALL, not: statement('Deny', 'iam:ChangePassword') },
        },
      ],
    },
    { clock: { now: () => now } },
  )
  served = await serveSandbox(bench.sandbox, { port: 0, controlPort: 0 })
  await bench.root('iam', 'CreateInstanceProfile', { InstanceProfileName: 'web' }, { now: new Date(now) })
  const put = { InstanceProfileName: 'web', RoleName: 'web' }
  await bench.root('iam', 'AddRoleToInstanceProfile', put, { now: new Date(now) })
})

afterAll(async () => {
  await served.close()
  expect(bench.faults).toEqual([])
})

function send({ method, path, query, headers, host, body }: HttpRequest): Promise<HttpResponse> {
  return new Promise((resolve, reject) => {
    const { hostname, port } = new URL(served.url)
    const target = { hostname, port, method, path: query ? `${path}?${query}` : path, headers: { ...headers, host } }
    const sent = httpRequest(target, async (answer) => {
      const parts: Buffer[] = []
      for await (const part of answer) parts.push(part as Buffer)
      const named = Object.fromEntries(Object.entries(answer.headers).map(([name, value]) => [name, String(value)]))
      resolve({ status: answer.statusCode!, headers: named, body: Buffer.concat(parts) })
    })
    sent.on('error', reject).end(body)
  })
}

type Call = (service: 'iam' | 'sts' | 'ec2', operation: string, input?: AwsStructure) => Promise<string>

/** The answer in short: `fine`, or `AccessDenied 403`. */
function as(credentials?: SigningCredentials, tamper?: CallOptions['tamper']): Call {
  const call = client(send, credentials)
  return async (service, operation, input) => {
    const options = { now: new Date(now), ...(tamper && { tamper }) }
    const { code, status } = await call(service, operation, input, options)
    return code === undefined ? 'fine' : `${code} ${status}`
  }
}

async function made(operation: string, input: AwsStructure, member: string): Promise<Record<string, string>> {
  const service = operation === 'CreateAccessKey' ? 'iam' : 'sts'
  const call = client(send, bench.keyOf('admin'))
  const { output, message } = await call(service, operation, input, { now: new Date(now) })
  if (!output) throw new Error(message)
  return output[member] as Record<string, string>
}

const keyOf = (one: Record<string, string>): SigningCredentials => ({
  accessKeyId: one.AccessKeyId!,
  secretAccessKey: one.SecretAccessKey!,
  ...(one.SessionToken !== undefined && { sessionToken: one.SessionToken }),
})

test('no magic key', async () => {
  for (const accessKeyId of ['test', ACCOUNT, 'AKIAIOSFODNN7EXAMPLE', 'ASIAIOSFODNN7EXAMPLE'])
    expect(await as({ accessKeyId, secretAccessKey: 'test' })('sts', 'GetCallerIdentity')).toBe(UNKNOWN)
})

test('no unsigned request, and none that is signed for another', async () => {
  expect(await as()('iam', 'ListUsers')).toBe('MissingAuthenticationToken 403')
  expect(await as()('sts', 'GetCallerIdentity')).toBe('MissingAuthenticationToken 403')
  const admin = bench.keyOf('admin')
  expect(await as({ ...admin, secretAccessKey: `${admin.secretAccessKey}x` })('iam', 'ListUsers')).toBe(WRONG)
  const other = new TextEncoder().encode('Action=DeleteUser&UserName=kept&Version=2010-05-08')
  expect(await as(admin, (request) => ({ ...request, body: other }))('iam', 'ListUsers')).toBe(WRONG)
})

test('an action that does not exist is nobody’s, not even root’s', async () => {
  const body = new TextEncoder().encode('Action=MakeEveryoneAdmin&Version=2010-05-08')
  const { host } = new URL(served.url)
  const plain = { method: 'POST', host, path: '/', query: '', headers: FORM, body }
  const { headers } = signRequest(plain, bench.rootKey, { service: 'iam', region: 'us-east-1', now: new Date(now) })
  const answer = await fetch(served.url, { method: 'POST', headers, body })
  expect(answer.status).toBe(400)
  expect(await answer.text()).toContain('<Code>InvalidAction</Code>')
})

test('a session’s key is nothing without its token, and nothing once it is over', async () => {
  const session = keyOf(await made('GetSessionToken', { DurationSeconds: 900 }, 'Credentials'))
  expect(await as(session)('sts', 'GetCallerIdentity')).toBe('fine')
  const { sessionToken: _, ...bare } = session
  expect(await as(bare)('sts', 'GetCallerIdentity')).toBe(UNKNOWN)
  const another = keyOf(await made('GetSessionToken', {}, 'Credentials'))
  expect(await as({ ...bare, sessionToken: another.sessionToken! })('sts', 'GetCallerIdentity')).not.toBe('fine')
  now += 900_000
  expect(await as(session)('sts', 'GetCallerIdentity')).toBe('ExpiredToken 403')
})

test('a key that is inactive, and one whose user is gone', async () => {
  const admin = as(bench.keyOf('admin'))
  const key = keyOf(await made('CreateAccessKey', { UserName: 'leaver' }, 'AccessKey'))
  const one = { UserName: 'leaver', AccessKeyId: key.accessKeyId }
  expect(await as(key)('iam', 'ListUsers')).toBe('fine')
  await admin('iam', 'UpdateAccessKey', { ...one, Status: 'Inactive' })
  expect(await as(key)('iam', 'ListUsers')).toBe(UNKNOWN)
  await admin('iam', 'UpdateAccessKey', { ...one, Status: 'Active' })
  const session = keyOf(await sessionOf(key))
  expect(await as(session)('sts', 'GetCallerIdentity')).toBe('fine')
  await admin('iam', 'DeleteAccessKey', one)
  expect(await as(key)('iam', 'ListUsers')).toBe(UNKNOWN)
  await admin('iam', 'DeleteAccessKey', { UserName: 'leaver', AccessKeyId: bench.keyOf('leaver').accessKeyId })
  await admin('iam', 'DeleteUserPolicy', { UserName: 'leaver', PolicyName: 'all' })
  expect(await admin('iam', 'DeleteUser', { UserName: 'leaver' })).toBe('fine')
  expect(await as(bench.keyOf('leaver'))('iam', 'ListUsers')).toBe(UNKNOWN)
  expect(await as(session)('iam', 'ListUsers')).not.toBe('fine')
})

async function sessionOf(key: SigningCredentials): Promise<Record<string, string>> {
  const { output } = await client(send, key)('sts', 'GetSessionToken', {}, { now: new Date(now) })
  return output!.Credentials as Record<string, string>
}

test('another account’s key, of this world or another, sees nothing of this account', async () => {
  for (const world of [bench.world, await bench.sandbox.worlds.create('elsewhere')]) {
    const { accountId, rootKey } = await bench.sandbox.createAccount(world, world === bench.world ? { id: OTHER } : {})
    const root = as(rootKey!)
    expect(await root('iam', 'GetUser', { UserName: 'admin' })).toBe('NoSuchEntity 404')
    const taken = await root('iam', 'AttachUserPolicy', {
      UserName: 'admin',
      PolicyArn: 'arn:aws:iam::aws:policy/ReadOnlyAccess',
    })
    expect(taken).toBe('NoSuchEntity 404')
    const RoleArn = `arn:aws:iam::${ACCOUNT}:role/web`
    expect(await root('sts', 'AssumeRole', { RoleArn, RoleSessionName: accountId })).toBe('AccessDenied 403')
  }
})

test('what the control port has is not to be had at the endpoint', async () => {
  for (const path of ['/accounts', `/accounts/${ACCOUNT}/reset`, '/worlds', '/events', '/ledger/advance', '/snapshots'])
    for (const method of ['GET', 'POST']) {
      const answer = await fetch(served.url + path, { method })
      expect(answer.status).toBeGreaterThanOrEqual(400)
      expect(await answer.text()).toContain('<Error>')
    }
  expect(await as(bench.keyOf('admin'))('iam', 'GetUser', { UserName: 'kept' })).toBe('fine')
})

test('a role is passed by who may pass it, to an instance that starts or one that runs', async () => {
  const root = client(send, bench.rootKey)
  const ask = async (operation: string, input: AwsStructure) =>
    (await root('ec2', operation, input, { now: new Date(now) })).output as Record<
      string,
      Array<Record<string, string>>
    >
  const image = (await ask('DescribeImages', { Owners: ['amazon'] })).Images![0]!.ImageId!
  const launch = { ImageId: image, InstanceType: 't3.micro', MinCount: 1, MaxCount: 1 }
  const launcher = as(bench.keyOf('launcher'))
  expect(await launcher('ec2', 'RunInstances', { ...launch, ...PROFILE })).toBe('UnauthorizedOperation 403')
  const id = (await ask('RunInstances', launch)).Instances![0]!.InstanceId!
  await bench.world.ledger.advance(60_000)
  const associate = { InstanceId: id, ...PROFILE }
  expect(await launcher('ec2', 'AssociateIamInstanceProfile', associate)).toBe('UnauthorizedOperation 403')
  await bench.root(
    'iam',
    'PutUserPolicy',
    {
      UserName: 'launcher',
      PolicyName: 'pass',
      PolicyDocument: JSON.stringify(statement('Allow', 'iam:PassRole')),
    },
    { now: new Date(now) },
  )
  expect(await launcher('ec2', 'AssociateIamInstanceProfile', associate)).toBe('fine')
})

test('who is denied a password of their own choice keeps the one they have', async () => {
  const change = { OldPassword: 'first-Passw0rd', NewPassword: 'second-Passw0rd' }
  expect(await as(bench.keyOf('kept'))('iam', 'ChangePassword', change)).toBe('AccessDenied 403')
})
