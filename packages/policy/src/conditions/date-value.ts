import { type ConditionOperator, plainTest } from './operator.ts'

const iso =
  /^([+-]?\d{4,9})(?:-(\d{2})(?:-(\d{2})(?:[Tt](\d{2}):(\d{2})(?::(\d{2})(?:\.(\d{1,9}))?)?\s*([Zz]|[+-]\d{2}(?::?\d{2})?)?)?)?)?$/

/**
 * Milliseconds since 1970, from one of W3C's ISO 8601 forms or from epoch seconds; undefined for anything else.
 * Digits alone are seconds, also four of them. Without a zone, UTC.
 */
export function readDate(text: string): number | undefined {
  const trimmed = text.trim()
  if (/^-?\d+(?:\.\d+)?$/.test(trimmed)) return Number(trimmed) * 1000
  const found = iso.exec(trimmed)
  if (!found) return undefined
  const [, year, month = '01', day = '01', hour = '00', minute = '00', second = '00', fraction = '0', zone = 'Z'] =
    found
  const numbers = [month, day, hour, minute, second].map(Number)
  const [m = 1, d = 1, h = 0, min = 0, s = 0] = numbers
  if (m < 1 || m > 12 || d < 1 || d > daysIn(Number(year), m) || h > 23 || min > 59 || s > 60) return undefined
  const offset = zoneMinutes(zone)
  if (offset === undefined) return undefined
  const date = new Date(0)
  date.setUTCFullYear(Number(year), m - 1, d)
  date.setUTCHours(h, min - offset, s, Math.floor(Number(`0.${fraction}`) * 1000))
  return date.getTime()
}

function daysIn(year: number, month: number): number {
  return new Date(Date.UTC(2000 + (((year % 400) + 400) % 400), month, 0)).getUTCDate()
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
