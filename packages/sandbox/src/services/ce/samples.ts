import type { OperationSample, OperationSamples } from '../../testing/sample.ts'

const day = (time: number) => new Date(time).toISOString().slice(0, 10)

/** The last thirty days: Cost Explorer remembers some months. */
const TimePeriod = { Start: day(Date.now() - 30 * 86_400_000), End: day(Date.now()) }

const sample = (operation: string, input: object): OperationSample => ({
  input: () => ({ TimePeriod, ...input }),
  denied: ({ account }) => [`arn:aws:ce:us-east-1:${account}:/${operation}`],
})

/** A call of each operation that succeeds, and how its denials name the resource. */
export const ceSamples: OperationSamples = {
  GetCostAndUsage: sample('GetCostAndUsage', { Granularity: 'MONTHLY', Metrics: ['UnblendedCost'] }),
  GetCostForecast: { elsewhere: 'cost-explorer.test.ts: there is a forecast only after something has run for a day' },
  GetDimensionValues: sample('GetDimensionValues', { Dimension: 'SERVICE' }),
}
