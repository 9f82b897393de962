/** Who edits, replays or invents requests gets no further by it: passes come from checks of the account, and from nothing else. */
import { CreateUserCommand, DeleteUserCommand } from '@aws-sdk/client-iam'
import type { Sandbox } from '@first-line/sandbox'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type Checker, createChecker } from './app.ts'
import type { Home, StepState, Totals } from './contract.ts'
import { createMemorySandbox } from './targets/memory-sandbox.ts'
import { learnersOf, sandboxTarget } from './targets/sandbox.ts'
import { Browser } from './testing/browser.ts'
import { fixtureLabs } from './testing/fixture-labs.ts'
import { cloudShellKeys, iamOf } from './testing/page-client.ts'
import { playerWith } from './testing/player.ts'
import { newPage } from './testing/serve.ts'

let sandbox: Sandbox
let checker: Checker
let url: string

beforeEach(async () => {
  sandbox = await createMemorySandbox()
  const target = sandboxTarget(sandbox, { endpoint: 'http://127.0.0.1:4566' })
  checker = await createChecker({
    ...{ target, store: learnersOf(sandbox, target), siteDir: '/nonexistent', secret: new Uint8Array(32).fill(7) },
    ...{ labs: fixtureLabs(), player: playerWith(sandbox, { fails: () => false }), onFault: () => {} },
    rates: { lay: { burst: 200, perSecond: 100 }, work: { burst: 2000, perSecond: 1000 } },
  })
  url = await checker.app.listen({ port: 0, host: '127.0.0.1' })
})
afterEach(async () => {
  await checker.close()
  await sandbox.close()
})

async function forger() {
  const page = await newPage({ url })
  return {
    ...page,
    totals: async (): Promise<Totals> => (await page.results()).totals,
    passes: async (): Promise<string[]> => {
      const { steps } = (await page.browser.json('GET', '/api/progress')) as { steps: StepState[] }
      return steps
        .filter(({ status, passedAt }) => status === 'passed' || passedAt !== undefined)
        .map(({ step }) => step)
    },
  }
}

const at = '2026-01-01T00:00:00.000Z'
const step = { module: '06-users', step: 'create-mara' }
const pass = {
  ...step,
  status: 'passed',
  passedAt: at,
  basis: 'observed',
  attempts: 0,
  unassisted: true,
  helped: false,
}

describe('a pass cannot be written', () => {
  test.each<[string, string, string, unknown]>([
    ['into the progress', 'PUT', '/api/progress', { steps: [pass] }],
    ['by posting progress', 'POST', '/api/progress', { steps: [pass] }],
    ['beside a check', 'POST', '/api/check', pass],
    ['beside opening', 'POST', '/api/open', { module: '06-users', steps: [pass], progress: { steps: [pass] } }],
    ['as an action', 'POST', '/api/actions', { actions: [{ id: 'forged-action', at, kind: 'pass', ...pass }] }],
    [
      'as a setting',
      'POST',
      '/api/actions',
      { actions: [{ id: 'forged-action', at, kind: 'setting', key: 'progress', value: { steps: [pass] } }] },
    ],
    [
      'as a word',
      'POST',
      '/api/actions',
      { actions: [{ id: 'forged-action', at, kind: 'attest', ...step, words: 'I did it.' }] },
    ],
    ['beside a new learner', 'POST', '/api/learner', { progress: { steps: [pass] } }],
    ['beside a reset', 'POST', '/api/reset', { module: '06-users', progress: { steps: [pass] }, steps: [pass] }],
    ['beside an undo', 'POST', '/api/undo', { point: 'x', world: {}, progress: { steps: [pass] } }],
    ['as an import', 'POST', '/api/import', { format: 'first-line-learner', version: 1, progress: { steps: [pass] } }],
    ['as an export', 'PUT', '/api/export', { progress: { steps: [pass] } }],
    ['as a certificate', 'POST', '/api/certificate', { name: 'Mara', totals: { steps: 1, passed: 1 }, route: 'day' }],
    [
      'by the prototype',
      'POST',
      '/api/check',
      '{"module":"06-users","step":"create-mara","__proto__":{"status":"passed"}}',
    ],
    ['by a constructor', 'POST', '/api/check', { ...step, constructor: { prototype: { status: 'passed' } } }],
  ])('%s', async (_, method, path, body) => {
    const { browser, passes, totals } = await forger()
    await browser.request(method, path, body)
    expect(await passes()).toEqual([])
    expect(await totals()).toMatchObject({ passed: 0, unassisted: 0, attested: 0 })
    expect((await browser.request('POST', '/api/certificate', { name: 'Mara' })).status).toBe(409)
  })

  test('through a home directory, whatever its files are called', async () => {
    const { browser, passes } = await forger()
    const data = Buffer.from(
      JSON.stringify({ version: 1, steps: { '06-users/create-mara': { state: pass } } }),
    ).toString('base64')
    const { version } = (await browser.json('GET', '/api/machines/laptop/home')) as Home
    for (const path of ['progress/steps', '__proto__', 'sandbox:document/progress/steps', '*']) {
      await browser.request('PUT', '/api/machines/laptop/home', { version, files: { [path]: { data, mode: 0o600 } } })
    }
    for (const machine of ['..%2Fprogress', 'progress', 'laptop%2F..%2F..'])
      expect((await browser.request('PUT', `/api/machines/${machine}/home`, { version: 0, files: {} })).status).toBe(
        404,
      )
    expect(await passes()).toEqual([])
  })

  test('by the reader, which the endpoint refuses', async () => {
    const { learner, passes, browser } = await forger()
    const iam = iamOf(browser, { accessKeyId: 'unused', secretAccessKey: 'unused' })
    await expect(iam.send(new CreateUserCommand({ UserName: 'mara' }))).rejects.toMatchObject({
      $metadata: { httpStatusCode: 403 },
    })
    await browser.json('POST', '/api/check', step)
    expect([learner.id.length, await passes()]).toEqual([20, []])
  })
})

