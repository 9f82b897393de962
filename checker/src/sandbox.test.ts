/** The service over the real sandbox: what a page does, from the first write to a step that turns red again. */
import {
  AttachUserPolicyCommand,
  CreateAccessKeyCommand,
  CreateUserCommand,
  DeleteUserCommand,
  DetachUserPolicyCommand,
  GetUserCommand,
  ListUsersCommand,
} from '@aws-sdk/client-iam'
import { ListBucketsCommand } from '@aws-sdk/client-s3'
import { kapeLabs } from '@first-line/labs'
import type { Sandbox } from '@first-line/sandbox'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type Checker, createChecker } from './app.ts'
import { accountCard, activityDetail, activityList, type Learner, type LiveEvent } from './contract.ts'
import { createMemorySandbox } from './targets/memory-sandbox.ts'
import { learnersOf, sandboxTarget } from './targets/sandbox.ts'
import { Browser } from './testing/browser.ts'
import { cloudShellKeys, iamOf, s3Of } from './testing/page-client.ts'
import { usersLabs } from './testing/users-lab.ts'

const administrator = 'arn:aws:iam::aws:policy/AdministratorAccess'
let sandbox: Sandbox
let checker: Checker
let url: string
let faults: unknown[]

beforeEach(async () => {
  faults = []
  sandbox = await createMemorySandbox()
  const target = sandboxTarget(sandbox, { endpoint: 'http://127.0.0.1:4566' })
  checker = await createChecker({
    ...{ target, store: learnersOf(sandbox, target), siteDir: '/nonexistent', secret: new Uint8Array(32).fill(7) },
    labs: usersLabs(),
    onFault: (_, cause) => faults.push(cause),
  })
  url = await checker.app.listen({ port: 0, host: '127.0.0.1' })
})
afterEach(async () => {
  await checker.close()
  await sandbox.close()
})

async function newLearner() {
  const browser = new Browser(url)
  const learner = (await browser.json('POST', '/api/learner')) as Learner
  const keys = await cloudShellKeys(browser)
  return { browser, learner, iam: iamOf(browser, keys), s3: s3Of(browser, keys) }
}

const step = (id: string, status: string) => (event: LiveEvent) =>
  event.type === 'step' && event.step.step === id && event.step.status === status

describe('a learner\u2019s account', () => {
  test('begins with what was left behind', async () => {
    const { browser, learner, iam, s3 } = await newLearner()
    const root = `arn:aws:iam::${learner.accountId}:root`
    const intern = `arn:aws:iam::${learner.accountId}:user/intern-2019`
    const card = accountCard.parse(await browser.json('GET', '/api/account'))
    expect({
      ...card,
      keys: card.keys.map(({ owner, status, createdAt }) => `${owner} ${status} ${createdAt}`).sort(),
    }).toEqual({
      accountId: learner.accountId,
      region: 'us-east-1',
      endpoint: 'http://127.0.0.1:4566',
      rootEmail: 'ines@kapelabs.example',
      rootPassword: kapeLabs.rootPassword,
      keys: [`${root} Active 2019-05-06T16:42:10.000Z`, `${intern} Active 2019-06-03T08:14:37.000Z`],
    })
    expect((await iam.send(new ListUsersCommand({}))).Users?.map((user) => user.Arn)).toEqual([intern])
    expect((await s3.send(new ListBucketsCommand({}))).Buckets?.map((bucket) => bucket.Name)).toEqual([
      `kape-labs-backup-${learner.accountId}`,
    ])
  })

  test('is nobody else\u2019s', async () => {
    const [one, two] = [await newLearner(), await newLearner()]
    await one.iam.send(new CreateUserCommand({ UserName: 'mara' }))
    await expect(two.iam.send(new GetUserCommand({ UserName: 'mara' }))).rejects.toThrow(
      'The user with name mara cannot be found.',
    )
    expect(await two.browser.json('GET', '/api/activity')).toMatchObject({ activity: [{ action: 'iam:GetUser' }] })
    const { activity } = activityList.parse(await one.browser.json('GET', '/api/activity'))
    expect((await two.browser.request('GET', `/api/activity/${activity[0]?.id}`)).status).toBe(404)
  })

  test('says of each request who, what, and what decided, and leaves the checker\u2019s own reads out', async () => {
    const { browser, learner, iam } = await newLearner()
    await browser.json('POST', '/api/open', { module: '06-users' })
    await iam.send(new CreateUserCommand({ UserName: 'mara' }))
    const { AccessKey } = await iam.send(new CreateAccessKeyCommand({ UserName: 'mara' }))
    const mara = iamOf(browser, {
      accessKeyId: AccessKey?.AccessKeyId ?? '',
      secretAccessKey: AccessKey?.SecretAccessKey ?? '',
    })
    await expect(mara.send(new CreateUserCommand({ UserName: 'tom' }))).rejects.toThrow(
      /because no identity-based policy allows/,
    )
    await browser.json('POST', '/api/check', { module: '06-users', step: 'give-administrator' })
    const { activity } = activityList.parse(await browser.json('GET', '/api/activity'))
    expect(activity.map(({ id: _, at: __, ...rest }) => rest)).toEqual([
      {
        ...{ principal: `arn:aws:iam::${learner.accountId}:user/mara`, service: 'iam', action: 'iam:CreateUser' },
        resource: `arn:aws:iam::${learner.accountId}:user/tom`,
        ...{ outcome: 'denied', because: 'nothing allows it', errorCode: 'AccessDenied' },
      },
      ...['iam:CreateAccessKey', 'iam:CreateUser'].map((action) => ({
        ...{ principal: `arn:aws:iam::${learner.accountId}:root`, service: 'iam', action },
        resource: `arn:aws:iam::${learner.accountId}:user/mara`,
        ...{ outcome: 'allowed', because: 'root needs no policy' },
      })),
    ])
    const detail = activityDetail.parse(await browser.json('GET', `/api/activity/${activity[0]?.id}`))
    expect(detail.activity).toEqual(activity[0])
    expect(detail.explanation).toBeDefined()
  })
})

