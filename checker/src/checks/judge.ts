/**
 * From a verdict, and what was known before, to a step's state. Pure: no clock, no store.
 * A pass is never lost: later work may undo the step, and the time it was right stays.
 */
import { isDeepStrictEqual } from 'node:util'
import type { Said, Verdict } from '@first-line/labs'
import type { StepState, StepStatus } from '../contract.ts'
import type { KeptStep } from '../learners/progress.ts'

export interface Judged {
  readonly module: string
  readonly step: string
  readonly verdict: Verdict
  readonly said: Said
  /** ISO 8601. */
  readonly at: string
  /** The learner asked for this look, by the button. */
  readonly asked?: boolean
}

export function judge(before: KeptStep | undefined, judged: Judged): KeptStep {
  const { module, step, verdict, said, at, asked = false } = judged
  const passedAt = before?.state.passedAt ?? (verdict.kind === 'passed' ? at : undefined)
  const last = fingerprint(verdict, said)
  const earlier = before?.state.attempts ?? 0
  const tried = isAttempt(before?.last, last) || (asked && earlier === 0 && verdict.kind === 'failed')
  const attempts = earlier + (tried ? 1 : 0)
  const kept = last ?? before?.last
  const keep = (state: StepState): KeptStep => ({ state, ...(kept !== undefined && { last: kept }) })
  // What nobody has begun is not wrong yet, though the check fails as it must.
  if (verdict.kind === 'failed' && attempts === 0 && passedAt === undefined) {
    return keep({ module, step, status: 'idle', checkedAt: at, attempts })
  }
  return keep({
    module,
    step,
    status: statusOf(verdict, passedAt !== undefined),
    checkedAt: at,
    ...(passedAt !== undefined && { passedAt }),
    attempts,
    ...(verdict.kind === 'passed' && { basis: verdict.basis }),
    ...said,
  })
}

/** Whether a page that shows `before` has anything to learn from `after`. */
export function differs(before: StepState | undefined, after: StepState): boolean {
  if (!before) return true
  const { checkedAt: _, ...old } = before
  const { checkedAt: __, ...now } = after
  return !isDeepStrictEqual(old, now)
}

function statusOf(verdict: Verdict, passedBefore: boolean): StepStatus {
  switch (verdict.kind) {
    case 'passed':
      return 'passed'
    case 'failed':
      return passedBefore ? 'undone' : 'failed'
    case 'blocked':
      return passedBefore ? 'undone' : 'blocked'
    case 'unverifiable':
      return 'unverifiable'
    case 'error':
      return 'error'
  }
}

/** What makes two verdicts the same. A fault is none: the step stands where it stood. */
function fingerprint(verdict: Verdict, said: Said): string | undefined {
  if (verdict.kind === 'error' || verdict.kind === 'unverifiable') return undefined
  return verdict.kind === 'failed' ? `failed ${verdict.reason} ${said.seen}` : verdict.kind
}

/** The first look at a step is nobody's attempt, nor is a step that only stopped waiting for another. */
function isAttempt(before: string | undefined, now: string | undefined): boolean {
  return before !== undefined && now !== undefined && before !== 'blocked' && now !== 'blocked' && before !== now
}
