import type { Call } from '../../call.ts'
import { failedSignIns } from './entities.ts'
import { lockedOut } from './errors.ts'

/** AWS does not publish its limits: after this many failures in a row nobody gets in for a while. */
const FAILURES = 5
/** Milliseconds of wall time. */
const WAIT = 5 * 60_000

/** @throws AwsError TooManyAttempts while the principal is locked out; then it does not matter what is shown */
export function mayTry(call: Call, owner: string): void {
  const { lockedUntil } = call.table(failedSignIns).get(owner) ?? {}
  if (lockedUntil !== undefined && call.wallTime < lockedUntil)
    throw lockedOut(Math.ceil((lockedUntil - call.wallTime) / 1000))
}

/** One more failure in a row. */
export function countFailure(call: Call, owner: string): void {
  const table = call.table(failedSignIns)
  const before = table.get(owner)
  // After a wait, counting begins anew.
  const count = (before?.lockedUntil === undefined ? (before?.count ?? 0) : 0) + 1
  table.put({ owner, count, ...(count >= FAILURES && { lockedUntil: call.wallTime + WAIT }) })
}

/** Whoever gets in has no failures any more. */
export function forgetFailures(call: Call, owner: string): void {
  call.table(failedSignIns).delete(owner)
}
