import { type AlertContext, evaluateBudgets } from '../services/budgets/alerts.ts'
import { accounts } from '../world/account.ts'
import { settle } from './metering.ts'
import { DAY } from './usage.ts'

/**
 * What follows when ledger time passes: day by day, meters are read, and budgets look at the bill. Inside a unit of work.
 * Nothing else sends alerts.
 */
export function passTime(context: Omit<AlertContext, 'now'>, from: number, to: number): void {
  const { world } = context
  const ids = world
    .table(accounts)
    .list()
    .map(({ accountId }) => accountId)
  for (let time = from; time < to; ) {
    const midnight = (Math.floor(time / DAY) + 1) * DAY
    time = Math.min(to, midnight)
    // The last moment of a day belongs to its own period, not to the next one's.
    const seen = time === midnight ? time - 1 : time
    for (const account of ids) {
      settle(world, account, time)
      evaluateBudgets({ ...context, now: new Date(seen).toISOString().replace(/\.\d{3}Z$/, 'Z') }, account, seen)
    }
  }
}
