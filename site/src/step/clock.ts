/** Times as a learner reads them: the hour today, the day before that. */
const hour = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit' })
const longAgo = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric' })
const hourWithSeconds = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', second: '2-digit' })
const day = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', hour: '2-digit', minute: '2-digit' })

/** `14:05` today, `21 November at 14:05` this year, `4 March 2019` before. `iso` is ISO 8601. */
export function clock(iso: string, now: Date = new Date()): string {
  const then = new Date(iso)
  if (then.toDateString() === now.toDateString()) return hour.format(then)
  return then.getFullYear() === now.getFullYear() ? day.format(then) : longAgo.format(then)
}

/** `14:05:09`, for lists in which things follow each other fast. */
export function clockWithSeconds(iso: string): string {
  return hourWithSeconds.format(new Date(iso))
}
