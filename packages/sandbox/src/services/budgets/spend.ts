import { amountOut } from '../../money/amount.ts'
import { type Expression, passes } from '../../money/filter.ts'
import { dailyForecast, forecastOf } from '../../money/forecast.ts'
import { usageBetween } from '../../money/metering.ts'
import { type Period, periodAt } from '../../money/periods.ts'
import { DAY, type DailyUsage } from '../../money/usage.ts'
import type { WorldState } from '../../world/state.ts'
import type { Budget, BudgetSpec } from './entities.ts'

/** What a budget's period has cost so far, and is expected to cost; absent without a history. */
export interface CalculatedSpend {
  actual: number
  forecast?: number
}

/** Cost filters by their older names (API reference, *Budget*, CostFilters). */
const DIMENSIONS: Readonly<Record<string, string>> = {
  Service: 'SERVICE',
  Region: 'REGION',
  UsageType: 'USAGE_TYPE',
  LinkedAccount: 'LINKED_ACCOUNT',
  InstanceType: 'INSTANCE_TYPE',
  Operation: 'OPERATION',
  PurchaseType: 'PURCHASE_TYPE',
  RecordType: 'RECORD_TYPE',
  BillingEntity: 'BILLING_ENTITY',
  Platform: 'PLATFORM',
  Tenancy: 'TENANCY',
}

/** The one filter of a budget, however it was written. */
function filterOf({ FilterExpression, CostFilters = {} }: BudgetSpec): Expression {
  if (FilterExpression) return FilterExpression
  return {
    And: Object.entries(CostFilters).map(([name, Values]) =>
      name === 'TagKeyValue' || name === 'CostCategory'
        ? { Tags: { Values } }
        : { Dimensions: { Key: DIMENSIONS[name] ?? name.toUpperCase(), Values } },
    ),
  }
}

/** The period a time is in. */
export function budgetPeriod({ TimeUnit, TimePeriod }: BudgetSpec, time: number): Period {
  return periodAt(TimeUnit, time, { start: Date.parse(TimePeriod.Start), end: Date.parse(TimePeriod.End) })
}

/** What a budget adds up: dollars, or what was used. Others (reservations, Savings Plans) have nothing to add up here. */
function countedOf({ BudgetType }: BudgetSpec): (usage: DailyUsage) => number {
  if (BudgetType === 'COST') return ({ cost }) => cost
  return BudgetType === 'USAGE' ? ({ quantity }) => quantity : () => 0
}

/** What an account spent of a budget in the period that a time is in. */
export function calculate(
  state: WorldState,
  account: string,
  { spec }: Budget,
  time: number,
  now = time,
): CalculatedSpend {
  const period = budgetPeriod(spec, time)
  const filter = filterOf(spec)
  const value = countedOf(spec)
  const pass = (usage: DailyUsage) => passes(filter, usage, account)
  const all = usageBetween(state, account, period.start - 14 * DAY, period.end, now).filter(pass)
  const actual = all.filter(({ day }) => Date.parse(day) >= period.start).reduce((sum, usage) => sum + value(usage), 0)
  const forecast = forecastOf(actual, dailyForecast(all, now, value), period, now)
  return { actual, ...(forecast !== undefined && { forecast }) }
}

/** How much may be spent in the period a time is in. */
export function limitAt(spec: BudgetSpec, time: number): { amount: number; unit: string } {
  const planned = Object.entries(spec.PlannedBudgetLimits ?? {})
    .map(([start, limit]) => ({ start: Number(start) * 1000, limit }))
    .filter(({ start }) => start <= time)
    .sort((a, b) => a.start - b.start)
    .at(-1)?.limit
  const limit = spec.BudgetLimit ?? planned ?? { Amount: '0', Unit: 'USD' }
  return { amount: Number(limit.Amount), unit: limit.Unit }
}

export const spendOut = (amount: number, unit: string) => ({ Amount: amountOut(amount), Unit: unit })
