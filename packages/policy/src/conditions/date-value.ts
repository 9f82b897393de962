import { type ConditionOperator, plainTest } from './operator.ts'

const iso =
  /^(-?\d{1,9})(?:-(\d{1,2})(?:-(\d{1,2}))?)?(?:[Tt](?:(\d{1,2})(?::(\d{1,2})(?::(\d{1,2})(?:\.(\d{1,9}))?\s*([Zz]|[+-]\d{2}(?::?\d{2})?)?)?)?)?)?$/

/** AWS keeps epoch seconds in 64 bits. */
const lastSecond = 9223372036854775807n

/**
 * Milliseconds since 1970, from ISO 8601 (parts may be missing from the right, leading zeros too, as AWS takes them) or
 * from epoch seconds; undefined for anything else. Digits alone are seconds, also four of them. Without a zone, UTC.
 */
export function readDate(text: string): number | undefined {
  const trimmed = text.trim()
  if (/^[+-]?\d+$/.test(trimmed)) return BigInt(trimmed) <= lastSecond ? Number(trimmed) * 1000 : undefined
  const found = iso.exec(trimmed)
  if (!found) return undefined
  const [, year, month = '1', day = '1', hour = '0', minute = '0', second = '0', fraction = '0', zone = 'Z'] = found
  const [m = 1, d = 1, h = 0, min = 0, s = 0] = [month, day, hour, minute, second].map(Number)
  const offset = zoneMinutes(zone)
  if (m < 1 || m > 12 || d < 1 || d > 31 || h > 23 || min > 59 || s > 59 || offset === undefined) return undefined
  const date = new Date(0)
  date.setUTCFullYear(Number(year), m - 1, d)
  date.setUTCHours(h, min - offset, s, Math.floor(Number(`0.${fraction}`) * 1000))
  return date.getTime()
}

function zoneMinutes(zone: string): number | undefined {
  if (zone === 'Z' || zone === 'z') return 0
  const [, sign, hours = '0', minutes = '0'] = /^([+-])(\d{2}):?(\d{2})?$/.exec(zone) ?? []
  if (Number(hours) > 23 || Number(minutes) > 59) return undefined
  const total = Number(hours) * 60 + Number(minutes)
  return sign === '-' ? -total : total
}

export function dateOperator(name: string, holds: (actual: number, listed: number) => boolean): ConditionOperator {
  return {
    name,
    negated: false,
    accepts: (value) => readDate(value) !== undefined,
    compile: (value) => {
      const listed = readDate(value)
      if (listed === undefined) return plainTest(value, undefined)
      return plainTest(value, (text) => {
        const actual = readDate(text)
        return actual !== undefined && holds(actual, listed)
      })
    },
  }
}
