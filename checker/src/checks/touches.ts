/** Whether a request to the account is a reason to look at a step again. */
import type { Reads } from '@first-line/labs'
import type { AccountEvent } from '../targets/target.ts'

export function touches(reads: Reads, { activity, write, console }: AccountEvent): boolean {
  if (reads === 'activity') return true
  // Whatever came of it: a sign-in that failed is something that a step may be about, too.
  if (reads === 'console') return console
  return write && activity.outcome === 'allowed' && reads === activity.service
}
