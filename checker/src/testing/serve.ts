/** The service on a port of its own, over the stand-in and the fixture modules. */
import { afterEach, beforeEach } from 'vitest'
import { type Checker, type CheckerOptions, createChecker } from '../app.ts'
import type { ActionResult, Learner, LearnerAction, Results, StepState } from '../contract.ts'
import { Browser } from './browser.ts'
import { fixtureLabs } from './fixture-labs.ts'
import { createStandIn, type StandIn } from './stand-in.ts'

export interface Served {
  standIn: StandIn
  checker: Checker
  url: string
  faults: unknown[]
  /** Milliseconds; what the service takes for the time. */
  clock: { now: number }
}

/** Starts anew before each test, and ends after it. */
export function serveEach(options: Partial<CheckerOptions> = {}): Served {
  const served = {} as Served
  beforeEach(async () => {
    served.standIn = createStandIn()
    served.faults = []
    served.clock = { now: Date.parse('2030-01-01T12:00:00.000Z') }
    const { store, target, openAccount } = served.standIn
    served.checker = await createChecker({
      ...{ store, target, openAccount, secret: new Uint8Array(32).fill(7), siteDir: '/nonexistent' },
      ...{ labs: fixtureLabs(), checkLimit: 500, now: () => served.clock.now },
      onFault: (_, cause) => served.faults.push(cause),
      ...options,
    })
    served.url = await served.checker.app.listen({ port: 0, host: '127.0.0.1' })
  })
  afterEach(() => served.checker.close())
  return served
}

/** A learner in a browser, and what a page does. */
export async function newPage({ url }: { url: string }) {
  const browser = new Browser(url)
  const learner = (await browser.json('POST', '/api/learner')) as Learner
  let serial = 0
  return {
    browser,
    learner,
    /** Sends one action, under a new id unless it brings one; answers its result. */
    async act(action: Unsent): Promise<ActionResult> {
      serial += 1
      const whole = { id: `action-${serial}`, at: '2030-01-01T11:00:00.000Z', ...action }
      const { results } = (await browser.json('POST', '/api/actions', { actions: [whole] })) as {
        results: ActionResult[]
      }
      const [result] = results
      if (!result) throw new Error('no result')
      return result
    },
    open: async (module = '06-users') => (await browser.json('POST', '/api/open', { module })) as StepState[],
    check: async (step: string, module = '06-users') =>
      (await browser.json('POST', '/api/check', { module, step })) as StepState,
    async state(step: string): Promise<StepState | undefined> {
      const { steps } = (await browser.json('GET', '/api/progress')) as { steps: StepState[] }
      return steps.find((state) => state.step === step)
    },
    results: async () => (await browser.json('GET', '/api/results')) as Results,
  }
}

type Unsent = LearnerAction extends infer Action
  ? Action extends LearnerAction
    ? Omit<Action, 'id' | 'at'> & { id?: string; at?: string }
    : never
  : never
