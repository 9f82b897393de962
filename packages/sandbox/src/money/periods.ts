import { DAY } from './usage.ts'

export type TimeUnit = 'DAILY' | 'MONTHLY' | 'QUARTERLY' | 'ANNUALLY' | 'CUSTOM'

/** A span of time in milliseconds: from its first moment to the first after it. */
export interface Period {
  start: number
  end: number
}

const MONTHS: Partial<Record<TimeUnit, number>> = { MONTHLY: 1, QUARTERLY: 3, ANNUALLY: 12 }

/** The period of a budget that a time is in, in UTC. A custom one has but one. */
export function periodAt(unit: TimeUnit, time: number, custom?: Period): Period {
  if (unit === 'CUSTOM' && custom) return custom
  const months = MONTHS[unit]
  if (months === undefined) {
    const start = Math.floor(time / DAY) * DAY
    return { start, end: start + DAY }
  }
  const date = new Date(time)
  const month = Math.floor(date.getUTCMonth() / months) * months
  return {
    start: Date.UTC(date.getUTCFullYear(), month, 1),
    end: Date.UTC(date.getUTCFullYear(), month + months, 1),
  }
}
