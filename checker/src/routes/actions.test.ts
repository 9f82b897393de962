import { describe, expect, test } from 'vitest'
import { newPage, serveEach } from '../testing/serve.ts'

const served = serveEach()
const quiz = { kind: 'answer', module: '06-users' } as const

describe('answers', () => {
  test('are judged here, whatever the page says of them', async () => {
    const { browser, act, results } = await newPage(served)
    const lie = {
      ...quiz,
      id: 'the-lie-1',
      at: '2030-01-01T11:00:00.000Z',
      exercise: 'what-is',
      answer: 1,
      right: true,
    }
    expect(await browser.json('POST', '/api/actions', { actions: [lie] })).toEqual({
      results: [{ id: 'the-lie-1', status: 'saved', right: false }],
    })
    expect(await act({ ...quiz, exercise: 'what-is', answer: 0 })).toMatchObject({ status: 'saved', right: true })
    const [module] = (await results()).modules
    expect(module?.answers).toEqual([
      {
        ...{ exercise: 'what-is', tries: 2, right: true, firstRight: false },
        ...{ firstAt: '2030-01-01T11:00:00.000Z', at: '2030-01-01T11:00:00.000Z' },
      },
    ])
  })

  test('know the learner\u2019s own account', async () => {
    const { act, learner } = await newPage(served)
    const arn = { ...quiz, exercise: 'arn-of' }
    expect(await act({ ...arn, answer: '123456789012' })).toMatchObject({ right: false })
    expect(await act({ ...arn, answer: ` ${learner.accountId} ` })).toMatchObject({ right: true })
  })

  test('sent twice count once', async () => {
    const { act, results } = await newPage(served)
    for (let again = 0; again < 3; again += 1)
      expect(await act({ ...quiz, id: 'sent-again', exercise: 'what-is', answer: 1 })).toEqual({
        ...{ id: 'sent-again', status: 'saved', right: false },
      })
    expect((await results()).modules[0]?.answers).toMatchObject([{ tries: 1 }])
  })

  test('that are all right pass the step that waits for them, and it stays', async () => {
    const { act, learner, browser, state } = await newPage(served)
    const live = await browser.live()
    await act({ ...quiz, exercise: 'what-is', answer: 0 })
    expect((await state('name-it'))?.status).toBe('idle')
    await act({ ...quiz, exercise: 'arn-of', answer: learner.accountId })
    await live.until(
      (event) => event.type === 'step' && event.step.step === 'name-it' && event.step.status === 'passed',
    )
    await act({ ...quiz, exercise: 'what-is', answer: 1 })
    live.close()
    expect(await state('name-it')).toMatchObject({ status: 'passed', basis: 'observed' })
  })

  test.each([
    [
      'an exercise that is none',
      { ...quiz, exercise: 'constructor', answer: 0 },
      'Module 06-users has no exercise constructor.',
    ],
    [
      'a module that is none',
      { kind: 'answer', module: '__proto__', exercise: 'x', answer: 0 },
      'There is no module __proto__.',
    ],
  ] as const)('%s is refused, and the rest is taken', async (_, action, message) => {
    const { browser } = await newPage(served)
    const at = '2030-01-01T11:00:00.000Z'
    const good = { ...quiz, exercise: 'what-is', answer: 0 }
    const { results } = (await browser.json('POST', '/api/actions', {
      actions: [
        { ...action, at, id: 'bad-action' },
        { ...good, at, id: 'good-action' },
      ],
    })) as { results: unknown[] }
    expect(results).toEqual([
      { id: 'bad-action', status: 'refused', problem: { code: 'not-found', message } },
      { id: 'good-action', status: 'saved', right: true },
    ])
  })
})

describe('a word given', () => {
  const words = 'I put the key into my phone and it shows codes.'

  test('counts where nothing can be seen, and says what it is', async () => {
    const { act, state, open, results } = await newPage(served)
    await open()
    expect(await state('phone')).toMatchObject({ status: 'unverifiable' })
    expect(await act({ kind: 'attest', module: '06-users', step: 'phone', words })).toMatchObject({ status: 'saved' })
    await open()
    expect(await state('phone')).toMatchObject({ status: 'passed', basis: 'attested', attested: words })
    expect((await results()).totals).toMatchObject({ passed: 1, attested: 1 })
  })

  test.each(['create-mara', 'name-it'])('does not count for %s, which can be looked at', async (step) => {
    const { act, state } = await newPage(served)
    const result = await act({ kind: 'attest', module: '06-users', step, words })
    expect(result).toMatchObject({ status: 'refused', problem: { code: 'denied' } })
    expect((await state(step))?.status).not.toBe('passed')
  })
})

