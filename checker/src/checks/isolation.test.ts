/** What a broken check does to the others: nothing, not even when the process is killed while it hangs. */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { CreateUserCommand } from '@aws-sdk/client-iam'
import { afterEach, describe, expect, test } from 'vitest'
import type { StepState } from '../contract.ts'
import { Browser } from '../testing/browser.ts'
import { hangingLabs } from '../testing/hanging-labs.ts'
import { cloudShellKeys, iamOf } from '../testing/page-client.ts'
import { newPage, serveEach } from '../testing/serve.ts'

const limit = 3_000
const statuses = (states: StepState[]) => states.map(({ step, status }) => `${step} ${status}`)

describe('while a check hangs', () => {
  const served = serveEach({ labs: hangingLabs(), checkLimit: limit })

  test('the others are told, pages are answered, and it ends as our fault', async () => {
    const { browser, learner, open } = await newPage(served)
    const live = await browser.live()
    expect(statuses(await open())).toEqual(['hangs checking', 'throws error', 'works idle'])
    served.standIn.createUser(learner, 'mara')
    await live.until((event) => event.type === 'step' && event.step.step === 'works' && event.step.status === 'passed')
    const { steps: meanwhile } = (await browser.json('GET', '/api/progress')) as { steps: StepState[] }
    expect(statuses(meanwhile)).toEqual(['hangs idle', 'throws error', 'works passed'])
    await live.until(
      (event) => event.type === 'step' && event.step.step === 'hangs' && event.step.status === 'error',
      15_000,
    )
    live.close()
    const { steps } = (await browser.json('GET', '/api/progress')) as { steps: StepState[] }
    expect(statuses(steps)).toEqual(['hangs error', 'throws error', 'works passed'])
    for (const { step, attempts, passedAt } of steps)
      expect([step, attempts, passedAt !== undefined]).toEqual([step, step === 'works' ? 1 : 0, step === 'works'])
  })

  test('whoever asked for it is answered in the end', async () => {
    const { check } = await newPage(served)
    expect(await check('hangs')).toMatchObject({
      status: 'error',
      attempts: 0,
      message: `We could not look. The account did not answer within ${limit / 1000} seconds. This is our fault, not yours. What you did is kept.`,
    })
  })
})

describe('when the process is killed while a check hangs', () => {
  let child: ChildProcess | undefined
  let folder: string | undefined
  afterEach(async () => {
    child?.kill('SIGKILL')
    if (folder) await rm(folder, { recursive: true, force: true })
  })

  async function start(): Promise<string> {
    const script = new URL('../testing/hanging-process.ts', import.meta.url).pathname
    const started = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', script, folder ?? ''])
    child = started
    let complaint = ''
    started.stderr.on('data', (chunk: Uint8Array) => (complaint += chunk))
    const address = once(started.stdout, 'data').then(([chunk]) => String(chunk).trim())
    const gone = once(started, 'exit').then(() => Promise.reject(new Error(complaint)))
    gone.catch(() => undefined)
    return Promise.race([address, gone])
  }

  test('what was right is kept, what hung is no mistake, and work goes on', async () => {
    folder = await mkdtemp(join(tmpdir(), 'first-line-hangs-'))
    const browser = new Browser(await start())
    await browser.json('POST', '/api/learner')
    const iam = iamOf(browser, await cloudShellKeys(browser))
    await iam.send(new CreateUserCommand({ UserName: 'mara' }))
    const states = (await browser.json('POST', '/api/open', { module: '06-users' })) as StepState[]
    expect(statuses(states)).toEqual(['hangs checking', 'throws error', 'works passed'])
    const asked = browser.request('POST', '/api/check', { module: '06-users', step: 'hangs' }).catch(() => 'cut off')
    await new Promise((resolve) => setTimeout(resolve, 200))
    child?.kill('SIGKILL')
    expect(await asked).toBe('cut off')

    const back = new Browser(await start(), browser.cookie)
    const { steps } = (await back.json('GET', '/api/progress')) as { steps: StepState[] }
    expect(steps.map(({ step, status, attempts }) => [step, status, attempts])).toEqual([
      ['hangs', 'idle', 0],
      ['throws', 'error', 0],
      ['works', 'passed', 0],
    ])
    const again = (await back.json('POST', '/api/check', { module: '06-users', step: 'works' })) as StepState
    expect(again.status).toBe('passed')
  }, 60_000)
})
