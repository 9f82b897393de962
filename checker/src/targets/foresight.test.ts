/** What is foreseen from what an account holds is what the account itself decides: a sandbox that enforces is the judge. */
import {
  type AwsStructure,
  decodeResponse,
  encodeRequest,
  loadService,
  type ServiceName,
  type SigningCredentials,
  signingScope,
  signRequest,
} from '@first-line/aws-api'
import type { AccountSeed, Sandbox, World } from '@first-line/sandbox'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createForesight, type Foresight } from './foresight.ts'
import type { Ask } from './localstack-ask.ts'
import { createMemorySandbox } from './memory-sandbox.ts'

const account = '111122223333'
const other = '444455556666'
const region = 'us-east-1'

const allow = (Action: string | string[], Resource: string | string[], more: object = {}) => ({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Action, Resource, ...more }],
})
const trusting = (AWS: string) => ({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Action: 'sts:AssumeRole', Principal: { AWS } }],
})

const seed: AccountSeed = {
  policies: [{ policyName: 'Edge', document: allow('s3:*', '*') }],
  groups: [{ groupName: 'Developers', attachedPolicies: ['arn:aws:iam::aws:policy/AmazonEC2ReadOnlyAccess'] }],
  users: [
    {
      userName: 'dana',
      path: '/staff/',
      groups: ['Developers'],
      tags: [{ Key: 'team', Value: 'shop' }],
      accessKeys: [{}],
    },
    {
      userName: 'limited',
      permissionsBoundary: `arn:aws:iam::${account}:policy/Edge`,
      inlinePolicies: { all: allow('*', '*') },
      accessKeys: [{}],
    },
    { userName: 'asleep', accessKeys: [{ status: 'Inactive' }] },
    {
      userName: 'keeper',
      accessKeys: [{}],
      inlinePolicies: {
        tagged: allow('ec2:StopInstances', '*', { Condition: { StringEquals: { 'aws:ResourceTag/stage': 'test' } } }),
        staff: allow('iam:GetUser', `arn:aws:iam::${account}:user/staff/*`),
        table: allow('dynamodb:Scan', '*', { Condition: { StringEquals: { 'aws:ResourceTag/open': 'yes' } } }),
        small: allow('ec2:StartInstances', '*', { Condition: { StringEquals: { 'ec2:InstanceType': 't3.micro' } } }),
        local: allow('s3:ListAllMyBuckets', '*', { Condition: { IpAddress: { 'aws:SourceIp': '203.0.113.0/24' } } }),
      },
    },
  ],
  roles: [
    { roleName: 'ForDana', assumeRolePolicyDocument: trusting(`arn:aws:iam::${account}:user/staff/dana`) },
    { roleName: 'ForOthers', assumeRolePolicyDocument: trusting(`arn:aws:iam::${other}:root`) },
  ],
  buckets: [
    {
      name: 'menus',
      objects: [{ key: 'lunch.txt', text: 'soup' }],
      policy: JSON.stringify({
        Version: '2012-10-17',
        Statement: [
          {
            ...{ Effect: 'Allow', Action: 's3:GetObject', Resource: 'arn:aws:s3:::menus/*' },
            Principal: { AWS: `arn:aws:iam::${account}:user/staff/dana` },
          },
        ],
      }),
    },
  ],
  topics: [
    {
      ...{ name: 'alarms', region },
      policy: JSON.stringify({
        Version: '2012-10-17',
        Statement: [
          {
            ...{ Effect: 'Allow', Action: 'sns:Publish', Resource: `arn:aws:sns:${region}:${account}:alarms` },
            Principal: { AWS: `arn:aws:iam::${account}:user/staff/dana` },
          },
        ],
      }),
    },
  ],
}

let judge: Sandbox
let world: World
let foresight: Foresight
let machineId: string
const keys: Record<string, SigningCredentials> = {}
const questions: string[] = []

