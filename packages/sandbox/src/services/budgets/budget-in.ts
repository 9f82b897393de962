import type { Call } from '../../call.ts'
import { periodAt } from '../../money/periods.ts'
import type { BudgetSpec } from './entities.ts'
import { invalidParameter, noLimit } from './errors.ts'

/** As the client sends it. */
export interface BudgetInput extends Omit<BudgetSpec, 'TimePeriod'> {
  TimePeriod?: { Start?: Date; End?: Date }
  /** AWS computes these; what is sent is ignored. */
  CalculatedSpend?: unknown
  LastUpdatedTime?: unknown
  HealthStatus?: unknown
}

/** A budget without an end goes on until then (API reference, *TimePeriod*). */
const FOREVER = '2087-06-15T00:00:00Z'

/** Budgets of reservations and Savings Plans are of percents, and default to 100. */
const OF_PERCENT = /^(?:RI|SAVINGS_PLANS)_/

const iso = (date: Date): string => date.toISOString().replace(/\.\d{3}Z$/, 'Z')

const DIMENSIONS = [
  ...['PurchaseType', 'UsageTypeGroup', 'Service', 'Operation', 'UsageType', 'BillingEntity', 'CostCategory'],
  ...['LinkedAccount', 'TagKeyValue', 'LegalEntityName', 'InvoicingEntity', 'AZ', 'Region', 'InstanceType'],
]

/** Wordings as the users of AWS Budgets quote them in public code. @throws AwsError InvalidParameterException */
function validCostBudget({ BudgetLimit, PlannedBudgetLimits, CostFilters }: Partial<BudgetInput>): void {
  for (const limit of [BudgetLimit, ...Object.values(PlannedBudgetLimits ?? {})])
    if (limit && limit.Unit !== 'USD')
      throw invalidParameter(`Unable to create/update budget - ${limit.Unit} is not in the supported unit set: [USD]`)
  const unknown = Object.keys(CostFilters ?? {}).find((name) => !DIMENSIONS.includes(name))
  if (unknown !== undefined)
    throw invalidParameter(
      `Unable to create/update budget - ${unknown} is not in the supported in cost budget dimension set: [${DIMENSIONS.join(', ')}]`,
    )
}

/** The budget a client means. @throws AwsError InvalidParameterException */
export function readBudget(call: Call, input: BudgetInput): BudgetSpec {
  const { TimePeriod, CalculatedSpend: _, LastUpdatedTime: __, HealthStatus: ___, ...given } = input
  const percent = OF_PERCENT.test(given.BudgetType)
  if (!given.BudgetLimit && !given.PlannedBudgetLimits && !given.AutoAdjustData && !percent) throw noLimit()
  if (given.BudgetType === 'COST') validCostBudget(given)
  if (TimePeriod?.End && TimePeriod.End.getTime() > Date.parse(FOREVER))
    throw invalidParameter(
      `Unable to create/update budget - end time should not be after timestamp ${Date.parse(FOREVER) / 1000}`,
    )
  // Wordings of all that follows: unverified.
  if (given.BudgetLimit && given.PlannedBudgetLimits)
    throw invalidParameter('Unable to create/update budget - BudgetLimit and PlannedBudgetLimits exclude each other')
  if (given.FilterExpression && given.CostFilters && Object.keys(given.CostFilters).length > 0)
    throw invalidParameter('Unable to create/update budget - CostFilters and FilterExpression exclude each other')
  if (given.FilterExpression && given.CostTypes)
    throw invalidParameter('Unable to create/update budget - CostTypes and FilterExpression exclude each other')
  if (given.Metrics && given.CostTypes)
    throw invalidParameter('Unable to create/update budget - CostTypes and Metrics exclude each other')
  if (given.TimeUnit === 'CUSTOM' && !(TimePeriod?.Start && TimePeriod.End))
    throw invalidParameter('Unable to create/update budget - a custom budget needs the start and the end of its period')
  const Start = TimePeriod?.Start
    ? iso(TimePeriod.Start)
    : iso(new Date(periodAt(given.TimeUnit, Date.parse(call.now)).start))
  const End = TimePeriod?.End ? iso(TimePeriod.End) : FOREVER
  if (Date.parse(Start) >= Date.parse(End))
    throw invalidParameter('Unable to create/update budget - the start date must come before the end date')
  return {
    ...given,
    ...(percent && !given.BudgetLimit && { BudgetLimit: { Amount: '100', Unit: 'PERCENTAGE' } }),
    TimePeriod: { Start, End },
  }
}
