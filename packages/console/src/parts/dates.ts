/** Dates as AWS's console writes them. */

/** `November 22, 2026, 20:09 (UTC+01:00)` */
export function longDate(date: Date): string {
  const day = date.toLocaleDateString('en-US', { year: 'numeric', month: 'long', day: 'numeric' })
  const time = date.toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' })
  const minutes = -date.getTimezoneOffset()
  const sign = minutes < 0 ? '-' : '+'
  const two = (number: number) => String(Math.floor(Math.abs(number))).padStart(2, '0')
  return `${day}, ${time} (UTC${sign}${two(minutes / 60)}:${two(minutes % 60)})`
}

/** `Today`, `4 days ago`, `7 years ago` */
export function ago(date: Date, now = Date.now()): string {
  const days = Math.floor((now - date.getTime()) / 86_400_000)
  if (days <= 0) return now - date.getTime() < 3_600_000 ? 'Now' : 'Today'
  if (days === 1) return 'Yesterday'
  return days < 730 ? `${days} days ago` : `${Math.floor(days / 365)} years ago`
}

/** An age in whole days: `2,401 days`. */
export function age(date: Date, now = Date.now()): string {
  const days = Math.max(0, Math.floor((now - date.getTime()) / 86_400_000))
  return `${days.toLocaleString('en')} ${days === 1 ? 'day' : 'days'}`
}
