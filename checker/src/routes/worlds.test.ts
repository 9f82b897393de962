/** Reset, catch up, undo, arrivals and time, over the real sandbox. */
import {
  CreateAccessKeyCommand,
  CreateUserCommand,
  GetUserCommand,
  ListAccessKeysCommand,
  ListUsersCommand,
  UpdateAccountPasswordPolicyCommand,
} from '@aws-sdk/client-iam'
import { CreateTopicCommand, SubscribeCommand } from '@aws-sdk/client-sns'
import type { Sandbox } from '@first-line/sandbox'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type Checker, createChecker } from '../app.ts'
import {
  type Changes,
  changes,
  type Home,
  inbox,
  type Laid,
  type LiveEvent,
  laid,
  type Point,
  score,
  type Time,
} from '../contract.ts'
import { createMemorySandbox } from '../targets/memory-sandbox.ts'
import { learnersOf, sandboxTarget } from '../targets/sandbox.ts'
import { fixtureLabs } from '../testing/fixture-labs.ts'
import { cloudShellKeys, iamOf, snsOf } from '../testing/page-client.ts'
import { playerWith } from '../testing/player.ts'
import { newPage } from '../testing/serve.ts'

let sandbox: Sandbox
let checker: Checker
let url: string
let faults: unknown[]
let trouble: 'none' | 'arrival'

beforeEach(async () => {
  faults = []
  trouble = 'none'
  sandbox = await createMemorySandbox()
  const target = sandboxTarget(sandbox, { endpoint: 'http://127.0.0.1:4566' })
  checker = await createChecker({
    ...{ target, store: learnersOf(sandbox, target), siteDir: '/nonexistent', secret: new Uint8Array(32).fill(7) },
    ...{ labs: fixtureLabs(), rates: { lay: { burst: 100, perSecond: 100 } } },
    player: playerWith(sandbox, { fails: () => trouble === 'arrival' }),
    onFault: (_, cause) => faults.push(cause),
  })
  url = await checker.app.listen({ port: 0, host: '127.0.0.1' })
})
afterEach(async () => {
  if (trouble === 'none') expect(faults).toEqual([])
  await checker.close()
  await sandbox.close()
})

async function newLearner() {
  const page = await newPage({ url })
  const iam = iamOf(page.browser, await cloudShellKeys(page.browser))
  const { browser } = page
  return {
    ...page,
    iam,
    users: async () => (await iam.send(new ListUsersCommand({}))).Users?.map((user) => user.UserName) ?? [],
    post: async (path: string, body: object = {}) => {
      const response = await browser.request('POST', path, body)
      return { status: response.status, said: await response.json() }
    },
    changes: async (query: string): Promise<Changes> =>
      changes.parse(await browser.json('GET', `/api/changes?${query}`)),
    points: async () => ((await browser.json('GET', '/api/points')) as { points: Point[] }).points,
  }
}

const laidEvent = (event: LiveEvent) => event.type === 'laid'

