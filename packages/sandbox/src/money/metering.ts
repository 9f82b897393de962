import { accounts } from '../world/account.ts'
import type { WorldState } from '../world/state.ts'
import { meters } from './meters.ts'
import { DAY, type DailyUsage, dayOf, meterings, usages } from './usage.ts'

/** Where an account's meters stand, in milliseconds. */
function meteredUntil(state: WorldState, account: string): number {
  const known = state.table(meterings, account).get('metering')?.until
  return Date.parse(known ?? state.table(accounts).get(account)?.createdAt ?? new Date(0).toISOString())
}

function* daysOf(from: number, until: number): Generator<[start: number, end: number]> {
  for (let start = from; start < until; ) {
    const end = Math.min(until, (Math.floor(start / DAY) + 1) * DAY)
    yield [start, end]
    start = end
  }
}

function read(state: WorldState, account: string, from: number, until: number): DailyUsage[] {
  const found: DailyUsage[] = []
  for (const [start, end] of daysOf(from, until))
    for (const meter of meters)
      for (const usage of meter(state, account, start, end)) found.push({ ...usage, day: dayOf(start) })
  return found
}

/** Reads the meters up to a time, and keeps what they say. Inside a unit of work. */
export function settle(state: WorldState, account: string, until: number): void {
  const from = meteredUntil(state, account)
  if (until <= from) return
  const table = state.table(usages, account)
  for (const usage of read(state, account, from, until)) {
    const known = table.get(usages.key(usage))
    table.put(known ? { ...usage, quantity: known.quantity + usage.quantity, cost: known.cost + usage.cost } : usage)
  }
  state.table(meterings, account).put({ until: new Date(until).toISOString() })
}

/**
 * What an account used between two times, up to now; days that are cut count by what they have so far. Reads only.
 * @param from midnight, UTC
 * @param until midnight, UTC; exclusive
 */
export function usageBetween(
  state: WorldState,
  account: string,
  from: number,
  until: number,
  now: number,
): DailyUsage[] {
  const first = dayOf(from)
  const last = dayOf(until)
  const kept = state.table(usages, account).list({ after: first })
  const rest = read(state, account, meteredUntil(state, account), now)
  return [...kept, ...rest].filter(({ day }) => day >= first && day < last)
}
