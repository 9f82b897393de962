/** The target AWS against what stands in for it: the sandbox behind a server that also speaks for Organizations. */
import type { Sandbox } from '@first-line/sandbox'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { openAccount } from '../reader/account.ts'
import { type FakeAws, serveFakeAws } from '../testing/fake-aws.ts'
import { connectAws } from './aws.ts'
import { createMemorySandbox } from './memory-sandbox.ts'
import { learnersOf } from './sandbox.ts'

const environment = ['AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY', 'AWS_SESSION_TOKEN', 'AWS_PROFILE'] as const
const before = Object.fromEntries(environment.map((name) => [name, process.env[name]]))
let sandbox: Sandbox
let standIn: FakeAws
let endpoint: string
let accountId: string

const managedBy = (MasterAccountId: string) => ({ status: 200, body: { Organization: { MasterAccountId } } })

beforeEach(async () => {
  sandbox = await createMemorySandbox()
  const world = await sandbox.worlds.create()
  const made = await sandbox.createAccount(world)
  accountId = made.accountId
  process.env.AWS_ACCESS_KEY_ID = made.rootKey?.accessKeyId
  process.env.AWS_SECRET_ACCESS_KEY = made.rootKey?.secretAccessKey
  for (const name of ['AWS_SESSION_TOKEN', 'AWS_PROFILE']) delete process.env[name]
  standIn = await serveFakeAws(sandbox)
  endpoint = standIn.url
})
afterEach(async () => {
  await standIn.close()
  await sandbox.close()
  for (const name of environment) {
    if (before[name] === undefined) delete process.env[name]
    else process.env[name] = before[name]
  }
})

const connect = (more: Partial<Parameters<typeof connectAws>[0]> = {}) =>
  connectAws({ account: accountId, evenSo: false, endpoint, ...more })
const account = () => {
  const found = sandbox.findAccount(accountId)
  if (!found) throw new Error('the account is gone')
  return found.account
}

describe('an account is worked in', () => {
  test('when its id was typed and nobody lives in it; checks then read it, and write nothing', async () => {
    await account().seed({ users: [{ userName: 'mara' }] })
    const target = await connect()
    const learner = await learnersOf(sandbox, target).create()
    expect(learner.accountId).toBe(accountId)
    standIn.asked.length = 0
    const read = await openAccount(target, learner)
    expect((await read.users()).map((user) => user.name)).toEqual(['mara'])
    expect(await (await read.user('mara'))?.can('iam:CreateUser')).toMatchObject({ allowed: false, basis: 'computed' })
    expect(standIn.asked.length).toBeGreaterThan(0)
    for (const action of standIn.asked) expect(action).toMatch(/^(List|Get|Describe)/)
  })

  test('when it is a member of an organisation that another account manages', async () => {
    standIn.organization = managedBy('210987654321')
    expect((await connect()).kind).toBe('aws')
  })
})

describe('an account is refused, in words', () => {
  test.each<[string, () => unknown, string]>([
    [
      'that manages an organisation',
      () => {
        standIn.organization = managedBy(accountId)
      },
      'It is the management account of an organisation: what goes wrong there, goes wrong for all its accounts.',
    ],
    [
      'of which that cannot be found out',
      () => {
        standIn.organization = { status: 400, body: { __type: 'AccessDeniedException' } }
      },
      'Whether it manages an organisation could not be found out (DescribeOrganization answered AccessDeniedException).',
    ],
    [
      'with more than a few users',
      () => account().seed({ users: Array.from({ length: 6 }, (_, at) => ({ userName: `user${at}` })) }),
      'It has 6 IAM users: people seem to work with it.',
    ],
  ])('%s', async (_, make, why) => {
    await make()
    await expect(connect()).rejects.toThrow(
      `The account ${accountId} does not look like one to practise in. ${why} If you know better, start again with --even-so.`,
    )
    expect((await connect({ evenSo: true })).kind).toBe('aws')
  })

  test('whose id was not typed, or is another', async () => {
    const whose = `These credentials are arn:aws:iam::${accountId}:root, in the AWS account ${accountId}.`
    await expect(connect({ account: undefined })).rejects.toThrow(
      `${whose} If that is the sandbox account that you want to practise in, confirm it with --account ${accountId}.`,
    )
    await expect(connect({ account: '000000000000', evenSo: true })).rejects.toThrow(
      `${whose} It is not 000000000000, which was typed. Name the account with --account as it is, or use other credentials.`,
    )
  })

  test('by whoever AWS does not know', async () => {
    process.env.AWS_ACCESS_KEY_ID = 'AKIAIOSFODNN7EXAMPLE'
    await expect(connect()).rejects.toThrow(
      /^AWS does not know who is asking \(InvalidClientTokenId: .+\)\. Sign in with/,
    )
  })

  test('that cannot be reached', async () => {
    await expect(connect({ endpoint: 'http://127.0.0.1:1' })).rejects.toThrow(
      /AWS does not know who is asking \(.*ECONNREFUSED/,
    )
  })
})

test('the page reaches nothing there, and is told why', async () => {
  const target = await connect()
  const request = {
    method: 'POST',
    host: 'iam.amazonaws.com',
    path: '/',
    query: '',
    headers: {},
    body: new Uint8Array(0),
  }
  await expect(target.relay(request, '127.0.0.1')).rejects.toMatchObject({ problem: { code: 'not-here' } })
})
