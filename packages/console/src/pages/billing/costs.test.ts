import { expect, test } from 'vitest'
import { costTable, fewest } from './costs.ts'

const usd = (Amount: string) => ({ UnblendedCost: { Amount, Unit: 'USD' } })
const period = (Start: string, End: string) => ({ Start, End })

test('a series for each group, with nothing where there was nothing, the dearest first', () => {
  const table = costTable({
    ResultsByTime: [
      { TimePeriod: period('2026-10-01', '2026-11-01'), Total: {}, Groups: [{ Keys: ['S3'], Metrics: usd('0.5') }] },
      {
        TimePeriod: period('2026-11-01', '2026-12-01'),
        Total: {},
        Groups: [
          { Keys: ['EC2'], Metrics: usd('3') },
          { Keys: ['S3'], Metrics: usd('0.25') },
        ],
      },
    ],
  })
  expect(table).toEqual({
    periods: ['2026-10-01', '2026-11-01'],
    series: [
      { name: 'EC2', amounts: [0, 3], total: 3 },
      { name: 'S3', amounts: [0.5, 0.25], total: 0.75 },
    ],
    total: 3.75,
  })
})

test('without groups there is one series', () => {
  const table = costTable({
    ResultsByTime: [{ TimePeriod: period('2026-11-01', '2026-12-01'), Total: usd('2'), Groups: [] }],
  })
  expect(table.series).toEqual([{ name: 'Total costs', amounts: [2], total: 2 }])
})

test('what is too much for a chart becomes "Others"', () => {
  const series = ['a', 'b', 'c', 'd'].map((name, at) => ({ name, amounts: [4 - at], total: 4 - at }))
  const few = fewest({ periods: ['2026-11-01'], series, total: 10 }, 2)
  expect(few.series.map(({ name, total }) => [name, total])).toEqual([
    ['a', 4],
    ['b', 3],
    ['Others', 3],
  ])
})
