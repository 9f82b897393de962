/** Times: seconds since 1970, "broken down" times as arrays, and text by C's formats. In UTC, as everything here. */
import { described, JqError, type Json } from './values.ts'

const DAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday']
const MONTHS = 'January February March April May June July August September October November December'.split(' ')
const DAY = 86_400_000

export function brokenDown(value: Json): Json {
  if (typeof value !== 'number') throw new JqError('gmtime() requires a number')
  const date = new Date(value * 1000)
  const year = date.getUTCFullYear()
  const days = Math.floor((date.getTime() - Date.UTC(year, 0, 1)) / DAY)
  const seconds = date.getUTCSeconds() + (value - Math.floor(value))
  return [
    year,
    date.getUTCMonth(),
    date.getUTCDate(),
    date.getUTCHours(),
    date.getUTCMinutes(),
    seconds,
    date.getUTCDay(),
    days,
  ]
}

export function secondsOf(value: Json): number {
  if (!Array.isArray(value) || value.some((part) => typeof part !== 'number'))
    throw new JqError('mktime requires array of 6 numbers')
  const [year = 0, month = 0, day = 1, hour = 0, minute = 0, second = 0] = value as number[]
  return Math.floor(Date.UTC(year, month, day, hour, minute, Math.floor(second)) / 1000)
}

const two = (number: number): string => String(number).padStart(2, '0')

const WRITE: Record<string, (date: Date) => string> = {
  Y: (date) => String(date.getUTCFullYear()),
  y: (date) => two(date.getUTCFullYear() % 100),
  m: (date) => two(date.getUTCMonth() + 1),
  d: (date) => two(date.getUTCDate()),
  e: (date) => String(date.getUTCDate()).padStart(2, ' '),
  H: (date) => two(date.getUTCHours()),
  I: (date) => two(date.getUTCHours() % 12 || 12),
  M: (date) => two(date.getUTCMinutes()),
  S: (date) => two(date.getUTCSeconds()),
  p: (date) => (date.getUTCHours() < 12 ? 'AM' : 'PM'),
  j: (date) => String(Math.floor((date.getTime() - Date.UTC(date.getUTCFullYear(), 0, 1)) / DAY) + 1).padStart(3, '0'),
  A: (date) => DAYS[date.getUTCDay()]!,
  a: (date) => DAYS[date.getUTCDay()]!.slice(0, 3),
  B: (date) => MONTHS[date.getUTCMonth()]!,
  b: (date) => MONTHS[date.getUTCMonth()]!.slice(0, 3),
  s: (date) => String(Math.floor(date.getTime() / 1000)),
  u: (date) => String(date.getUTCDay() || 7),
  w: (date) => String(date.getUTCDay()),
  Z: () => 'UTC',
  z: () => '+0000',
  n: () => '\n',
  t: () => '\t',
  '%': () => '%',
}
const SHORT: Record<string, string> = {
  F: '%Y-%m-%d',
  T: '%H:%M:%S',
  D: '%m/%d/%y',
  R: '%H:%M',
  c: '%a %b %e %H:%M:%S %Y',
}

const expanded = (format: string): string => format.replace(/%([FTDRc])/g, (_, letter: string) => SHORT[letter]!)

export function timeText(value: Json, format: Json): string {
  if (typeof value !== 'number' && !Array.isArray(value))
    throw new JqError('strftime/1 requires parsed datetime inputs')
  if (typeof format !== 'string') throw new JqError('strftime/1 requires a string format')
  const date = new Date((typeof value === 'number' ? value : secondsOf(value)) * 1000)
  return expanded(format).replace(/%([A-Za-z%])/g, (whole, letter: string) => WRITE[letter]?.(date) ?? whole)
}

const name = (names: string[]): string => names.flatMap((one) => [one, one.slice(0, 3)]).join('|')
const READ: Record<string, string> = {
  ...{
    Y: '\\d{4}',
    m: '\\d{1,2}',
    d: '\\d{1,2}',
    e: ' ?\\d{1,2}',
    H: '\\d{1,2}',
    I: '\\d{1,2}',
    M: '\\d{1,2}',
    S: '\\d{1,2}',
  },
  ...{ y: '\\d{2}', j: '\\d{1,3}', p: 'AM|PM', s: '\\d+', Z: '[A-Z]+', z: 'Z|[+-]\\d{2}:?\\d{2}' },
  ...{ A: name(DAYS), a: name(DAYS), B: name(MONTHS), b: name(MONTHS) },
}

export function parsedTime(value: Json, format: Json): Json {
  if (typeof value !== 'string') throw new JqError(`strptime/1 requires string inputs and arguments`)
  if (typeof format !== 'string') throw new JqError(`strptime/1 requires string inputs and arguments`)
  const letters: string[] = []
  const source = expanded(format)
    .replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
    .replace(/%([A-Za-z])/g, (whole, letter: string) => {
      if (READ[letter] === undefined) return whole
      letters.push(letter)
      return `(${READ[letter]})`
    })
    .replace(/\s+/g, '\\s*')
  const found = new RegExp(`^${source}$`, 'i').exec(value)
  if (!found) throw new JqError(`date "${value}" does not match format "${format}"`)
  const part = (letter: string): string | undefined =>
    found[letters.indexOf(letter) + 1] && letters.includes(letter) ? found[letters.indexOf(letter) + 1] : undefined
  const seconds = part('s')
  if (seconds !== undefined) return brokenDown(Number(seconds))
  const named = part('B') ?? part('b')
  const month =
    named === undefined
      ? Number(part('m') ?? 1) - 1
      : MONTHS.findIndex((one) => one.slice(0, 3).toLowerCase() === named.slice(0, 3).toLowerCase())
  const hour =
    part('I') === undefined ? Number(part('H') ?? 0) : (Number(part('I')) % 12) + (/pm/i.test(part('p') ?? '') ? 12 : 0)
  const year = part('Y') ?? (part('y') === undefined ? 1900 : 2000 + Number(part('y')))
  return brokenDown(
    Date.UTC(
      Number(year),
      month,
      Number(part('d') ?? part('e') ?? 1),
      hour,
      Number(part('M') ?? 0),
      Number(part('S') ?? 0),
    ) / 1000,
  )
}

export const utcText = (value: Json): string => {
  if (typeof value !== 'number') throw new JqError(`strftime/1 requires parsed datetime inputs`)
  return new Date(Math.floor(value) * 1000).toISOString().replace('.000', '')
}

export const from8601 = (value: Json): number => {
  if (typeof value !== 'string')
    throw new JqError(`strptime/1 requires string inputs and arguments: ${described(value)}`)
  return secondsOf(parsedTime(value, '%Y-%m-%dT%H:%M:%SZ'))
}