beforeAll(async () => {
  judge = await createMemorySandbox()
  world = await judge.worlds.create('judge')
  const made = await judge.createAccount(world, { id: account, seed })
  const beside = await judge.createAccount(world, {
    id: other,
    seed: { users: [{ userName: 'auditor', inlinePolicies: { in: allow('sts:AssumeRole', '*') }, accessKeys: [{}] }] },
  })
  for (const [name, [key]] of Object.entries({ ...beside.seeded.accessKeys, ...made.seeded.accessKeys }))
    if (key) keys[name] = key
  const ask: Ask = async (id, { service, operation, input = {}, region: where = region }) => {
    questions.push(operation)
    const model = await loadService(service)
    const asked = model.operations[operation]
    if (!asked) throw new Error(`no ${operation}`)
    const answer = await judge.reader(world.id, id).handle(encodeRequest(model, asked, input, { region: where }))
    return answer.status < 300 ? (decodeResponse(model, asked, answer as never).output as AwsStructure) : undefined
  }
  foresight = createForesight(ask, Date.now)
  const launched = await ran('RunInstances', {
    ...{ ImageId: 'resolve:ssm:/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-x86_64' },
    ...{ InstanceType: 't3.micro', MinCount: 1, MaxCount: 1 },
    TagSpecifications: [{ ResourceType: 'instance', Tags: [{ Key: 'stage', Value: 'test' }] }],
  })
  const [first] = launched.Instances as AwsStructure[]
  machineId = String(first?.InstanceId)
})
afterAll(() => judge.close())

/** In EC2, by root. */
async function ran(operation: string, input: AwsStructure): Promise<AwsStructure> {
  const model = await loadService('ec2')
  const answer = await judge.handle(await request('ec2', operation, input, keys.root))
  return decodeResponse(model, model.operations[operation] as never, answer as never).output as AwsStructure
}

async function request(service: ServiceName, operation: string, input: AwsStructure, as?: SigningCredentials) {
  const model = await loadService(service)
  const asked = model.operations[operation]
  if (!asked) throw new Error(`no ${operation}`)
  const meant = input === machine ? { InstanceIds: [machineId] } : input
  const plain = encodeRequest(model, asked, meant, { region })
  return as ? signRequest(plain, as, { ...signingScope(model, region), now: new Date() }) : plain
}

const sender = (userName: string | undefined, sourceIp = '198.51.100.7') => {
  const key = userName === undefined ? undefined : keys[userName]
  const id = userName === 'auditor' ? other : account
  // Root's key on LocalStack is the account's id.
  const accessKeyId = userName === 'root' ? id : (key?.accessKeyId ?? '')
  const who = key ? ({ kind: 'key', account: id, accessKeyId } as const) : ({ kind: 'nobody' } as const)
  return { who, accounts: [id] as const, userName, sourceIp }
}

const role = (name: string) => ({ RoleArn: `arn:aws:iam::${account}:role/${name}`, RoleSessionName: 'here' })
/** Stands for the one machine there is. */
const machine = { InstanceIds: ['the machine'] }
const publish = { TopicArn: `arn:aws:sns:${region}:${account}:alarms`, Message: 'hot' }

test.for<[string | undefined, ServiceName, string, AwsStructure, 'allowed' | 'denied', string?]>([
  ['root', 'iam', 'CreateUser', { UserName: 'new' }, 'allowed'],
  ['dana', 'ec2', 'DescribeInstances', {}, 'allowed'],
  ['dana', 'ec2', 'RunInstances', { ImageId: 'ami-0123456789abcdef0', MinCount: 1, MaxCount: 1 }, 'denied'],
  ['dana', 's3', 'ListBuckets', {}, 'denied'],
  ['dana', 's3', 'GetObject', { Bucket: 'menus', Key: 'lunch.txt' }, 'allowed'],
  ['dana', 's3', 'GetObject', { Bucket: 'menus', Key: 'dinner.txt' }, 'denied'],
  ['dana', 's3', 'DeleteObject', { Bucket: 'menus', Key: 'lunch.txt' }, 'denied'],
  ['dana', 'sns', 'Publish', publish, 'allowed'],
  ['keeper', 'sns', 'Publish', publish, 'denied'],
  ['dana', 'sts', 'AssumeRole', role('ForDana'), 'allowed'],
  ['dana', 'sts', 'AssumeRole', role('ForOthers'), 'denied'],
  ['auditor', 'sts', 'AssumeRole', role('ForOthers'), 'allowed'],
  ['auditor', 'sts', 'AssumeRole', role('ForDana'), 'denied'],
  ['limited', 's3', 'ListBuckets', {}, 'allowed'],
  ['limited', 'iam', 'ListUsers', {}, 'denied'],
  ['keeper', 'ec2', 'StopInstances', machine, 'allowed'],
  ['keeper', 'ec2', 'StopInstances', { InstanceIds: ['i-0fedcba9876543210'] }, 'denied'],
  ['keeper', 'iam', 'GetUser', { UserName: 'dana' }, 'allowed'],
  ['keeper', 'iam', 'GetUser', { UserName: 'limited' }, 'denied'],
  ['keeper', 's3', 'ListBuckets', {}, 'denied'],
  ['keeper', 's3', 'ListBuckets', {}, 'allowed', '203.0.113.9'],
  [undefined, 's3', 'ListObjectsV2', { Bucket: 'menus' }, 'denied'],
])('%s, %s %s %j: %s', async ([user, service, operation, input, outcome, sourceIp]) => {
  const signed = await request(service, operation, input, user === undefined ? undefined : keys[user])
  const foreseen = await foresight.of(signed, sender(user, sourceIp))
  expect(foreseen).toMatchObject({ kind: 'decided', event: { outcome } })
  if (foreseen?.kind !== 'decided') return

  await judge.handle(signed, { ...(sourceIp !== undefined && { sourceIp }) })
  const [event] = await world.events({ limit: 1, order: 'backward' })
  const { action, resource, principalArn, errorCode } = foreseen.event
  const decided = (each: typeof foreseen.event) =>
    each.decisions.map(({ action, decision }) => [action, decision.effect])
  expect([action, resource, principalArn, decided(foreseen.event)]).toEqual([
    ...[event?.action, event?.resource, event?.principalArn],
    event && decided(event),
  ])
  expect(foreseen.explanation).toHaveLength(foreseen.event.decisions.length)
  if (outcome === 'denied') expect(errorCode).toBe(event?.errorCode)
})

