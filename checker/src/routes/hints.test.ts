import { describe, expect, test } from 'vitest'
import { newPage, serveEach } from '../testing/serve.ts'

const served = serveEach()
const step = { module: '06-users', step: 'create-mara' }
const alone = { module: '06-users', step: 'alone' }

describe('hints', () => {
  test('open one after another, and are counted', async () => {
    const { browser, state } = await newPage(served)
    const path = `/api/hints?module=${step.module}&step=${step.step}`
    expect(await browser.json('GET', path)).toEqual({ ...step, opened: [], grades: 3 })
    expect(await browser.json('POST', '/api/hint', step)).toEqual({
      ...step,
      opened: ['Who keeps the users?'],
      grades: 3,
    })
    for (let again = 0; again < 4; again += 1) await browser.json('POST', '/api/hint', step)
    expect(await browser.json('GET', path)).toMatchObject({ opened: { length: 3 } })
    expect(await state('create-mara')).toMatchObject({ hintsUsed: 3 })
  })

  test('what fits the failure comes with them, and is free', async () => {
    const { browser, check, state } = await newPage(served)
    await check('create-mara')
    expect(await browser.json('GET', `/api/hints?module=${step.module}&step=${step.step}`)).toMatchObject({
      fitting: 'Who is there?',
      opened: [],
    })
    expect(await state('create-mara')).not.toHaveProperty('hintsUsed')
  })

  test('of a step without any there are none', async () => {
    const { browser } = await newPage(served)
    expect(await browser.json('POST', '/api/hint', alone)).toEqual({ ...alone, opened: [], grades: 0 })
  })

  test.each([
    ['a module that is none', { module: '99', step: 'x' }, 'There is no module 99.'],
    ['a step that is none', { module: '06-users', step: 'constructor' }, 'Module 06-users has no step constructor.'],
  ])('%s is refused', async (_, wanted, message) => {
    const { browser } = await newPage(served)
    for (const path of ['/api/hint', '/api/solution'])
      expect(await browser.json('POST', path, wanted)).toMatchObject({ code: 'not-found', message })
  })
})

describe('a solution', () => {
  test('is commands with what each does, and that it was seen stays', async () => {
    const { browser, learner, open, state } = await newPage(served)
    expect(await browser.json('POST', '/api/solution', step)).toEqual({
      ...step,
      commands: [
        { says: 'A user begins with no permissions.', command: 'aws iam create-user \\\n  --user-name mara' },
        { says: 'The second look: she is there.', command: 'aws iam get-user --user-name mara' },
      ],
    })
    served.standIn.createUser(learner, 'mara')
    await open()
    const passed = await state('create-mara')
    expect(passed).toMatchObject({ status: 'passed', solutionSeen: true })
    expect(passed).not.toHaveProperty('helped')
  })

  test('that is run for the learner makes the step a helped one, for good', async () => {
    const { browser, learner, open, state, results } = await newPage(served)
    await open()
    await browser.json('POST', '/api/solution', { ...step, help: true })
    served.standIn.createUser(learner, 'mara')
    await open()
    expect(await state('create-mara')).toMatchObject({ status: 'passed', helped: true })
    expect((await results()).totals).toMatchObject({ passed: 1, helped: 1, unassisted: 0, guided: 0 })
  })

  test('of an unassisted step opens after a real try, which pressing Check is not', async () => {
    const { browser, learner, open, check } = await newPage(served)
    await open()
    await check('alone')
    const refused = await browser.request('POST', '/api/solution', alone)
    expect([refused.status, await refused.json()]).toEqual([
      403,
      {
        code: 'denied',
        message: 'This step is for you alone: its solution opens after a real try.',
        next: 'Try it in the account, then press Check; what was not right yet is said.',
      },
    ])
    const live = await browser.live()
    served.standIn.createUser(learner, 'tim')
    await live.until((event) => event.type === 'activity')
    await expect.poll(async () => (await browser.request('POST', '/api/solution', alone)).status).toBe(200)
    live.close()
  })

  test('looked at after the step was right, takes nothing away', async () => {
    const { browser, learner, open, state } = await newPage(served)
    served.standIn.createUser(learner, 'tom')
    await open()
    await browser.json('POST', '/api/solution', alone)
    await open()
    expect(await state('alone')).toMatchObject({ status: 'passed', unassisted: true, solutionSeen: true })
  })

  test('looked at before makes it unassisted no more', async () => {
    const { browser, learner, open, check, state } = await newPage(served)
    await open()
    await check('alone')
    await check('alone')
    expect((await browser.request('POST', '/api/solution', alone)).status).toBe(200)
    served.standIn.createUser(learner, 'tom')
    await open()
    const passed = await state('alone')
    expect(passed).toMatchObject({ status: 'passed', solutionSeen: true })
    expect(passed).not.toHaveProperty('unassisted')
  })

  test('of what is answered on the page there is none', async () => {
    const { browser } = await newPage(served)
    expect(await browser.json('POST', '/api/solution', { module: '06-users', step: 'name-it' })).toMatchObject({
      code: 'not-found',
      message: 'This is answered on the page. It has no commands.',
    })
  })
})