describe('what was sent once changes nothing when it is sent again', () => {
  test('a pass is not brought back by the requests of an earlier one', async () => {
    const { browser, state, open } = await forger()
    const iam = iamOf(browser, await cloudShellKeys(browser))
    await iam.send(new CreateUserCommand({ UserName: 'mara' }))
    await open()
    expect(await state('create-mara')).toMatchObject({ status: 'passed' })
    await iam.send(new DeleteUserCommand({ UserName: 'mara' }))
    for (const [path, body] of [
      ['/api/open', { module: '06-users' }],
      ['/api/check', step],
    ] as const)
      await browser.json('POST', path, body)
    expect(await state('create-mara')).toMatchObject({ status: 'undone' })
  })

  test('an answer, a guess, a word, however often', async () => {
    const { browser, results, open } = await forger()
    await open()
    const sent = {
      actions: [
        { id: 'replayed-1', at, kind: 'answer', module: '06-users', exercise: 'what-is', answer: 1 },
        { id: 'replayed-2', at, kind: 'predict', ...step, prediction: 'may-create', guess: { allowed: false } },
        { id: 'replayed-3', at, kind: 'attest', module: '06-users', step: 'phone', words: 'It shows six digits.' },
        { id: 'replayed-4', at, kind: 'setting', key: 'theme', value: 'dark' },
        { id: 'replayed-5', at, kind: 'read', module: '06-users', section: 'first' },
      ],
    }
    await browser.json('POST', '/api/actions', sent)
    const before = await results()
    await Promise.all(Array.from({ length: 10 }, () => browser.json('POST', '/api/actions', sent)))
    expect(await results()).toEqual(before)
  })

  test('an answer does not turn right under its old id', async () => {
    const { browser, results } = await forger()
    const wrong = { id: 'answer-once', at, kind: 'answer', module: '06-users', exercise: 'what-is', answer: 1 }
    await browser.json('POST', '/api/actions', { actions: [wrong] })
    await browser.json('POST', '/api/actions', { actions: [{ ...wrong, answer: 0 }] })
    expect((await results()).modules[0]?.answers).toMatchObject([{ tries: 1, right: false }])
  })
})

