import { AwsError } from '../../../aws-error.ts'
import { amountOut } from '../../../money/amount.ts'
import { passes } from '../../../money/filter.ts'
import { dailyForecast } from '../../../money/forecast.ts'
import { usageBetween } from '../../../money/metering.ts'
import { DAY } from '../../../money/usage.ts'
import { defineOperation } from '../../../operation.ts'
import { ceCheck, type Granularity, intervalOut, invalid, type OverTime, readPeriod, slices } from '../input.ts'

interface Input extends OverTime {
  Metric: string
  Granularity: Granularity
  PredictionIntervalLevel?: number
}

export const getCostForecast = defineOperation<Input>({
  service: 'ce',
  name: 'GetCostForecast',
  access: 'Read',
  authorise: (call) => ceCheck(call, 'GetCostForecast'),
  execute(call) {
    const { TimePeriod, Metric, Granularity, Filter, PredictionIntervalLevel } = call.input
    const period = readPeriod(TimePeriod)
    const now = Date.parse(call.now)
    const today = Math.floor(now / DAY) * DAY
    if (period.start < today) throw invalid('The start date of a forecast is today at the earliest.')
    if (!Metric.endsWith('COST')) throw invalid(`Invalid metric: ${Metric}`)
    const history = usageBetween(call.world, call.account, today - 14 * DAY, today, now).filter((usage) =>
      passes(Filter, usage, call.account),
    )
    const daily = dailyForecast(history, now, ({ cost }) => cost)
    if (daily === undefined)
      throw new AwsError(
        'DataUnavailableException',
        400,
        'Insufficient amount of historical data to generate forecast. Please try again later.',
      )
    const mean = (days: number) => amountOut(daily * days)
    return {
      Total: { Amount: mean((period.end - period.start) / DAY), Unit: 'USD' },
      ForecastResultsByTime: slices(period, Granularity).map((slice) => {
        const MeanValue = mean((slice.end - slice.start) / DAY)
        return {
          TimePeriod: intervalOut(slice),
          MeanValue,
          // What runs goes on running: there is nothing to be unsure of.
          ...(PredictionIntervalLevel !== undefined && {
            PredictionIntervalLowerBound: MeanValue,
            PredictionIntervalUpperBound: MeanValue,
          }),
        }
      }),
    }
  },
})
