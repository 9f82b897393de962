import type { AwsStructure } from '@first-line/aws-api'
import type { Call } from '../../call.ts'
import type { Budget, BudgetSpec, Spend } from './entities.ts'
import { calculate, limitAt, spendOut } from './spend.ts'

const COST_TYPES = {
  IncludeTax: true,
  IncludeSubscription: true,
  UseBlended: false,
  IncludeRefund: true,
  IncludeCredit: true,
  IncludeUpfront: true,
  IncludeRecurring: true,
  IncludeOtherSubscription: true,
  IncludeSupport: true,
  IncludeDiscount: true,
  UseAmortized: false,
}

const decimal = ({ Amount, Unit }: Spend) => spendOut(Number(Amount), Unit)

/** What a budget looks at, as it is told: the older members, or the newer ones where they were used. */
export function filtersOut(spec: BudgetSpec, showExpression: boolean): AwsStructure {
  const { FilterExpression, Metrics, CostFilters, CostTypes, BudgetType } = spec
  const newer = FilterExpression !== undefined || Metrics !== undefined
  return {
    ...(!newer && { CostFilters: CostFilters ?? {} }),
    ...(!newer && BudgetType === 'COST' && { CostTypes: { ...COST_TYPES, ...CostTypes } }),
    ...(FilterExpression && showExpression && { FilterExpression: FilterExpression as AwsStructure }),
    ...(Metrics && { Metrics }),
  }
}

/** A budget as it is described, with what was spent by now. */
export function budgetOut(call: Call, budget: Budget, showExpression = false): AwsStructure {
  const { spec, lastUpdated } = budget
  const now = Date.parse(call.now)
  const { unit } = limitAt(spec, now)
  const { actual, forecast } = calculate(call.world, call.account, budget, now)
  const { BudgetName, BudgetType, TimeUnit, BudgetLimit, PlannedBudgetLimits, TimePeriod, AutoAdjustData } = spec
  return {
    BudgetName,
    ...(BudgetLimit && { BudgetLimit: decimal(BudgetLimit) }),
    ...(PlannedBudgetLimits && {
      PlannedBudgetLimits: Object.fromEntries(
        Object.entries(PlannedBudgetLimits).map(([start, limit]) => [start, decimal(limit)]),
      ),
    }),
    ...filtersOut(spec, showExpression),
    TimeUnit,
    TimePeriod: { Start: new Date(TimePeriod.Start), End: new Date(TimePeriod.End) },
    CalculatedSpend: {
      ActualSpend: spendOut(actual, unit),
      ...(forecast !== undefined && { ForecastedSpend: spendOut(forecast, unit) }),
    },
    BudgetType,
    LastUpdatedTime: new Date(lastUpdated),
    ...(AutoAdjustData && { AutoAdjustData: { ...AutoAdjustData, LastAutoAdjustTime: new Date(lastUpdated) } }),
    ...(spec.BillingViewArn !== undefined && { BillingViewArn: spec.BillingViewArn }),
    HealthStatus: { Status: 'HEALTHY', LastUpdatedTime: new Date(lastUpdated) },
  }
}
