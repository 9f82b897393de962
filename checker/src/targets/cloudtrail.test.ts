import type { Sandbox, World } from '@first-line/sandbox'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type FakeAws, serveFakeAws } from '../testing/fake-aws.ts'
import { createTrail, entryOf, type Trail } from './cloudtrail.ts'
import { createMemorySandbox } from './memory-sandbox.ts'

/** Shapes of the CloudTrail User Guide, *CloudTrail userIdentity element* and *Console sign-in events*. */
const event = (more: object) =>
  JSON.stringify({
    ...{ eventID: 'e', eventTime: '2026-01-02T03:04:05Z', eventSource: 'iam.amazonaws.com', eventName: 'ListUsers' },
    ...{ sourceIPAddress: '192.0.2.1', userAgent: 'aws-cli/2.30.0', userIdentity: { type: 'Root' } },
    ...more,
  })
const user = {
  type: 'IAMUser',
  arn: 'arn:aws:iam::111122223333:user/team/dana',
  userName: 'dana',
  accessKeyId: 'AKIA1',
}
const session = {
  type: 'AssumedRole',
  arn: 'arn:aws:sts::111122223333:assumed-role/shop/i-1',
  sessionContext: { attributes: { mfaAuthenticated: 'true' }, sessionIssuer: { userName: 'shop' } },
}

describe('an event, as checks see it', () => {
  test.each<[string, object, object]>([
    [
      'a user’s request that was refused',
      {
        userIdentity: user,
        errorCode: 'AccessDenied',
        errorMessage: 'User: … is not authorized to perform: iam:ListUsers because no identity-based policy allows it',
      },
      {
        ...{ action: 'iam:ListUsers', service: 'iam', outcome: 'denied', deniedBy: 'implicit', via: 'cli', mfa: false },
        ...{ principalKind: 'user', userName: 'dana', principal: user.arn, accessKeyId: 'AKIA1' },
        at: new Date('2026-01-02T03:04:05Z'),
      },
    ],
    [
      'a session of a role',
      { userIdentity: session, eventSource: 's3.amazonaws.com', eventName: 'ListBuckets' },
      {
        ...{ action: 's3:ListAllMyBuckets', outcome: 'allowed', mfa: true },
        ...{ principalKind: 'role-session', roleName: 'shop', sessionName: 'i-1' },
      },
    ],
    [
      'a sign-in that failed',
      {
        ...{ eventSource: 'signin.amazonaws.com', eventName: 'ConsoleLogin', userAgent: 'Mozilla/5.0' },
        ...{ errorMessage: 'Failed authentication', responseElements: { ConsoleLogin: 'Failure' } },
      },
      { action: 'signin:ConsoleLogin', outcome: 'failed', principalKind: 'root', via: 'console' },
    ],
    [
      'a sign-in with a code',
      {
        ...{ eventSource: 'signin.amazonaws.com', eventName: 'ConsoleLogin' },
        ...{ responseElements: { ConsoleLogin: 'Success' }, additionalEventData: { MFAUsed: 'Yes' } },
      },
      { outcome: 'allowed', mfa: true },
    ],
    ['what another error stopped', { errorCode: 'NoSuchEntityException' }, { outcome: 'failed' }],
    [
      'a service',
      { userIdentity: { type: 'AWSService', invokedBy: 'ec2.amazonaws.com' } },
      { principal: 'ec2.amazonaws.com', principalKind: 'service' },
    ],
  ])('%s', (_, more, seen) => {
    expect(entryOf(event(more))).toMatchObject(seen)
  })
})

describe('the event history', () => {
  let sandbox: Sandbox
  let fake: FakeAws
  let world: World
  let accountId: string
  let trail: Trail
  let clock: number

  beforeEach(async () => {
    sandbox = await createMemorySandbox()
    world = await sandbox.worlds.create()
    const made = await sandbox.createAccount(world)
    accountId = made.accountId
    fake = await serveFakeAws(sandbox)
    clock = Date.now()
    const keys = made.rootKey
    if (!keys) throw new Error('no key')
    trail = createTrail({ credentials: async () => keys, endpoint: fake.url }, () => clock)
  })
  afterEach(async () => {
    await fake.close()
    await sandbox.close()
  })

  const since = new Date(Date.now() - 3_600_000)
  const names = async () => (await trail.record(since, 500)).map(({ action }) => action)

  test('is asked once, again only after a while, and then for what is new', async () => {
    const asked = () => fake.asked.filter((name) => name.includes('LookupEvents')).length
    const first = await names()
    await Promise.all([names(), names()])
    expect(asked()).toBe(1)
    clock += 11_000
    // Asking leaves an event itself.
    expect(await names()).toEqual(['cloudtrail:LookupEvents', ...first])
    expect(asked()).toBe(2)
  })

  test('a permission that lacks is told by its name', async () => {
    const target = sandbox.findAccount(accountId)
    const seeded = await target?.account.seed({ users: [{ userName: 'nobody', accessKeys: [{}] }] })
    const keys = seeded?.accessKeys.nobody?.[0]
    if (!keys) throw new Error('no key')
    const poor = createTrail({ credentials: async () => keys, endpoint: fake.url })
    const { whyNot } = await import('../checks/faults.ts')
    const why = await poor.record(since, 10).then(
      () => 'answered',
      (cause: unknown) => whyNot(cause),
    )
    expect(why).toBe(
      'The credentials that the checks read with may not do cloudtrail:LookupEvents: give them that permission, and look again.',
    )
  })
})
