/** Days and months of the bill: UTC, written `2026-11-22`. */

export const addDays = (day: string, days: number): string =>
  new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10)

/** The first day of the month that is `months` after that of `day`. */
export function monthStart(day: string, months = 0): string {
  const date = new Date(day)
  return new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + months, 1)).toISOString().slice(0, 10)
}

/** `Nov 2026` */
export const monthText = (day: string): string =>
  new Date(day).toLocaleDateString('en-US', { year: 'numeric', month: 'short', timeZone: 'UTC' })

/** `Nov 22` */
export const dayText = (day: string): string =>
  new Date(day).toLocaleDateString('en-US', { month: 'short', day: 'numeric', timeZone: 'UTC' })

/** The same day of the month before, or its last one. */
export function sameDayLastMonth(day: string): string {
  const last = addDays(monthStart(day), -1)
  const wanted = `${last.slice(0, 8)}${day.slice(8)}`
  return wanted > last ? last : wanted
}

/** `$1,234.50`; what is less than a cent, but something, is not shown as nothing. */
export function usd(amount: number): string {
  const digits = amount !== 0 && Math.abs(amount) < 0.01 ? 4 : 2
  return amount.toLocaleString('en-US', { style: 'currency', currency: 'USD', maximumFractionDigits: digits })
}
