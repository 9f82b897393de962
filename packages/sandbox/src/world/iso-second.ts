let second = Number.NaN
let text = ''

/**
 * A time as AWS writes the dates of entities: to the second, in UTC.
 * Remembers the last one: every request asks, thousands within a second.
 * @param time milliseconds since the epoch
 */
export function isoSecond(time: number): string {
  const wanted = Math.floor(time / 1000)
  if (wanted !== second) {
    second = wanted
    text = new Date(wanted * 1000).toISOString().replace('.000Z', 'Z')
  }
  return text
}
