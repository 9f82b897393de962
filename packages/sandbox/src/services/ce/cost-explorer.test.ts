import {
  CostExplorerClient,
  GetCostAndUsageCommand,
  GetCostForecastCommand,
  GetDimensionValuesCommand,
} from '@aws-sdk/client-cost-explorer'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { answerOf, errorOf, type ServedBench, servedBench } from '../../testing/served.ts'

const DAY = 86_400_000
const SERVICES = ['Amazon Elastic Compute Cloud - Compute', 'Amazon Virtual Private Cloud', 'EC2 - Other']

let bench: ServedBench
let ce: CostExplorerClient
/** The first whole day that an instance ran. */
let day: number

beforeAll(async () => {
  bench = await servedBench({ users: [{ userName: 'eve', accessKeys: [{}] }] })
  ce = new CostExplorerClient({ region: 'us-east-1', endpoint: bench.url, credentials: bench.rootKey, maxAttempts: 1 })
  const answer = await bench.root('ec2', 'DescribeImages', { Owners: ['amazon'] })
  const images = answer.output!.Images as Array<{ ImageId: string; Architecture: string }>
  const { ImageId } = images.find(({ Architecture }) => Architecture === 'x86_64')!
  await bench.root('ec2', 'RunInstances', { ImageId, InstanceType: 't3.medium', MinCount: 1, MaxCount: 1 })
  day = (Math.floor(Date.now() / DAY) + 1) * DAY
  await bench.world.ledger.advance(4 * DAY)
})

afterAll(async () => {
  ce.destroy()
  await bench.close()
})

const iso = (time: number) => new Date(time).toISOString().slice(0, 10)
const period = (days: number, from = day) => ({ Start: iso(from), End: iso(from + days * DAY) })
const cost = (input: object) =>
  answerOf(
    ce.send(
      new GetCostAndUsageCommand({ TimePeriod: period(1), Granularity: 'DAILY', Metrics: ['UnblendedCost'], ...input }),
    ),
  )
const only = (service: string) => ({ Filter: { Dimensions: { Key: 'SERVICE' as const, Values: [service] } } })

test('a day of an instance costs what the list says', async () => {
  const answer = await cost({ ...only(SERVICES[0]!), Metrics: ['UnblendedCost', 'UsageQuantity'] })
  expect(answer).toEqual({
    ResultsByTime: [
      {
        TimePeriod: period(1),
        Total: {
          UnblendedCost: { Amount: String(Number((24 * 0.0416).toFixed(10))), Unit: 'USD' },
          UsageQuantity: { Amount: '24.0', Unit: 'Hrs' },
        },
        Groups: [],
        Estimated: true,
      },
    ],
    DimensionValueAttributes: [],
  })
})

test('is grouped, and cut into days', async () => {
  const GroupBy = [{ Type: 'DIMENSION' as const, Key: 'SERVICE' }]
  const { ResultsByTime, GroupDefinitions } = await cost({ TimePeriod: period(2), GroupBy })
  expect(GroupDefinitions).toEqual(GroupBy)
  expect(ResultsByTime?.map(({ TimePeriod }) => TimePeriod)).toEqual([period(1), period(1, day + DAY)])
  expect(ResultsByTime?.map(({ Total }) => Total)).toEqual([{}, {}])
  expect(ResultsByTime?.[0]?.Groups?.map(({ Keys }) => Keys)).toEqual(SERVICES.map((service) => [service]))
  const two = [...GroupBy, { Type: 'DIMENSION' as const, Key: 'USAGE_TYPE' }]
  const grouped = await cost({ GroupBy: two })
  expect(grouped.ResultsByTime?.[0]?.Groups?.[0]?.Keys).toEqual([SERVICES[0], 'BoxUsage:t3.medium'])
})

test('the values of a dimension are what was used', async () => {
  const ask = (input: object) =>
    answerOf(ce.send(new GetDimensionValuesCommand({ TimePeriod: period(1), Dimension: 'SERVICE', ...input })))
  expect(await ask({})).toEqual({
    DimensionValues: SERVICES.map((Value) => ({ Value, Attributes: {} })),
    ReturnSize: 3,
    TotalSize: 3,
  })
  expect((await ask({ SearchString: 'compute' })).TotalSize).toBe(1)
})

test('a forecast goes on as things were', async () => {
  const today = Math.floor((await bench.world.ledger.now()).getTime() / DAY) * DAY
  const ask = (input: object) =>
    ce.send(
      new GetCostForecastCommand({
        TimePeriod: period(10, today),
        Metric: 'UNBLENDED_COST',
        Granularity: 'DAILY',
        ...input,
      }),
    )
  const { Total, ForecastResultsByTime } = await ask({})
  expect(Total?.Unit).toBe('USD')
  expect(Number(Total?.Amount)).toBeGreaterThan(8)
  expect(ForecastResultsByTime).toHaveLength(10)
  expect(await errorOf(ask(only('AWS Lambda')))).toContain('DataUnavailableException 400')
  expect(await errorOf(ask({ TimePeriod: period(1, today - 5 * DAY) }))).toContain('ValidationException 400')
})

test('who may not see it does not', async () => {
  const eve = bench.as('eve')
  const input = { TimePeriod: period(1), Granularity: 'DAILY', Metrics: ['UnblendedCost'] }
  expect((await eve('ce', 'GetCostAndUsage', input)).code).toBe('AccessDeniedException')
  expect((await eve('ce', 'GetCostForecast', { ...input, Metric: 'UNBLENDED_COST' })).code).toBe(
    'AccessDeniedException',
  )
})

test.each<[string, object, string]>([
  [
    'dates in the wrong order',
    { TimePeriod: { Start: '2026-02-01', End: '2026-01-01' } },
    'ValidationException 400: Start date (and hour) should be before end date (and hour)',
  ],
  [
    'what was more than 14 months ago',
    { TimePeriod: period(1, Date.now() - 450 * DAY) },
    "ValidationException 400: You haven't enabled historical data beyond 14 months.",
  ],
  ['hours', { Granularity: 'HOURLY' }, 'ValidationException 400'],
  ['a metric', { Metrics: ['Happiness'] }, 'ValidationException 400'],
  [
    'three groups',
    { GroupBy: ['SERVICE', 'REGION', 'OPERATION'].map((Key) => ({ Type: 'DIMENSION', Key })) },
    'ValidationException 400',
  ],
])('refuses %s', async (_, input, message) => {
  expect(await errorOf(cost(input))).toContain(message)
})
