/**
 * One run: the steps of a module against one account. A check that throws or hangs is our fault and stays alone with
 * it; a step whose needs are not met waits.
 */
import {
  type Account,
  type Answers,
  fault,
  type Gaps,
  type Lab,
  NotOffered,
  noAnswers,
  type Said,
  say,
  showings,
  unverifiable,
  type Verdict,
  type VerdictWords,
} from '@first-line/labs'
import { whyNot } from './faults.ts'

export interface Finding {
  readonly step: string
  readonly verdict: Verdict
  readonly said: Said
  readonly ms: number
}

/** What a run needs of a module. */
export interface Runnable {
  readonly lab: Lab
  readonly words: VerdictWords
}

export interface RunOptions {
  /** Steps to report; the ones they need are run too. All, when absent. */
  readonly steps?: readonly string[]
  /** What the learner has answered, for steps that are exercises. */
  readonly answers?: Answers
  /** Steps that passed for good (`once`): what needs them does not wait, whatever the account shows now. */
  readonly kept?: ReadonlySet<string>
  /** The record of requests has gaps: it shows what was done, and never that something was not. */
  readonly gaps?: Gaps
  /** Milliseconds for one check. */
  readonly limit?: number
  /** Told of faults, for the log. */
  readonly onFault?: (step: string, cause: unknown) => void
}

const defaultLimit = 5000

/** Runs in the order of the lesson. Findings come in that order too. */
export async function runSteps(loaded: Runnable, account: Account, options: RunOptions = {}): Promise<Finding[]> {
  return Promise.all(startSteps(loaded, account, options))
}

/** The same, without waiting for any: each finding comes when its own check has ended, in the order of the lesson. */
export function startSteps(loaded: Runnable, account: Account, options: RunOptions = {}): Promise<Finding>[] {
  const { lab, words } = loaded
  const wanted = new Set(options.steps ?? lab.module.steps.map((step) => step.id))
  const needed = withNeeds(loaded, wanted)
  const findings = new Map<string, Promise<Finding>>()

  for (const { id } of lab.module.steps) {
    if (!needed.has(id)) continue
    const step = lab.steps[id]
    if (!step) throw new Error(`lab ${lab.module.id} has no check for ${id}`)
    findings.set(
      id,
      (async () => {
        const started = performance.now()
        let verdict: Verdict | undefined
        let unknown: Verdict | undefined
        for (const need of step.needs ?? []) {
          if (options.kept?.has(need)) continue
          const before = (await findings.get(need))?.verdict
          if (before?.kind === 'failed' || before?.kind === 'blocked') verdict ??= { kind: 'blocked', waitsFor: need }
          if (before?.kind === 'error') unknown ??= before
        }
        const { answers = noAnswers, limit = defaultLimit } = options
        const asked = { record: false }
        const seen = options.gaps ? overheard(account, asked) : account
        verdict ??= await limited(limit, async () => step.check({ account: seen, start: lab.start, answers }))
        if (asked.record && restsOnRecord(lab, id) && isNot(verdict))
          verdict = unverifiable(options.gaps === 'relayed' ? 'relayed' : 'record')
        // It may be wrong only because the one before it is: nobody knows.
        if (unknown && verdict.kind === 'failed') verdict = unknown
        const spoken = inWords(id, verdict, words)
        if (spoken.verdict.kind === 'error') options.onFault?.(id, spoken.verdict.cause)
        return { step: id, ...spoken, ms: performance.now() - started }
      })(),
    )
  }
  return [...findings].flatMap(([id, finding]) => (wanted.has(id) ? [finding] : []))
}

const isNot = ({ kind }: Verdict): boolean => kind === 'failed' || kind === 'blocked'

/** Many checks look into the record for what went wrong; only of these does the pass depend on it. */
const restsOnRecord = ({ module }: Lab, step: string): boolean =>
  showings[`${module.id}/${step}`]?.needs.includes('activity') ?? true

/** The account, and whether it was asked for its record of requests. */
const overheard = (account: Account, asked: { record: boolean }): Account =>
  Object.create(account, {
    activity: {
      value() {
        asked.record = true
        return account.activity()
      },
    },
  }) as Account

/** The check's verdict, or a fault when it throws or takes longer than `limit` milliseconds. */
async function limited(limit: number, check: () => Promise<Verdict>): Promise<Verdict> {
  let timer: ReturnType<typeof setTimeout> | undefined
  const late = new Promise<Verdict>((resolve) => {
    const message = `The account did not answer within ${limit / 1000} seconds.`
    timer = setTimeout(() => resolve(couldNotLook(message, new Error(message))), limit)
  })
  try {
    return await Promise.race([check(), late])
  } catch (cause) {
    if (cause instanceof NotOffered) return unverifiable(cause.capability)
    return couldNotLook(whyNot(cause), cause)
  } finally {
    clearTimeout(timer)
  }
}

const couldNotLook = (what: string, cause: unknown): Verdict =>
  fault(`We could not look. ${what} This is our fault, not yours. What you did is kept.`, cause)

/** Words that lack something are our fault too: the verdict they belong to is not shown half. */
function inWords(step: string, verdict: Verdict, words: VerdictWords): { verdict: Verdict; said: Said } {
  try {
    return { verdict, said: say(step, verdict, words) }
  } catch (cause) {
    const instead = couldNotLook('We looked, and have no words for what we saw.', cause)
    return { verdict: instead, said: say(step, instead, words) }
  }
}

function withNeeds({ lab }: Runnable, wanted: ReadonlySet<string>): Set<string> {
  const all = new Set<string>()
  const add = (id: string) => {
    if (all.has(id)) return
    all.add(id)
    for (const need of lab.steps[id]?.needs ?? []) add(need)
  }
  for (const id of wanted) add(id)
  return all
}
