import { amountOut } from '../../../money/amount.ts'
import { dimensionOf, passes } from '../../../money/filter.ts'
import { usageBetween } from '../../../money/metering.ts'
import { periodAt } from '../../../money/periods.ts'
import type { DailyUsage } from '../../../money/usage.ts'
import { defineOperation } from '../../../operation.ts'
import {
  ceCheck,
  type Granularity,
  intervalOut,
  invalid,
  type OverTime,
  readPeriod,
  slices,
  withinReach,
} from '../input.ts'

interface Group {
  Type?: 'DIMENSION' | 'TAG' | 'COST_CATEGORY'
  Key?: string
}

interface Input extends OverTime {
  Granularity: Granularity
  Metrics: string[]
  GroupBy?: Group[]
}

/** On demand, without reservations and discounts, every kind of cost is the same. */
const COSTS = ['AmortizedCost', 'BlendedCost', 'NetAmortizedCost', 'NetUnblendedCost', 'UnblendedCost']
const METRICS = new Set([...COSTS, 'UsageQuantity', 'NormalizedUsageAmount'])

/** Names in capitals are taken too: `UNBLENDED_COST`. */
function metricOf(name: string): string {
  const plain = name.replaceAll('_', '').toLowerCase()
  const found = [...METRICS].find((one) => one.toLowerCase() === plain)
  if (!found) throw invalid(`Invalid metric: ${name}`)
  return found
}

function metricsOut(metrics: readonly string[], usage: readonly DailyUsage[]) {
  return Object.fromEntries(
    metrics.map((metric) => {
      if (COSTS.includes(metric))
        return [metric, { Amount: amountOut(usage.reduce((sum, { cost }) => sum + cost, 0)), Unit: 'USD' }]
      const units = new Set(usage.map(({ unit }) => unit))
      const amount = metric === 'UsageQuantity' ? usage.reduce((sum, { quantity }) => sum + quantity, 0) : 0
      return [metric, { Amount: amountOut(amount), Unit: units.size === 1 ? [...units][0]! : 'N/A' }]
    }),
  )
}

/** The name of a line's group. Nothing has tags or categories here: an empty value behind the key. */
const keyOf = (group: Group, usage: DailyUsage, account: string): string =>
  group.Type === 'DIMENSION' ? dimensionOf(group.Key ?? '', usage, account) : `${group.Key}$`

export const getCostAndUsage = defineOperation<Input>({
  service: 'ce',
  name: 'GetCostAndUsage',
  access: 'Read',
  authorise: (call) => ceCheck(call, 'GetCostAndUsage'),
  execute(call) {
    const { TimePeriod, Granularity, Metrics, Filter, GroupBy = [] } = call.input
    const period = readPeriod(TimePeriod)
    if (Metrics.length === 0) throw invalid('At least one metric is required.')
    if (GroupBy.length > 2) throw invalid('Results can be grouped by two keys at most.')
    const metrics = Metrics.map(metricOf)
    const now = Date.parse(call.now)
    withinReach(period, now)
    const all = usageBetween(call.world, call.account, period.start, period.end, now).filter((usage) =>
      passes(Filter, usage, call.account),
    )
    const thisMonth = periodAt('MONTHLY', now).start
    const ResultsByTime = slices(period, Granularity).map((slice) => {
      const usage = all.filter(({ day }) => Date.parse(day) >= slice.start && Date.parse(day) < slice.end)
      const common = { TimePeriod: intervalOut(slice), Estimated: slice.end > thisMonth }
      if (GroupBy.length === 0) return { ...common, Total: metricsOut(metrics, usage), Groups: [] }
      const groups = new Map<string, { keys: string[]; usage: DailyUsage[] }>()
      for (const one of usage) {
        const keys = GroupBy.map((group) => keyOf(group, one, call.account))
        const name = keys.join('\n')
        const group = groups.get(name) ?? { keys, usage: [] }
        group.usage.push(one)
        groups.set(name, group)
      }
      return {
        ...common,
        Total: {},
        Groups: [...groups.values()]
          .sort((a, b) => (a.keys.join('\n') < b.keys.join('\n') ? -1 : 1))
          .map((group) => ({ Keys: group.keys, Metrics: metricsOut(metrics, group.usage) })),
      }
    })
    return {
      ...(GroupBy.length > 0 && { GroupDefinitions: GroupBy.map((group) => ({ ...group })) }),
      ResultsByTime,
      DimensionValueAttributes: [],
    }
  },
})
