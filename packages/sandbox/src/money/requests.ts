import type { WorldState } from '../world/state.ts'
import { priceIn, usageTypeIn, WRITE_REQUEST } from './prices.ts'
import { type DailyUsage, usages } from './usage.ts'

/** Puts write requests of a table on demand on the day's bill. Inside a unit of work; `now` is ledger time. */
export function usageOfRequests(
  state: WorldState,
  account: string,
  now: string,
  { region, resourceId, units }: { region: string; resourceId: string; units: number },
): void {
  const usage: DailyUsage = {
    day: now.slice(0, 10),
    service: 'Amazon DynamoDB',
    usageType: usageTypeIn(region, 'WriteRequestUnits'),
    operation: 'PayPerRequestThroughput',
    region,
    resourceId,
    unit: 'WriteRequestUnits',
    quantity: units,
    cost: units * priceIn(region, WRITE_REQUEST),
  }
  const table = state.table(usages, account)
  const known = table.get(usages.key(usage))
  table.put(known ? { ...usage, quantity: known.quantity + units, cost: known.cost + usage.cost } : usage)
}
