/**
 * From a verdict, and what was known before, to a step's state. Pure: no clock, no store.
 * A pass is never lost: later work may undo the step, and the time it was right stays.
 */
import { isDeepStrictEqual } from 'node:util'
import type { Guidance, Said, Verdict } from '@first-line/labs'
import type { Basis, StepState, StepStatus } from '../contract.ts'
import type { KeptHelp } from '../learners/notes.ts'
import type { KeptStep } from '../learners/progress.ts'

/** By the button; because the account changed; because the workshop changed it, which is nobody's try. */
export type Because = 'asked' | 'changed' | 'laid'

export interface Judged {
  readonly module: string
  readonly step: string
  readonly verdict: Verdict
  readonly said: Said
  /** ISO 8601. */
  readonly at: string
  /** Why we looked; without it, because a page opened. */
  readonly because?: Because
  readonly guidance?: Guidance
  /** The pass rests on something that happened once: it is kept, although the account no longer shows it. */
  readonly once?: boolean
  /** It repairs what has not happened yet, and so would be right before anything was done. */
  readonly tooEarly?: boolean
  readonly help?: KeptHelp | undefined
}

export function judge(before: KeptStep | undefined, judged: Judged): KeptStep {
  const { module, step, verdict, at, because, guidance } = judged
  if (judged.once && before?.state.status === 'passed' && verdict.kind !== 'passed')
    return { ...before, state: { ...before.state, checkedAt: at } }
  if (judged.tooEarly && !before?.passed) {
    const state = { module, step, status: 'idle', checkedAt: at, attempts: before?.state.attempts ?? 0 } as const
    return { ...before, state: { ...state, message: 'This begins with something that happens. Press Begin.' } }
  }
  const attested = verdict.kind === 'unverifiable' ? before?.attested : undefined
  const isPass = verdict.kind === 'passed' || attested !== undefined
  const passedAt = before?.state.passedAt ?? (isPass ? at : undefined)
  const last = fingerprint(verdict, judged.said)
  const failed = verdict.kind === 'failed'
  const earlier = before?.state.attempts ?? 0
  const idleYet = earlier === 0 || before?.state.status === 'idle'
  const changed = isAttempt(before?.last, last)
  const tried = because !== 'laid' && (changed || (because === 'asked' && idleYet && failed))
  const attempts = earlier + (tried ? 1 : 0)
  const asked = (before?.asked ?? 0) + (because === 'asked' && failed ? 1 : 0)
  const kept: Omit<KeptStep, 'state'> = {
    ...before,
    ...(last !== undefined && { last }),
    ...(asked > 0 && { asked }),
    ...(((because === 'changed' && failed) || asked > 1) && { tried: true }),
  }
  // What nobody has begun is not wrong yet, though the check fails as it must.
  if (failed && !tried && passedAt === undefined && (changed || idleYet)) {
    return { ...kept, state: { module, step, status: 'idle', checkedAt: at, attempts } }
  }
  const basis = verdict.kind === 'passed' ? verdict.basis : attested && 'attested'
  if (basis !== undefined && !kept.passed) kept.passed = firstPass(basis, guidance, kept, judged.help)
  const status = attested ? 'passed' : statusOf(verdict, passedAt !== undefined)
  const state: StepState = {
    ...{ module, step, status, checkedAt: at },
    ...(passedAt !== undefined && { passedAt }),
    ...(status === 'undone' && { undoneAt: before?.state.undoneAt ?? at }),
    attempts,
    ...(basis !== undefined && { basis }),
    ...judged.said,
  }
  return { ...kept, state }
}

/** How the page sees it: with what was opened and what was done for the learner. */
export function shown(kept: KeptStep, help: KeptHelp | undefined): StepState {
  const helped = kept.passed?.helped ?? kept.helped
  return {
    ...kept.state,
    ...(help !== undefined && help.hints > 0 && { hintsUsed: help.hints }),
    ...(help?.solutionAt !== undefined && { solutionSeen: true }),
    ...(helped && { helped }),
    ...(kept.passed?.unassisted && { unassisted: true }),
    ...(kept.attested && { attested: kept.attested.words }),
  }
}

/** Whether a page that shows `before` has anything to learn from `after`. */
export function differs(before: StepState | undefined, after: StepState): boolean {
  if (!before) return true
  const { checkedAt: _, ...old } = before
  const { checkedAt: __, ...now } = after
  return !isDeepStrictEqual(old, now)
}

/** Whether there is anything new to be kept. */
export function keepsMore(before: KeptStep | undefined, after: KeptStep): boolean {
  if (!before) return true
  const { state: old, ...rest } = before
  const { state: now, ...more } = after
  return differs(old, now) || !isDeepStrictEqual(rest, more)
}

function firstPass(
  basis: Basis,
  guidance: Guidance | undefined,
  kept: Pick<KeptStep, 'helped'>,
  help: KeptHelp | undefined,
): NonNullable<KeptStep['passed']> {
  const helped = kept.helped ?? false
  return { basis, helped, unassisted: guidance === 'unassisted' && !helped && help?.solutionAt === undefined }
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