describe('reset', () => {
  test('shows what it would change, changes just that, and is undone in one step', async () => {
    const { iam, open, state, changes, post, users, browser, points } = await newLearner()
    await iam.send(new CreateUserCommand({ UserName: 'mara' }))
    await open()
    expect(await state('create-mara')).toMatchObject({ status: 'passed' })
    const file = { data: Buffer.from('[default]\n').toString('base64'), mode: 0o600 }
    await browser.json('PUT', '/api/machines/laptop/home', { version: 0, files: { '.aws/config': file } })
    const before = await browser.json('GET', '/api/progress')

    const shown = await changes('lay=reset&module=06-users')
    expect(shown).toEqual({
      lay: 'reset',
      changes: [
        { change: 'removed', kind: 'user', name: 'mara' },
        { change: 'removed', kind: 'file', name: '~/.aws/config', of: 'laptop' },
      ],
      more: 0,
      steps: [
        { module: '06-users', step: 'create-mara', from: 'passed', to: 'idle' },
        { module: '06-users', step: 'phone', from: 'unverifiable', to: 'idle' },
      ],
    })
    expect(await users()).toEqual(['intern-2019', 'mara'])

    const live = await browser.live()
    const { said } = await post('/api/reset', { module: '06-users' })
    expect(laid.parse(said)).toMatchObject({ lay: 'reset', point: { before: 'reset', module: '06-users' } })
    await live.until(laidEvent)
    expect(await users()).toEqual(['intern-2019'])
    expect(await state('create-mara')).toMatchObject({ status: 'idle', attempts: 0 })
    expect(await browser.json('GET', '/api/machines/laptop/home')).toEqual({ version: 2, files: {} })
    const stale = await browser.request('PUT', '/api/machines/laptop/home', { version: 1, files: {} })
    expect(stale.status).toBe(409)

    expect((await changes('lay=undo')).changes).toEqual([
      { change: 'added', kind: 'user', name: 'mara' },
      { change: 'added', kind: 'file', name: '~/.aws/config', of: 'laptop' },
    ])
    await post('/api/undo')
    expect(await users()).toEqual(['intern-2019', 'mara'])
    expect(((await browser.json('GET', '/api/machines/laptop/home')) as Home).files).toEqual({ '.aws/config': file })
    const after = await browser.json('GET', '/api/progress')
    expect(withoutTimes(after)).toEqual(withoutTimes(before))
    // An undo is undone like anything else.
    expect((await points()).map((point) => point.before)).toEqual(['undo', 'reset'])
    await post('/api/undo')
    expect(await users()).toEqual(['intern-2019'])
    live.close()
  })

  test('with nothing done changes nothing', async () => {
    const { changes } = await newLearner()
    expect(await changes('lay=reset&module=06-users')).toMatchObject({ changes: [], steps: [] })
  })

  test('gives exactly what was shown', async () => {
    const { changes, post, iam } = await newLearner()
    const shown = await changes('lay=catch-up&module=08-groups')
    const key = shown.changes.find(({ kind, of }) => kind === 'access key' && of === 'mara')
    await post('/api/catch-up', { module: '08-groups' })
    const { AccessKeyMetadata } = await iam.send(new ListAccessKeysCommand({ UserName: 'mara' }))
    expect(AccessKeyMetadata?.map(({ AccessKeyId }) => AccessKeyId)).toEqual([key?.name])
  })

  test('does not let a solution be unseen', async () => {
    const { browser, iam, open, post, state, changes } = await newLearner()
    const alone = { module: '06-users', step: 'alone' }
    await open()
    for (const _ of [1, 2]) await browser.json('POST', '/api/check', alone)
    expect((await post('/api/solution', alone)).status).toBe(200)
    await changes('lay=reset&module=06-users')
    await post('/api/reset', { module: '06-users' })
    await iam.send(new CreateUserCommand({ UserName: 'tom' }))
    await open()
    expect(await state('alone')).toMatchObject({ status: 'passed', solutionSeen: true })
    expect(await state('alone')).not.toHaveProperty('unassisted')
  })
})

describe('catch me up', () => {
  test('lays what the earlier modules leave, and says that it was not the learner\u2019s doing', async () => {
    const { post, open, state, users, results } = await newLearner()
    await open('08-groups')
    await post('/api/catch-up', { module: '08-groups' })
    expect(await users()).toEqual(['intern-2019', 'mara', 'tom'])
    expect(await state('create-mara')).toMatchObject({ status: 'passed', helped: true })
    expect(await state('alone')).toMatchObject({ status: 'passed', helped: true })
    expect(await state('alone')).not.toHaveProperty('unassisted')
    // Not in the account that was laid, and so not helped either.
    expect(await state('more')).not.toHaveProperty('helped')
    expect((await results()).totals).toMatchObject({ passed: 2, helped: 2, unassisted: 0 })
  })

  test('takes nothing from who did it alone', async () => {
    const { iam, post, open, state } = await newLearner()
    await iam.send(new CreateUserCommand({ UserName: 'tom' }))
    await open('06-users')
    await post('/api/catch-up', { module: '08-groups' })
    expect(await state('alone')).toMatchObject({ status: 'passed', unassisted: true })
    expect(await state('create-mara')).toMatchObject({ status: 'passed', helped: true })
  })
})