describe('settings and reading', () => {
  test('the newest setting stays, in whatever order they arrive', async () => {
    const { act, results } = await newPage(served)
    const theme = { kind: 'setting', key: 'theme' } as const
    await act({ ...theme, value: 'dark', at: '2030-01-01T11:30:00.000Z' })
    await act({ ...theme, value: 'light', at: '2030-01-01T11:00:00.000Z' })
    expect((await results()).settings).toEqual({ theme: 'dark' })
    // A page whose clock is ahead must not lock the setting until then.
    await act({ ...theme, value: 'system', at: '2040-01-01T00:00:00.000Z' })
    served.clock.now += 60_000
    await act({ ...theme, value: { size: 2 }, at: '2030-01-01T12:00:30.000Z' })
    expect((await results()).settings).toEqual({ theme: { size: 2 } })
  })

  test('a section is read once', async () => {
    const { act, results } = await newPage(served)
    const read = { kind: 'read', module: '06-users', section: 'what-a-user-is' } as const
    await act({ ...read, at: '2030-01-01T10:00:00.000Z' })
    await act({ ...read, at: '2030-01-01T11:00:00.000Z' })
    expect((await results()).modules[0]?.read).toEqual({ 'what-a-user-is': '2030-01-01T10:00:00.000Z' })
  })

  test.each([
    ['a key that is none', { kind: 'setting', key: '__proto__', value: 1 }],
    ['a section that is none', { kind: 'read', module: '06-users', section: '__proto__' }],
    ['a kind that is none', { kind: 'pass', module: '06-users', step: 'alone' }],
    ['a time that is none', { kind: 'read', module: '06-users', section: 'x', at: 'soon' }],
  ])('%s is refused, and holds nothing up', async (_, action) => {
    const { browser } = await newPage(served)
    const at = '2030-01-01T11:00:00.000Z'
    const good = { id: 'good-action', at, kind: 'setting', key: 'theme', value: 'dark' }
    const sent = { actions: [{ id: 'some-action', at, ...action }, good] }
    expect(await browser.json('POST', '/api/actions', sent)).toEqual({
      results: [
        { id: 'some-action', status: 'refused', problem: { code: 'bad-request', message: expect.any(String) } },
        { id: 'good-action', status: 'saved' },
      ],
    })
  })

  test.each([[{ kind: 'read', id: '1' }], [{ kind: 'read' }], ['read'], [null]])(
    'what has no id to answer by is refused with all the rest: %j',
    async (action) => {
      const { browser } = await newPage(served)
      expect((await browser.request('POST', '/api/actions', { actions: [action] })).status).toBe(400)
    },
  )

  test('a setting that is too large is refused, and so is one too many', async () => {
    const { act } = await newPage(served)
    const tooLarge = { status: 'refused', problem: { code: 'too-large' } }
    expect(await act({ kind: 'setting', key: 'x', value: 'x'.repeat(5000) })).toMatchObject(tooLarge)
    for (let key = 0; key < 100; key += 1) await act({ kind: 'setting', key: `key${key}`, value: key })
    expect(await act({ kind: 'setting', key: 'another', value: 1 })).toMatchObject(tooLarge)
    expect(await act({ kind: 'setting', key: 'key7', value: 2, at: '2030-01-01T11:30:00.000Z' })).toMatchObject({
      status: 'saved',
    })
  })
})

describe('predictions', () => {
  const asked = { module: '06-users', step: 'create-mara', prediction: 'may-create' }

  test('the first guess stays', async () => {
    const { act, results } = await newPage(served)
    await act({ kind: 'predict', ...asked, guess: { allowed: true } })
    await act({ kind: 'predict', ...asked, guess: { allowed: false } })
    expect((await results()).modules[0]?.predictions).toEqual([
      { step: 'create-mara', prediction: 'may-create', guess: { allowed: true }, at: '2030-01-01T11:00:00.000Z' },
    ])
    expect(await act({ kind: 'predict', ...asked, prediction: 'none', guess: { allowed: true } })).toMatchObject({
      status: 'refused',
    })
  })
})

test('nobody\u2019s actions are refused, and a learner\u2019s too many at once', async () => {
  const { browser } = await newPage(served)
  const actions = Array.from({ length: 51 }, (_, at) => ({
    ...{ kind: 'read', module: '06-users', section: `s${at}`, id: `action-${at}`, at: '2030-01-01T11:00:00.000Z' },
  }))
  expect((await browser.request('POST', '/api/actions', { actions })).status).toBe(400)
  browser.cookie = undefined
  expect((await browser.request('POST', '/api/actions', { actions: actions.slice(0, 1) })).status).toBe(401)
})