describe('module 6', () => {
  test('turns green by itself, and red when the user is deleted behind the page\u2019s back', async () => {
    const { browser, learner, iam } = await newLearner()
    await browser.json('POST', '/api/open', { module: '06-users' })
    const live = await browser.live()
    await iam.send(new CreateUserCommand({ UserName: 'mara' }))
    await live.until(step('create-user', 'passed'))
    await iam.send(new AttachUserPolicyCommand({ UserName: 'mara', PolicyArn: administrator }))
    const heard = await live.until(step('give-administrator', 'passed'))
    const passed = heard.map(({ event }) => event).find(step('give-administrator', 'passed'))
    expect(passed?.type === 'step' && passed.step).toMatchObject({
      basis: 'observed',
      evidence: [
        { label: 'User', value: `arn:aws:iam::${learner.accountId}:user/mara` },
        { label: 'Actions tried', value: '12' },
        { label: 'Allowed by', value: administrator },
      ],
    })
    await iam.send(new DetachUserPolicyCommand({ UserName: 'mara', PolicyArn: administrator }))
    await live.until(step('give-administrator', 'undone'))
    await iam.send(new DeleteUserCommand({ UserName: 'mara' }))
    await live.until(step('create-user', 'undone'))
    live.close()
    expect(faults).toEqual([])
  })
})

describe('the way to the account has no authority of its own', () => {
  test.each([
    ['another secret', { secretAccessKey: 'x'.repeat(40) }, 'SignatureDoesNotMatch'],
    ['an unknown key', { accessKeyId: 'AKIAIOSFODNN7EXAMPLE', sessionToken: undefined }, 'InvalidClientTokenId'],
    ['a session without its token', { sessionToken: undefined }, 'InvalidClientTokenId'],
    ['a token that was changed', { sessionToken: 'AAAA' }, 'InvalidClientTokenId'],
  ])('%s', async (_, change, code) => {
    const { browser } = await newLearner()
    const { sessionToken, ...keys } = { ...(await cloudShellKeys(browser)), ...change }
    const iam = iamOf(browser, { ...keys, ...(sessionToken !== undefined && { sessionToken }) })
    await expect(iam.send(new ListUsersCommand({}))).rejects.toMatchObject({
      name: code,
      $metadata: { httpStatusCode: 403 },
    })
  })
})
