/**
 * The HTTP contract from the page's side: one function a call, every answer read through its schema.
 * What goes wrong is thrown as an {@link ApiFault}, whose `problem` is already in words for a person.
 */
import './zod-for-csp.ts'
import {
  type AccountCard,
  type Activity,
  accountCard,
  activityList,
  type Hello,
  hello,
  type Learner,
  learner,
  type Problem,
  type Progress,
  problem,
  progress,
  type StepState,
  stepState,
} from '@first-line/checker/contract'
import { z } from 'zod'
import { words } from '../words/index.ts'

export class ApiFault extends Error {
  override readonly name = 'ApiFault'
  readonly problem: Problem
  /** the HTTP status; 0 when no answer came */
  readonly status: number

  constructor(problem: Problem, status: number, cause?: unknown) {
    super(problem.message, { cause })
    this.problem = problem
    this.status = status
  }
}

export interface Api {
  hello(): Promise<Hello>
  createLearner(): Promise<Learner>
  progress(): Promise<Progress>
  open(module: string): Promise<StepState[]>
  check(module: string, step: string): Promise<StepState>
  account(): Promise<AccountCard>
  /** the newest requests, newest first */
  activity(): Promise<Activity[]>
}

/** @param send `fetch`, or something like it in tests */
export function createApi(send: typeof fetch = (input, init) => fetch(input, init)): Api {
  async function call<T>(schema: z.ZodType<T>, path: string, body?: object): Promise<T> {
    const init: RequestInit =
      body === undefined
        ? { headers: { accept: 'application/json' } }
        : {
            method: 'POST',
            headers: { accept: 'application/json', 'content-type': 'application/json' },
            body: JSON.stringify(body),
          }
    let answer: Response
    try {
      answer = await send(path, { credentials: 'same-origin', cache: 'no-store', ...init })
    } catch (cause) {
      throw new ApiFault({ code: 'offline', message: words.fault.offline, next: words.fault.offlineNext }, 0, cause)
    }
    let said: unknown
    try {
      said = await answer.json()
    } catch (cause) {
      throw unreadable(answer.status, cause)
    }
    if (!answer.ok) {
      const told = problem.safeParse(said)
      throw told.success ? new ApiFault(told.data, answer.status) : unreadable(answer.status, told.error)
    }
    const read = schema.safeParse(said)
    if (!read.success) throw unreadable(answer.status, read.error)
    return read.data
  }

  return {
    hello: () => call(hello, '/api/hello'),
    createLearner: () => call(learner, '/api/learner', {}),
    progress: () => call(progress, '/api/progress'),
    open: (module) => call(z.array(stepState), '/api/open', { module }),
    check: (module, step) => call(stepState, '/api/check', { module, step }),
    account: () => call(accountCard, '/api/account'),
    activity: async () => (await call(activityList, '/api/activity?limit=200')).activity,
  }
}

/** Whatever was thrown, as a problem in words. */
export function problemOf(thrown: unknown): Problem {
  if (thrown instanceof ApiFault) return thrown.problem
  console.error(thrown)
  return { code: 'our-fault', message: words.fault.unreadable, next: words.fault.unreadableNext }
}

function unreadable(status: number, cause: unknown): ApiFault {
  return new ApiFault(
    { code: 'our-fault', message: words.fault.unreadable, next: words.fault.unreadableNext },
    status,
    cause,
  )
}
