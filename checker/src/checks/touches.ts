/** Whether a request to the account is a reason to look at a step again. */
import type { Reads } from '@first-line/labs'
import type { AccountEvent } from '../targets/target.ts'

/** What AWS has no API for. A sign-in that failed is something that a step may be about, too. */
const consoleServices: ReadonlySet<string> = new Set(['console-signin', 'console-settings', 'signin'])

export function touches(reads: Reads, { activity, write }: AccountEvent): boolean {
  if (reads === 'activity') return true
  if (reads === 'console') return consoleServices.has(activity.service)
  return write && activity.outcome === 'allowed' && reads === activity.service
}
