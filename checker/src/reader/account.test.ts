/** The account reader over SDK clients, on the sandbox: what labs see of an account, and what it takes to see it. */
import { CreateUserCommand, IAMClient } from '@aws-sdk/client-iam'
import { type Account, kapeLabs, NotOffered } from '@first-line/labs'
import type { Sandbox } from '@first-line/sandbox'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Learner } from '../contract.ts'
import { createMemorySandbox } from '../targets/memory-sandbox.ts'
import { learnersOf, sandboxTarget } from '../targets/sandbox.ts'
import type { Target } from '../targets/target.ts'
import { openAccount } from './account.ts'
import { allowedCalls } from './calls.ts'
import { createClients } from './clients.ts'

const policy = (statement: object) => ({ Version: '2012-10-17', Statement: [statement] })
let sandbox: Sandbox
let target: Target
let learner: Learner
let account: Account
let requests: string[]

beforeAll(async () => {
  sandbox = await createMemorySandbox()
  const own = sandboxTarget(sandbox, { endpoint: 'http://127.0.0.1:4566' })
  target = {
    ...own,
    async clients(of) {
      const settings = await own.clients(of)
      return {
        ...settings,
        async handle(request) {
          requests.push(`${request.path} ${new TextDecoder().decode(request.body as Uint8Array)}`)
          if (!settings.handle) throw new Error('the sandbox is reached in the process')
          return settings.handle(request)
        },
      }
    },
  }
  learner = await learnersOf(sandbox, own).createWith(kapeLabs)
  const world = sandbox.worlds.get(learner.id)
  if (!world) throw new Error('no world')
  await sandbox.account(world, learner.accountId).seed({
    policies: [
      { policyName: 'look', document: policy({ Effect: 'Allow', Action: 'ec2:Describe*', Resource: '*' }) },
      { policyName: 'fence', document: policy({ Effect: 'Allow', Action: ['s3:*', 'ec2:*'], Resource: '*' }) },
    ],
    groups: [
      {
        groupName: 'Developers',
        attachedPolicies: ['arn:aws:iam::ACCOUNT:policy/look'],
        inlinePolicies: { 'own-bucket': policy({ Effect: 'Allow', Action: 's3:*', Resource: 'arn:aws:s3:::dev/*' }) },
      },
    ],
    users: [
      {
        userName: 'dana',
        groups: ['Developers'],
        attachedPolicies: ['arn:aws:iam::aws:policy/AdministratorAccess'],
        permissionsBoundary: 'arn:aws:iam::ACCOUNT:policy/fence',
      },
      {
        userName: 'tom',
        path: '/dev/',
        groups: ['Developers'],
        inlinePolicies: { no: policy({ Effect: 'Deny', Action: 'ec2:DescribeVpcs', Resource: '*' }) },
      },
    ],
  })
})
afterAll(() => sandbox.close())

async function open(): Promise<Account> {
  requests = []
  account = await openAccount(target, learner)
  return account
}

describe('what a principal can do', () => {
  test.each<[string, string, string, string, string]>([
    ['dana', 's3:CreateBucket', '*', 'allowed', 'AdministratorAccess allows it'],
    ['dana', 'iam:CreateUser', '*', 'denied', 'the permissions boundary does not allow it'],
    ['tom', 'ec2:DescribeInstances', '*', 'allowed', 'look allows it'],
    ['tom', 'ec2:DescribeVpcs', '*', 'denied', 'no forbids it'],
    ['tom', 's3:GetObject', 'arn:aws:s3:::dev/plan.txt', 'allowed', 'own-bucket allows it'],
    ['tom', 's3:GetObject', 'arn:aws:s3:::live/plan.txt', 'denied', 'nothing allows it'],
    ['intern-2019', 'iam:DeleteUser', '*', 'allowed', 'AdministratorAccess allows it'],
  ])('%s, %s on %s: %s', async (name, action, resource, outcome, because) => {
    const user = await (await open()).user(name)
    const decision = await user?.can(action, { resource })
    expect(decision && [decision.allowed ? 'allowed' : 'denied', decision.because, decision.basis]).toEqual([
      outcome,
      because,
      'observed',
    ])
  })

  test('a group answers for a member who has nothing else', async () => {
    const group = await (await open()).group('Developers')
    expect(
      [await group?.can('ec2:DescribeVpcs'), await group?.can('ec2:RunInstances')].map((decision) => decision?.because),
    ).toEqual(['look allows it', 'nothing allows it'])
    expect(await group?.members()).toEqual(['dana', 'tom'])
  })

  test('conditions look at what the check says', async () => {
    const world = sandbox.worlds.get(learner.id)
    if (!world) throw new Error('no world')
    const own = policy({
      Effect: 'Allow',
      Action: 'iam:*',
      Resource: '*',
      Condition: { Bool: { 'aws:MultiFactorAuthPresent': 'true' } },
    })
    await sandbox
      .account(world, learner.accountId)
      .seed({ users: [{ userName: 'ann', inlinePolicies: { 'with-mfa': own } }] })
    const ann = await (await open()).user('ann')
    expect((await ann?.can('iam:CreateUser'))?.allowed).toBe(false)
    expect((await ann?.can('iam:CreateUser', { context: { 'aws:MultiFactorAuthPresent': 'true' } }))?.allowed).toBe(
      true,
    )
  })
})

