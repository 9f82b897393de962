/** What a screen reader is told when a verdict changes: one sentence, once. */
import type { StepState } from '@first-line/checker/contract'
import { words } from '../words/index.ts'
import type { Place } from './gate.ts'

const say = words.step.announce

/**
 * The sentence for the change from `before` to `after`, or nothing: a verdict that stayed the same is not said
 * again, neither is one that the page knew when it opened (`before` is undefined).
 */
export function announcement(before: StepState | undefined, after: StepState, place: Place): string | undefined {
  if (before === undefined || after.status === 'checking') return undefined
  if (after.status === 'idle') return after.message === before.message ? undefined : after.message
  if (before.status === after.status && before.reason === after.reason && before.next === after.next) return undefined
  const n = place.number
  switch (after.status) {
    case 'passed':
      return say.passed(n, after.seen ?? after.message, n < place.order.length ? n + 1 : undefined)
    case 'failed':
      return say.failed(n, after.next)
    case 'undone':
      return say.undone(n, after.passedAt && place.time(after.passedAt))
    case 'blocked': {
      const on = after.waitsFor === undefined ? -1 : place.order.indexOf(after.waitsFor)
      return say.blocked(n, on < 0 ? undefined : on + 1)
    }
    case 'unverifiable':
      return say.unverifiable(n)
    case 'error':
      return say.error(n)
  }
}