describe('what can be taken back', () => {
  test('is six steps, the oldest makes room, and a point can be chosen', async () => {
    const { iam, post, points, users, changes } = await newLearner()
    for (let round = 0; round < 8; round += 1) {
      await iam.send(new CreateUserCommand({ UserName: `user${round}` }))
      await post('/api/reset', { module: '06-users' })
    }
    const all = await points()
    expect(all).toHaveLength(6)
    const chosen = all[2]
    expect((await changes(`lay=undo&point=${chosen?.id}`)).changes).toEqual([
      { change: 'added', kind: 'user', name: 'user5' },
    ])
    await post('/api/undo', { point: chosen?.id })
    expect(await users()).toEqual(['intern-2019', 'user5'])
    expect(await post('/api/undo', { point: 'nonsense' })).toMatchObject({ status: 404 })
  })

  test('is nothing at first', async () => {
    const { post } = await newLearner()
    expect(await post('/api/undo')).toEqual({
      status: 404,
      said: { code: 'not-found', message: 'There is nothing to undo.' },
    })
  })

  test('is nobody else\u2019s', async () => {
    const [one, two] = [await newLearner(), await newLearner()]
    await one.post('/api/reset', { module: '06-users' })
    const [point] = await one.points()
    expect(await two.post('/api/undo', { point: point?.id })).toMatchObject({ status: 404 })
  })

  test('is still there with the account after the process ended in between', async () => {
    const { iam, post, browser } = await newLearner()
    await iam.send(new CreateUserCommand({ UserName: 'mara' }))
    const { said } = await post('/api/reset', { module: '06-users' })
    const world = sandbox.worlds.get(
      ((await browser.json('GET', '/api/hello')) as { learner: { id: string } }).learner.id,
    )
    expect(await world?.sleep()).toBe(true)
    await post('/api/undo', { point: (said as Laid).point.id })
    expect((await iam.send(new GetUserCommand({ UserName: 'mara' }))).User?.UserName).toBe('mara')
  })
})

describe('what happened since', () => {
  const wanted = { module: '06-users', arrival: 'arrives' }

  test('happens once, however often it is asked for', async () => {
    const { post, users, browser } = await newLearner()
    const told = await Promise.all([1, 2, 3].map(() => post('/api/arrive', wanted)))
    for (const { status, said } of told) {
      expect([status, said]).toEqual([
        200,
        { ...wanted, title: 'Somebody was here', before: 'more', playedAt: expect.any(String) },
      ])
    }
    expect(await users()).toEqual(['intern-2019', 'stranger'])
    expect(await browser.json('GET', '/api/progress')).toMatchObject({ arrivals: [{ playedAt: expect.any(String) }] })
  })

  test('happens again after the module was reset', async () => {
    const { post, users } = await newLearner()
    await post('/api/arrive', wanted)
    await post('/api/reset', { module: '06-users' })
    expect(await users()).toEqual(['intern-2019'])
    await post('/api/arrive', wanted)
    expect(await users()).toEqual(['intern-2019', 'stranger'])
  })

  test('comes first: what repairs it is not right before', async () => {
    const { iam, open, post, state, check } = await newLearner()
    await iam.send(new CreateUserCommand({ UserName: 'ann' }))
    await open()
    expect(await check('more')).toMatchObject({ status: 'idle', message: expect.stringContaining('Press Begin') })
    await post('/api/arrive', wanted)
    expect(await state('more')).toMatchObject({ status: 'passed' })
  })

  test('happens whole or not at all', async () => {
    const { post, users } = await newLearner()
    trouble = 'arrival'
    expect(await post('/api/arrive', wanted)).toMatchObject({ status: 500, said: { code: 'our-fault' } })
    expect(await users()).toEqual(['intern-2019'])
    trouble = 'none'
    faults = []
    expect((await post('/api/arrive', wanted)).status).toBe(200)
    expect(await users()).toEqual(['intern-2019', 'stranger'])
  })

  test('that no lab tells of is refused', async () => {
    const { post } = await newLearner()
    expect(await post('/api/arrive', { ...wanted, arrival: 'constructor' })).toMatchObject({ status: 404 })
  })
})

