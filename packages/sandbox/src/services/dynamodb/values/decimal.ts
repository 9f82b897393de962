/**
 * DynamoDB's numbers: up to 38 significant digits, magnitudes from 1E-130 to 9.99…E+125 (Developer Guide, *Data types*).
 * JavaScript's have 15 to 17, so these are kept as text.
 */
import { validation } from '../errors.ts'

const MOST_DIGITS = 38
const LARGEST = 125
const SMALLEST = -130

interface Decimal {
  negative: boolean
  /** Without zeros on either end; empty for 0. */
  digits: string
  /** The power of ten of the last digit. */
  exponent: number
}

/** @throws AwsError ValidationException */
function parse(text: string): Decimal {
  const [, sign, whole = '', fraction = '', power = '0'] =
    /^([+-]?)(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d{1,9}))?$/.exec(text) ?? []
  if (sign === undefined || whole + fraction === '')
    throw validation(`The parameter cannot be converted to a numeric value${text === '' ? '' : `: ${text}`}`)
  return trimmed(sign === '-', whole + fraction, Number(power) - fraction.length)
}

function trimmed(negative: boolean, all: string, exponent: number): Decimal {
  const digits = all.replace(/^0+/, '')
  const short = digits.replace(/0+$/, '')
  if (short === '') return { negative: false, digits: '', exponent: 0 }
  return { negative, digits: short, exponent: exponent + digits.length - short.length }
}

/** The power of ten of the first digit. */
const magnitude = ({ digits, exponent }: Decimal): number => digits.length + exponent - 1

/** @throws AwsError ValidationException for what DynamoDB cannot hold */
function inRange(number: Decimal): Decimal {
  if (number.digits.length > MOST_DIGITS)
    throw validation('Attempting to store more than 38 significant digits in a Number')
  if (magnitude(number) > LARGEST)
    throw validation('Number overflow. Attempting to store a number with magnitude larger than supported range')
  if (number.digits !== '' && magnitude(number) < SMALLEST)
    throw validation('Number underflow. Attempting to store a number with magnitude smaller than supported range')
  return number
}

function format({ negative, digits, exponent }: Decimal): string {
  if (digits === '') return '0'
  const point = digits.length + exponent
  const text =
    exponent >= 0
      ? digits + '0'.repeat(exponent)
      : point > 0
        ? `${digits.slice(0, point)}.${digits.slice(point)}`
        : `0.${'0'.repeat(-point)}${digits}`
  return negative ? `-${text}` : text
}

/** A number as DynamoDB gives it back: `1.0` and `10E-1` are `1`. @throws AwsError ValidationException */
export const normalNumber = (text: string): string => format(inRange(parse(text)))

/** @throws AwsError ValidationException when the sum cannot be held */
export function addNumbers(left: string, right: string, sign: 1 | -1 = 1): string {
  const [a, b] = [parse(left), parse(right)]
  const exponent = Math.min(a.exponent, b.exponent)
  const scaled = ({ negative, digits, exponent: own }: Decimal): bigint => {
    const value = BigInt(digits === '' ? '0' : digits + '0'.repeat(own - exponent))
    return negative ? -value : value
  }
  const sum = scaled(a) + BigInt(sign) * scaled(b)
  const negative = sum < 0n
  return format(inRange(trimmed(negative, String(negative ? -sum : sum), exponent)))
}

const nines = (text: string): string => text.replace(/\d/g, (digit) => String(9 - Number(digit)))

/** A text that sorts as the number does. */
export function numberOrder(text: string): string {
  const number = parse(text)
  if (number.digits === '') return '1'
  const key = String(magnitude(number) + 500).padStart(3, '0') + number.digits
  return number.negative ? `0${nines(key)}~` : `2${key}`
}

/** Significant digits, two to a byte, and one more: what a number weighs (Developer Guide, *Item sizes and formats*). */
export function numberSize(text: string): number {
  const { digits, negative } = parse(text)
  return Math.ceil(digits.length / 2) + 1 + (negative ? 1 : 0)
}
