import { AwsError } from '../../aws-error.ts'
import type { Call } from '../../call.ts'
import type { Expression } from '../../money/filter.ts'
import { type Period, periodAt } from '../../money/periods.ts'
import type { Check } from '../../operation.ts'

export interface DateInterval {
  Start: string
  End: string
}

export type Granularity = 'DAILY' | 'MONTHLY' | 'HOURLY'

export interface OverTime {
  TimePeriod: DateInterval
  Filter?: Expression
}

/** Wordings unverified, but for that of dates in the wrong order. */
export const invalid = (message: string): AwsError => new AwsError('ValidationException', 400, message)

/** Denials name the operation's path. */
export const ceCheck = (call: Call, operation: string): Check => ({
  action: `ce:${operation}`,
  resource: `arn:aws:ce:us-east-1:${call.account}:/${operation}`,
})

/** Days, in UTC, the last excluded. @throws AwsError ValidationException */
export function readPeriod({ Start, End }: DateInterval): Period {
  const start = Date.parse(Start)
  const end = Date.parse(End)
  if (!/^\d{4}-\d\d-\d\d$/.test(Start) || Number.isNaN(start)) throw invalid(`Invalid start date: ${Start}`)
  if (!/^\d{4}-\d\d-\d\d$/.test(End) || Number.isNaN(end)) throw invalid(`Invalid end date: ${End}`)
  if (start >= end) throw invalid('Start date (and hour) should be before end date (and hour)')
  return { start, end }
}

/** Cost Explorer remembers this month and 13 before it, unless an account asks for more. */
const MONTHS_KEPT = 13

/** @throws AwsError ValidationException for what is too long ago, or too far ahead */
export function withinReach({ start, end }: Period, now: number): void {
  const date = new Date(now)
  if (end > Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 1))
    throw invalid('end date past the beginning of next month')
  if (start < Date.UTC(date.getUTCFullYear(), date.getUTCMonth() - MONTHS_KEPT, 1))
    throw invalid("You haven't enabled historical data beyond 14 months.")
}

/** Cuts a period where days or months begin; the first and the last may be cut short. @throws AwsError ValidationException */
export function slices(period: Period, granularity: Granularity): Period[] {
  if (granularity === 'HOURLY') throw invalid('Hourly data is not enabled for this account.')
  const found: Period[] = []
  for (let start = period.start; start < period.end; ) {
    const end = Math.min(period.end, periodAt(granularity, start).end)
    found.push({ start, end })
    start = end
  }
  return found
}

const day = (time: number): string => new Date(time).toISOString().slice(0, 10)

export const intervalOut = ({ start, end }: Period): { Start: string; End: string } => ({
  Start: day(start),
  End: day(end),
})
