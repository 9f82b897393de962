/** Timestamps as AWS's protocols write them. */
import type { TimestampFormat } from './model.ts'

const ISO = /^(\d{4})-(\d\d)-(\d\d)(?:[Tt ](\d\d):(\d\d)(?::(\d\d)(?:[.,](\d{1,9}))?)?(?:\s*([Zz]|[+-]\d\d:?\d\d))?)?$/
const BASIC = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/
const NUMBER = /^[+-]?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?$/

/**
 * Reads a timestamp in any of AWS's formats: ISO 8601 (without a zone it is UTC), seconds since 1970, HTTP dates.
 * `undefined` when it is none of them.
 */
export function parseTimestamp(value: string | number): Date | undefined {
  if (typeof value === 'number') return validDate(value * 1000)
  const text = value.trim()
  const iso = ISO.exec(text)
  if (iso) return fromIso(iso)
  if (NUMBER.test(text)) return validDate(Number(text) * 1000)
  const basic = BASIC.exec(text)
  if (basic) return parseBasicDate(text)
  if (/^[A-Za-z]{3,9},? /.test(text)) return validDate(Date.parse(text))
  return undefined
}

function fromIso(match: RegExpExecArray): Date | undefined {
  const [, year, month, day, hour = '0', minute = '0', second = '0', fraction = '', zone = 'Z'] = match
  const milliseconds = Number(`0.${fraction || '0'}`) * 1000
  const utc = checkedUtc(Number(year), Number(month), Number(day), Number(hour), Number(minute), Number(second))
  if (utc === undefined) return undefined
  const time = utc + Math.floor(milliseconds)
  if (zone === 'Z' || zone === 'z') return validDate(time)
  const sign = zone.startsWith('-') ? -1 : 1
  const digits = zone.replace(/[^\d]/g, '')
  return validDate(time - sign * (Number(digits.slice(0, 2)) * 60 + Number(digits.slice(2))) * 60_000)
}

/** Reads SigV4's `20260101T000000Z`. */
export function parseBasicDate(text: string): Date | undefined {
  const match = BASIC.exec(text)
  if (!match) return undefined
  const [, year, month, day, hour, minute, second] = match
  const utc = checkedUtc(Number(year), Number(month), Number(day), Number(hour), Number(minute), Number(second))
  return utc === undefined ? undefined : new Date(utc)
}

/** `Date.UTC` rolls the 31st of February over; a protocol must refuse it. */
function checkedUtc(year: number, month: number, day: number, hour: number, minute: number, second: number) {
  if (month < 1 || month > 12 || day < 1 || hour > 23 || minute > 59 || second > 60) return undefined
  const utc = Date.UTC(year, month - 1, day, hour, minute, second)
  return new Date(Date.UTC(year, month - 1, day)).getUTCDate() === day ? utc : undefined
}

function validDate(milliseconds: number): Date | undefined {
  const date = new Date(milliseconds)
  return Number.isNaN(date.getTime()) ? undefined : date
}

/** `20260101T000000Z`, for SigV4. */
export function formatBasicDate(date: Date): string {
  return date.toISOString().replace(/[-:]|\.\d{3}/g, '')
}

/**
 * How a timestamp goes over the wire. `milliseconds`: ISO 8601 with them always (S3, EC2), never (IAM, STS), or
 * only where they are not zero.
 */
export function formatTimestamp(
  date: Date,
  format: TimestampFormat,
  milliseconds: 'always' | 'never' | 'if-any' = 'if-any',
): string {
  if (format === 'unixTimestamp') return String(date.getTime() / 1000)
  if (format === 'rfc822') return date.toUTCString()
  const time = date.getTime()
  const fraction = ((time % 1000) + 1000) % 1000
  const whole = secondsOf(date, time)
  return milliseconds === 'always' || (milliseconds === 'if-any' && fraction !== 0)
    ? `${whole}.${String(fraction).padStart(3, '0')}Z`
    : `${whole}Z`
}

const DAY = 86_400_000
const TWO_DIGITS = Array.from({ length: 60 }, (_, number) => String(number).padStart(2, '0'))
let lastDay = Number.NaN
let lastDayText = ''

/**
 * `2026-01-01T00:00:00`, without the zone. Lists are full of dates, mostly of one day: its text is kept, since
 * `toISOString` costs more than all the rest of a user in a list.
 * @throws RangeError for a date that is none, as `toISOString` does
 */
function secondsOf(date: Date, time: number): string {
  const day = Math.floor(time / DAY)
  if (day !== lastDay) {
    lastDayText = date.toISOString().slice(0, -13)
    lastDay = day
  }
  const second = Math.floor((time - day * DAY) / 1000)
  const minute = Math.floor(second / 60)
  const hour = Math.floor(minute / 60)
  return `${lastDayText}${TWO_DIGITS[hour]}:${TWO_DIGITS[minute - hour * 60]}:${TWO_DIGITS[second - minute * 60]}`
}

/** What AWS CLI v2 prints: `2026-01-01T00:00:00+00:00`, with microseconds only where there are some. */
export function formatCliTimestamp(date: Date): string {
  const iso = date.toISOString()
  const fraction = iso.slice(20, 23)
  return `${iso.slice(0, 19)}${fraction === '000' ? '' : `.${fraction}000`}+00:00`
}
