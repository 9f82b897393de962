/** Choosing where to work, in the whole workshop: its data folder and what it prints hold no secret. */
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Sandbox } from '@first-line/sandbox'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import type { Hello, Learner, Progress, StepState, TargetChoices } from '../contract.ts'
import { startWorkshop, type Workshop } from '../start/workshop.ts'
import { createMemorySandbox } from '../targets/memory-sandbox.ts'
import { Browser } from '../testing/browser.ts'
import { type FakeAws, serveFakeAws } from '../testing/fake-aws.ts'

const config = {
  ...{ port: 0, awsPort: 0, controlPort: 0, hosts: [] as string[], listen: '127.0.0.1', siteDir: '/nonexistent' },
  ...{ localstack: 'http://127.0.0.1:1', player: '@first-line/lab-runner', evenSo: false },
}
let data: string
let aws: Sandbox
let fake: FakeAws
let account: { accountId: string; accessKeyId: string; secretAccessKey: string }
let workshop: Workshop
const printed: unknown[] = []

beforeAll(async () => {
  data = await mkdtemp(join(tmpdir(), 'first-line-targets-'))
  aws = await createMemorySandbox()
  fake = await serveFakeAws(aws)
  const { accountId, rootKey } = await aws.createAccount(await aws.worlds.create())
  if (!rootKey) throw new Error('no key')
  account = { accountId, ...rootKey }
  for (const method of ['log', 'info', 'warn', 'error'] as const)
    vi.spyOn(console, method).mockImplementation((...words) => void printed.push(...words))
  workshop = await startWorkshop({ ...config, data, awsEndpoint: fake.url })
})
afterAll(async () => {
  vi.restoreAllMocks()
  await workshop.close()
  await fake.close()
  await aws.close()
  await rm(data, { recursive: true })
})

const pasted = () => ({ accessKeyId: account.accessKeyId, secretAccessKey: account.secretAccessKey })
const hello = async (browser: Browser) => (await browser.json('GET', '/api/hello')) as Hello
const refused = async (browser: Browser, body: object) => {
  const answer = await browser.request('POST', '/api/target', body)
  const { code, message, next } = (await answer.json()) as { code: string; message: string; next?: string }
  return [answer.status, code, message, next]
}

test('what there is to choose, told before there is a learner', async () => {
  const browser = new Browser(workshop.url)
  const { fixed, choices } = (await browser.json('GET', '/api/targets')) as TargetChoices
  expect(fixed).toBe(false)
  expect(choices.map(({ kind, here, open }) => [kind, here, open])).toEqual([
    ['sandbox', true, true],
    ['localstack', false, true],
    ['aws', false, true],
  ])
  for (const { steps } of choices) expect(steps.observed).toBeGreaterThan(10)
  expect((await hello(browser)).learner).toBeNull()
})

test('a LocalStack that is not there: a sentence, and the learner stays where they are', async () => {
  const browser = new Browser(workshop.url)
  expect(await refused(browser, { kind: 'localstack' })).toEqual([
    409,
    'not-here',
    expect.stringMatching(/^LocalStack does not answer at http:\/\/127\.0\.0\.1:1\. Start it/),
    undefined,
  ])
  expect((await hello(browser)).target).toBe('sandbox')
})