describe('help that was taken cannot be given back', () => {
  test('not by an undo, a reset or catching up', async () => {
    const { browser, open, check, state, totals } = await forger()
    const alone = { module: '06-users', step: 'alone' }
    await open()
    await check('alone')
    await check('alone')
    await browser.json('POST', '/api/reset', { module: '06-users' })
    await check('alone')
    await check('alone')
    await browser.json('POST', '/api/solution', alone)
    await browser.json('POST', '/api/hint', step)
    for (const path of ['/api/undo', '/api/undo', '/api/reset', '/api/catch-up'])
      await browser.json('POST', path, path.endsWith('undo') ? {} : { module: '06-users' })
    await iamOf(browser, await cloudShellKeys(browser)).send(new CreateUserCommand({ UserName: 'tom' }))
    await open()
    expect(await state('alone')).toMatchObject({ status: 'passed', solutionSeen: true })
    expect(await state('create-mara')).toMatchObject({ hintsUsed: 1 })
    expect(await totals()).toMatchObject({ passed: 1, unassisted: 0 })
  })

  test('nor by a point that was kept before it', async () => {
    const { browser, open, check, totals } = await forger()
    await browser.json('POST', '/api/reset', { module: '06-users' })
    await open()
    await check('alone')
    await check('alone')
    await browser.json('POST', '/api/solution', { module: '06-users', step: 'alone', help: true })
    const { points } = (await browser.json('GET', '/api/points')) as { points: { id: string }[] }
    await browser.json('POST', '/api/undo', { point: points[0]?.id })
    await iamOf(browser, await cloudShellKeys(browser)).send(new CreateUserCommand({ UserName: 'tom' }))
    await open()
    expect(await totals()).toMatchObject({ passed: 1, unassisted: 0 })
  })
})

describe('one learner is not another', () => {
  test('whatever ids a request names', async () => {
    const [mine, theirs] = [await forger(), await forger()]
    await iamOf(theirs.browser, await cloudShellKeys(theirs.browser)).send(new CreateUserCommand({ UserName: 'mara' }))
    await theirs.open()
    const named = { ...step, learner: theirs.learner.id, id: theirs.learner.id, accountId: theirs.learner.accountId }
    for (const path of ['/api/check', '/api/open', '/api/reset', '/api/catch-up', '/api/arrive', '/api/solution'])
      await mine.browser.request('POST', path, named)
    for (const path of ['/api/progress', '/api/results', '/api/export'])
      await mine.browser.request('GET', `${path}?learner=${theirs.learner.id}`)
    expect(await mine.passes()).toEqual([])
    expect(await theirs.passes()).toEqual(['create-mara'])
  })

  test('whatever the cookie says', async () => {
    const mine = await forger()
    const theirs = await forger()
    const [, signature] = (mine.browser.cookie ?? '').split('.')
    const stolen = new Browser(url, `first-line-learner=${theirs.learner.id}.${signature}`)
    for (const [method, path] of [
      ['GET', '/api/progress'],
      ['GET', '/api/export'],
      ['DELETE', '/api/learner'],
      ['POST', '/api/resume-code'],
    ] as const)
      expect([path, (await stolen.request(method, path)).status]).toEqual([path, 401])
  })

  test('nor the server itself: its own documents are no learner\u2019s', async () => {
    const page = await forger()
    await page.browser.json('POST', '/api/resume-code')
    const [, signature] = (page.browser.cookie ?? '').split('.')
    const server = new Browser(url, `first-line-learner=workshop.${signature}`)
    expect((await server.request('GET', '/api/progress')).status).toBe(401)
  })
})

test('a stranger of another site can make a learner\u2019s browser do nothing', async () => {
  const { browser } = await forger()
  const writes: [string, string][] = [
    ['POST', '/api/actions'],
    ['POST', '/api/hint'],
    ['POST', '/api/solution'],
    ['POST', '/api/predict'],
    ['POST', '/api/ask'],
    ['POST', '/api/reset'],
    ['POST', '/api/catch-up'],
    ['POST', '/api/undo'],
    ['POST', '/api/arrive'],
    ['POST', '/api/time'],
    ['POST', '/api/resume-code'],
    ['POST', '/api/resume'],
    ['POST', '/api/certificate'],
    ['DELETE', '/api/learner'],
    ['PUT', '/api/machines/laptop/home'],
  ]
  for (const [method, path] of writes) {
    const answer = await browser.request(method, path, {}, { origin: 'http://evil.example' })
    expect([path, answer.status, ((await answer.json()) as { code: string }).code]).toEqual([
      path,
      403,
      'forbidden-origin',
    ])
  }
  expect((await browser.request('GET', '/api/progress')).status).toBe(200)
})