describe('time', () => {
  test('passes in the learner\u2019s world, can be taken back, and pages hear of it', async () => {
    const { browser, post } = await newLearner()
    const other = await newLearner()
    const live = await browser.live()
    const { ledger } = (await browser.json('GET', '/api/time')) as Time
    const { said } = await post('/api/time', { days: 30, hours: 6 })
    const hours = (Date.parse((said as Time).ledger) - Date.parse(ledger)) / 3_600_000
    expect(Math.round(hours)).toBe(726)
    await live.until((event) => event.type === 'time')
    const theirs = (await other.browser.json('GET', '/api/time')) as Time
    expect(Date.parse(theirs.ledger) - Date.parse(theirs.wall)).toBeLessThan(60_000)
    await post('/api/undo')
    const back = (await browser.json('GET', '/api/time')) as Time
    expect(Date.parse(back.ledger) - Date.parse(back.wall)).toBeLessThan(60_000)
    live.close()
  })

  test.each([
    ['nothing', {}],
    ['backwards', { days: -1 }],
    ['more than a year at once', { days: 401 }],
    ['half a day in days', { days: 0.5 }],
  ])('%s is refused', async (_, wanted) => {
    const { post } = await newLearner()
    expect((await post('/api/time', wanted)).status).toBe(400)
  })

  test('ends after five years', async () => {
    const { post } = await newLearner()
    for (let year = 0; year < 4; year += 1) expect((await post('/api/time', { days: 400 })).status).toBe(200)
    expect((await post('/api/time', { days: 400 })).status).toBe(400)
  })
})

test('mail lies in the inbox, with what its link asks for', async () => {
  const { browser, post } = await newLearner()
  const sns = snsOf(browser, await cloudShellKeys(browser))
  expect(await browser.json('GET', '/api/inbox')).toEqual({ mail: [] })
  const live = await browser.live()
  const { TopicArn } = await sns.send(new CreateTopicCommand({ Name: 'alarms' }))
  await sns.send(new SubscribeCommand({ TopicArn, Protocol: 'email', Endpoint: 'mara@kapelabs.example' }))
  await live.until((event) => event.type === 'mail')
  live.close()
  const { mail } = inbox.parse(await browser.json('GET', '/api/inbox'))
  expect(mail).toMatchObject([
    { to: 'mara@kapelabs.example', action: { service: 'sns', operation: 'ConfirmSubscription', input: { TopicArn } } },
  ])
  await post('/api/time', { days: 1 })
  await post('/api/undo', {})
  expect(inbox.parse(await browser.json('GET', '/api/inbox')).mail).toHaveLength(1)
})

test('the security score follows the account, whatever changes it', async () => {
  const { browser, iam, post } = await newLearner()
  const read = async () => score.parse(await browser.json('GET', '/api/score'))
  const item = async (id: string) => (await read()).items.find((each) => each.id === id)?.done
  const first = await read()
  expect(first.score).toBeGreaterThanOrEqual(0)
  expect(first.items.length).toBeGreaterThan(5)
  const before = await item('password-policy')
  const policy = { MinimumPasswordLength: 14, RequireSymbols: true, RequireNumbers: true, PasswordReusePrevention: 5 }
  const letters = {
    RequireUppercaseCharacters: true,
    RequireLowercaseCharacters: true,
    AllowUsersToChangePassword: true,
  }
  await post('/api/reset', { module: '06-users' })
  await iam.send(new UpdateAccountPasswordPolicyCommand({ ...policy, ...letters }))
  expect([before, await item('password-policy')]).toEqual([false, true])
  await post('/api/undo')
  expect(await item('password-policy')).toBe(false)
})

test('a key that only gets another id is told once', async () => {
  const { post, changes } = await newLearner()
  await post('/api/catch-up', { module: '08-groups' })
  expect((await changes('lay=catch-up&module=08-groups')).changes).toEqual([
    { change: 'changed', kind: 'access key', name: expect.stringMatching(/^AKIA\w+ \u2192 AKIA\w+$/), of: 'mara' },
  ])
})

test('what the account holds is told in words', async () => {
  const { iam, changes } = await newLearner()
  await iam.send(new CreateUserCommand({ UserName: 'ann', Tags: [{ Key: 'team', Value: 'a' }] }))
  const { AccessKey } = await iam.send(new CreateAccessKeyCommand({ UserName: 'ann' }))
  expect((await changes('lay=reset&module=06-users')).changes).toEqual([
    { change: 'removed', kind: 'access key', name: AccessKey?.AccessKeyId, of: 'ann' },
    { change: 'removed', kind: 'user', name: 'ann' },
  ])
})

function withoutTimes(progress: unknown): unknown {
  const { steps } = progress as { steps: Record<string, unknown>[] }
  return steps.map(({ checkedAt: _, ...rest }) => rest)
}