describe('an AWS account', () => {
  let browser: Browser
  let before: Learner
  beforeAll(async () => {
    browser = new Browser(workshop.url)
    before = (await browser.json('POST', '/api/learner')) as Learner
  })

  test('is asked for whose it is, and its id is typed', async () => {
    const whose = `These credentials are arn:aws:iam::${account.accountId}:root, in the AWS account ${account.accountId}.`
    expect(await refused(browser, { kind: 'aws', credentials: pasted() })).toEqual([
      409,
      'not-here',
      whose,
      'If that is the sandbox account that you want to practise in, type its id.',
    ])
    const other = { kind: 'aws', account: '000000000000', credentials: pasted() }
    expect((await refused(browser, other))[2]).toBe(`${whose} It is not 000000000000, which was typed.`)
    expect((await hello(browser)).learner).toEqual(before)
  })

  test('is nobody’s whom AWS does not know', async () => {
    const credentials = { ...pasted(), accessKeyId: 'AKIAIOSFODNN7EXAMPLE' }
    const [status, code, message] = await refused(browser, { kind: 'aws', account: account.accountId, credentials })
    expect([status, code]).toEqual([403, 'denied'])
    expect(message).toMatch(/^AWS does not know who is asking \(InvalidClientTokenId: /)
  })

  test('is worked in: a learner of its own, and the way back to the other', async () => {
    const wanted = { kind: 'aws', account: account.accountId, credentials: pasted() }
    const there = (await browser.json('POST', '/api/target', wanted)) as Learner
    expect(there).toMatchObject({ accountId: account.accountId, target: 'aws' })
    const { target, where, features, learner } = await hello(browser)
    expect([target, learner, features?.terminal, features?.console]).toEqual(['aws', there, false, false])
    expect(where).toContain('a real AWS account')
    const { shown } = (await browser.json('GET', '/api/progress')) as Progress
    expect([shown?.['03-account/set-alias'], shown?.['03-account/close-region']]).toEqual(['observed', 'attest'])

    await browser.json('POST', '/api/open', { module: '03-account' })
    const step = { module: '03-account', step: 'set-alias' }
    const look = async () => ((await browser.json('POST', '/api/check', step)) as StepState).status
    expect(await look()).toBe('failed')
    fake.asked.length = 0
    expect((await browser.request('GET', '/api/aws/iam.amazonaws.com/')).status).toBe(409)
    expect(fake.asked).toEqual([])

    expect(await browser.json('POST', '/api/target', { kind: 'sandbox' })).toEqual(before)
    expect((await hello(browser)).target).toBe('sandbox')
    expect(await browser.json('POST', '/api/target', wanted)).toEqual(there)
  })

  test('after a restart the credentials are not there: a check says so, and they are pasted again', async () => {
    await workshop.close()
    workshop = await startWorkshop({ ...config, data, awsEndpoint: fake.url })
    browser = browser.at(workshop.url)
    expect((await hello(browser)).target).toBe('aws')
    const step = { module: '03-account', step: 'set-alias' }
    const look = async () => (await browser.json('POST', '/api/check', step)) as StepState
    expect(await look()).toMatchObject({
      status: 'error',
      message: expect.stringContaining('The credentials were kept for one run of the workshop, and are gone with it'),
    })
    await browser.json('POST', '/api/target', { kind: 'aws', account: account.accountId, credentials: pasted() })
    expect((await look()).status).toBe('failed')
  })

  test('whose secret is nowhere: not on disk, not printed, not in what a page can ask for', async () => {
    const pages = await Promise.all(
      ['/api/export', '/api/account', '/api/hello', '/api/targets', '/api/progress', '/api/activity'].map(
        async (path) => (await browser.request('GET', path)).text(),
      ),
    )
    const files = await readdir(data, { recursive: true, withFileTypes: true })
    const kept = await Promise.all(
      files.filter((file) => file.isFile()).map((file) => readFile(join(file.parentPath, file.name), 'latin1')),
    )
    // That the files are read at all: what is kept there otherwise is found.
    expect(kept.some((text) => text.includes(before.id))).toBe(true)
    for (const text of [...pages, ...kept, JSON.stringify(printed, wholeErrors)]) {
      expect(text).not.toContain(account.secretAccessKey)
      expect(text).not.toContain(account.accessKeyId)
    }
  })
})

/** Errors print more than JSON shows of them. */
function wholeErrors(_: string, value: unknown): unknown {
  return value instanceof Error ? { ...value, stack: value.stack, message: value.message, cause: value.cause } : value
}

test('with --host it is for several, and they work on the sandbox', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'first-line-event-'))
  const event = await startWorkshop({ ...config, data: folder, hosts: ['workshop.example'] })
  const browser = new Browser(event.url)
  const { choices } = (await browser.json('GET', '/api/targets')) as TargetChoices
  expect(choices.map(({ kind, open }) => [kind, open])).toEqual([
    ['sandbox', true],
    ['localstack', false],
    ['aws', false],
  ])
  expect((await refused(browser, { kind: 'localstack' }))[2]).toContain('LocalStack is for one learner')
  await event.close()
  await expect(
    startWorkshop({ ...config, data: folder, hosts: ['workshop.example'], target: 'localstack' }),
  ).rejects.toThrow('LocalStack is for one learner')
  await rm(folder, { recursive: true })
})
