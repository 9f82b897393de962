import { dimensionOf, passes } from '../../../money/filter.ts'
import { usageBetween } from '../../../money/metering.ts'
import { defineOperation } from '../../../operation.ts'
import { ceCheck, invalid, type OverTime, readPeriod, withinReach } from '../input.ts'

interface Input extends OverTime {
  Dimension: string
  SearchString?: string
  MaxResults?: number
  NextPageToken?: string
}

export const getDimensionValues = defineOperation<Input>({
  service: 'ce',
  name: 'GetDimensionValues',
  access: 'Read',
  authorise: (call) => ceCheck(call, 'GetDimensionValues'),
  execute(call) {
    const { TimePeriod, Filter, Dimension, SearchString = '', MaxResults = 1_000, NextPageToken } = call.input
    const period = readPeriod(TimePeriod)
    const { start, end } = period
    withinReach(period, Date.parse(call.now))
    if (NextPageToken !== undefined && !/^\d+$/.test(NextPageToken)) throw invalid('Invalid NextPageToken')
    const values = usageBetween(call.world, call.account, start, end, Date.parse(call.now))
      .filter((usage) => passes(Filter, usage, call.account))
      .map((usage) => dimensionOf(Dimension, usage, call.account))
      .filter((value) => value !== '' && value.toLowerCase().includes(SearchString.toLowerCase()))
    const all = [...new Set(values)].sort()
    const first = Number(NextPageToken ?? 0)
    const page = all.slice(first, first + MaxResults)
    return {
      DimensionValues: page.map((Value) => ({ Value, Attributes: {} })),
      ReturnSize: page.length,
      TotalSize: all.length,
      ...(first + MaxResults < all.length && { NextPageToken: String(first + MaxResults) }),
    }
  },
})
