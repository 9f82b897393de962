/**
 * The HTTP contract from the page's side: one function a call, every answer read through its schema.
 * What goes wrong is thrown as an {@link ApiFault}, whose `problem` is already in words for a person.
 */
import {
  type AccountCard,
  type ActionResult,
  type Activity,
  type Arrival,
  type Ask,
  accountCard,
  actionResults,
  activityList,
  arrival,
  type CertificateCheck,
  type Changes,
  type ChooseTarget,
  type CleanUp,
  certificateCheck,
  changes,
  cleanUp,
  type Decided,
  decided,
  type Guess,
  type Hello,
  type Hints,
  hello,
  hints,
  type Laid,
  type Lay,
  type Learner,
  type LearnerAction,
  laid,
  learner,
  type Point,
  type Predicted,
  type Problem,
  type Progress,
  points,
  predicted,
  problem,
  progress,
  type Results,
  type ResumeCode,
  results,
  resumeCode,
  type Score,
  type Solution,
  type StepState,
  score,
  solution,
  stepState,
  type TargetChoices,
  type Time,
  targetChoices,
  time,
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
  cleanUp(): Promise<CleanUp>
  targets(): Promise<TargetChoices>
  choose(wanted: ChooseTarget): Promise<Learner>
  hello(): Promise<Hello>
  createLearner(): Promise<Learner>
  progress(): Promise<Progress>
  open(module: string): Promise<StepState[]>
  check(module: string, step: string): Promise<StepState>
  account(): Promise<AccountCard>
  /** the newest requests, newest first */
  activity(): Promise<Activity[]>
  /** at most fifty; the answer has one result for each */
  actions(actions: readonly LearnerAction[]): Promise<readonly ActionResult[]>
  results(): Promise<Results>
  predict(module: string, step: string, prediction: string, guess: Guess): Promise<Predicted>
  ask(ask: Ask): Promise<Decided>
  hints(module: string, step: string): Promise<Hints>
  openHint(module: string, step: string): Promise<Hints>
  solution(module: string, step: string, help: boolean): Promise<Solution>
  changes(wanted: { lay: Lay; module?: string; point?: string }): Promise<Changes>
  points(): Promise<readonly Point[]>
  reset(module: string): Promise<Laid>
  catchUp(module: string): Promise<Laid>
  undo(point?: string): Promise<Laid>
  arrive(module: string, arrival: string): Promise<Arrival>
  passTime(passing: { days?: number; hours?: number }): Promise<Time>
  score(): Promise<Score>
  resumeCode(): Promise<ResumeCode>
  resume(code: string): Promise<Learner>
  deleteLearner(): Promise<void>
  certificate(name: string): Promise<CertificateCheck>
  checkCertificate(id: string): Promise<CertificateCheck>
}

/** @param send `fetch`, or something like it in tests */
export function createApi(send: typeof fetch = (input, init) => fetch(input, init)): Api {
  async function call<T>(schema: z.ZodType<T>, path: string, body?: object, method = 'POST'): Promise<T> {
    const init: RequestInit =
      body === undefined
        ? { headers: { accept: 'application/json' } }
        : {
            method,
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
      said = answer.status === 204 ? undefined : await answer.json()
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
    cleanUp: () => call(cleanUp, '/api/clean-up'),
    targets: () => call(targetChoices, '/api/targets'),
    choose: (wanted) => call(learner, '/api/target', wanted),
    createLearner: () => call(learner, '/api/learner', {}),
    progress: () => call(progress, '/api/progress'),
    open: (module) => call(z.array(stepState), '/api/open', { module }),
    check: (module, step) => call(stepState, '/api/check', { module, step }),
    account: () => call(accountCard, '/api/account'),
    activity: async () => (await call(activityList, '/api/activity?limit=200')).activity,
    actions: async (actions) => (await call(actionResults, '/api/actions', { actions })).results,
    results: () => call(results, '/api/results'),
    predict: (module, step, prediction, guess) => call(predicted, '/api/predict', { module, step, prediction, guess }),
    ask: (ask) => call(decided, '/api/ask', ask),
    hints: (module, step) => call(hints, withQuery('/api/hints', { module, step })),
    openHint: (module, step) => call(hints, '/api/hint', { module, step }),
    solution: (module, step, help) => call(solution, '/api/solution', { module, step, help }),
    changes: (wanted) => call(changes, withQuery('/api/changes', wanted)),
    points: async () => (await call(points, '/api/points')).points,
    reset: (module) => call(laid, '/api/reset', { module }),
    catchUp: (module) => call(laid, '/api/catch-up', { module }),
    undo: (point) => call(laid, '/api/undo', point === undefined ? {} : { point }),
    arrive: (module, of) => call(arrival, '/api/arrive', { module, arrival: of }),
    passTime: (passing) => call(time, '/api/time', passing),
    score: () => call(score, '/api/score'),
    resumeCode: () => call(resumeCode, '/api/resume-code', {}),
    resume: (code) => call(learner, '/api/resume', { code }),
    deleteLearner: () => call(z.undefined(), '/api/learner', {}, 'DELETE'),
    certificate: (name) => call(certificateCheck, '/api/certificate', { name }),
    checkCertificate: (id) => call(certificateCheck, `/api/certificate/${encodeURIComponent(id)}`),
  }
}

function withQuery(path: string, query: Readonly<Record<string, string | undefined>>): string {
  const given = Object.entries(query).filter((pair): pair is [string, string] => pair[1] !== undefined)
  return `${path}?${new URLSearchParams(given)}`
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