test('who has a policy is found by its name and by its ARN', async () => {
  const names = async (policy: string) => (await account.usersWith(policy)).map((user) => user.name)
  await open()
  expect(await names('AdministratorAccess')).toEqual(['dana', 'intern-2019'])
  expect(await names('arn:aws:iam::aws:policy/AdministratorAccess')).toEqual(['dana', 'intern-2019'])
  expect(await names('arn:aws:iam::aws:policy/ReadOnlyAccess')).toEqual([])
})

test('a bucket is seen, and a thing that is not there is undefined', async () => {
  await open()
  expect((await account.buckets()).map((bucket) => bucket.name)).toEqual([`kape-labs-backup-${learner.accountId}`])
  expect([await account.user('nobody'), await account.group('nobody')]).toEqual([undefined, undefined])
})

test('nothing is asked twice in a run, and the run leaves no trace', async () => {
  await open()
  for (let i = 0; i < 3; i += 1) {
    const dana = await account.user('dana')
    await Promise.all(['s3:CreateBucket', 'ec2:RunInstances', 'iam:CreateUser'].map((action) => dana?.can(action)))
    await account.usersWith('AdministratorAccess')
  }
  expect(requests.length).toBeGreaterThan(5)
  expect([...new Set(requests)]).toEqual(requests)
  expect((await account.activity()).entries).toEqual([])
})

test('activity is told by principal and outcome', async () => {
  const entry = {
    basis: 'observed',
    principalKind: 'user',
    mfa: false,
    service: 'ec2',
    action: 'ec2:RunInstances',
  } as const
  const dana = 'arn:aws:iam::1:user/dana'
  const root = 'arn:aws:iam::1:root'
  const fixed: Target = {
    ...target,
    record: async () => [
      { ...entry, id: '2', at: new Date('2030-01-01T00:00:02Z'), principal: dana, outcome: 'denied' },
      { ...entry, id: '1', at: new Date('2030-01-01T00:00:01Z'), principal: root, outcome: 'allowed' },
    ],
  }
  const log = await (await openAccount(fixed, learner)).activity()
  const hers = log.by(dana)
  expect(hers.latest('ec2:RunInstances', 'denied')?.at).toEqual(new Date('2030-01-01T00:00:02Z'))
  expect([hers.latest('ec2:RunInstances', 'allowed'), log.latest('ec2:RunInstances', 'allowed')?.principal]).toEqual([
    undefined,
    root,
  ])
})

test('what a target lacks is said before anything is asked', async () => {
  const poor: Target = { ...target, capabilities: new Set(['users'] as const) }
  const there = await openAccount(poor, learner)
  await expect(there.activity()).rejects.toEqual(new NotOffered('activity'))
  await expect(there.groups()).rejects.toEqual(new NotOffered('groups'))
  await expect((await there.user('dana'))?.can('s3:CreateBucket')).rejects.toEqual(new NotOffered('can'))
})

test('no call that writes leaves the reader, even if a check tried', async () => {
  const { iam } = createClients(await target.clients(learner))
  await expect(iam.send(new CreateUserCommand({ UserName: 'x' }))).rejects.toThrow(
    'the account reader may not send CreateUserCommand: it is not in reader/calls.ts',
  )
  expect(iam).toBeInstanceOf(IAMClient)
  for (const action of Object.values(allowedCalls))
    expect(action).toMatch(/^(iam|s3|ec2|sns|dynamodb):(Get|List|Describe)|^budgets:ViewBudget$/)
})