describe('what is not foreseen', () => {
  test('who would not be made out is told so in the words of the protocol', async () => {
    const signed = await request('iam', 'ListUsers', {}, keys.asleep)
    expect(await foresight.of(signed, sender('asleep'))).toMatchObject({
      kind: 'stranger',
      error: { code: 'InvalidClientTokenId' },
    })
  })

  test.for<[string, ServiceName, string, AwsStructure]>([
    ['a request that no policy is asked about', 'sts', 'GetCallerIdentity', {}],
    ['a bucket that does not exist', 's3', 'HeadBucket', { Bucket: 'nowhere' }],
  ])('%s', async ([, service, operation, input]) => {
    const foreseen = await foresight.of(await request(service, operation, input, keys.dana), sender('dana'))
    expect(foreseen).toMatchObject({ kind: 'decided', event: { decisions: [] }, explanation: [] })
  })

  test.for<[ServiceName, string, AwsStructure]>([
    ['dynamodb', 'Scan', { TableName: 'orders' }],
    ['ec2', 'StartInstances', machine],
  ])('what hangs on something that is not read: %s %s', async ([service, operation, input]) => {
    const signed = await request(service, operation, input, keys.keeper)
    expect(await foresight.of(signed, sender('keeper'))).toBeUndefined()
  })
})

test('what a session carries counts: its own policies, and a second factor', async () => {
  const asked = await request('ec2', 'DescribeInstances', {}, keys.dana)
  const as = async (session: object) => {
    const principal = `arn:aws:iam::${account}:user/staff/dana`
    const who = {
      kind: 'session',
      account,
      accessKeyId: 'ASIA0',
      principal,
      session: { issuedAt: 0, ...session },
    } as const
    const foreseen = await foresight.of(asked, { ...sender('dana'), who })
    return foreseen?.kind === 'decided' && [foreseen.event.outcome, foreseen.event.mfa]
  }
  expect(await as({})).toEqual(['allowed', false])
  expect(await as({ mfaAt: 1 })).toEqual(['allowed', true])
  expect(await as({ policies: [JSON.stringify(allow('s3:*', '*'))] })).toEqual(['denied', false])
})

test('what was read is not asked again until something may have changed', async () => {
  const signed = await request('ec2', 'DescribeInstances', {}, keys.dana)
  let clock = 0
  const asked: string[] = []
  const still = createForesight(
    async (id, { operation }) => {
      asked.push(operation)
      return operation === 'GetAccountAuthorizationDetails' && id === account
        ? { UserDetailList: [], GroupDetailList: [], RoleDetailList: [], Policies: [] }
        : undefined
    },
    () => clock,
  )
  await Promise.all([still.of(signed, sender('root')), still.of(signed, sender('root'))])
  const once = asked.length
  expect(once).toBeGreaterThan(0)
  still.stale()
  await still.of(signed, sender('root'))
  expect(asked).toHaveLength(2 * once)
  clock += 60_000
  await still.of(signed, sender('root'))
  expect(asked).toHaveLength(3 * once)
})
