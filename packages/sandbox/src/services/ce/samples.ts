import type { OperationSample, OperationSamples } from '../../testing/sample.ts'

const TimePeriod = { Start: '2026-01-01', End: '2026-02-01' }

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
