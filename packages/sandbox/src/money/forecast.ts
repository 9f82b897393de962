import type { Period } from './periods.ts'
import { DAY, type DailyUsage } from './usage.ts'

/** A forecast looks at the last two weeks: what runs now is what will run. */
const LOOK_BACK = 14 * DAY

/**
 * What each further day will cost if things go on as in the last days: the mean of the last whole days, of which there has to
 * be one at least. `undefined` where nothing can be said.
 */
export function dailyForecast(usage: readonly DailyUsage[], now: number, value: (usage: DailyUsage) => number) {
  const today = Math.floor(now / DAY) * DAY
  const recent = usage.filter(({ day }) => Date.parse(day) >= today - LOOK_BACK && Date.parse(day) < today)
  const first = Math.min(...recent.map(({ day }) => Date.parse(day)))
  if (recent.length === 0) return undefined
  return recent.reduce((sum, one) => sum + value(one), 0) / ((today - first) / DAY)
}

/** What a period will have cost at its end. */
export function forecastOf(actual: number, daily: number | undefined, period: Period, now: number): number | undefined {
  if (daily === undefined) return undefined
  return actual + daily * (Math.max(0, period.end - Math.max(now, period.start)) / DAY)
}
