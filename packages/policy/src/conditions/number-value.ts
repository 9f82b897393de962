import { type ConditionOperator, plainTest } from './operator.ts'

/** A decimal number as it is written, which may be longer than a double can tell. */
type Decimal = { value: number; digits: bigint; exponent: number }

const decimal = /^([+-]?)(?:(\d+)\.?(\d*)|\.(\d+))(?:[eE]([+-]?\d+))?$/

/** A decimal number, an exponent allowed; undefined for anything else. */
function readNumber(text: string): Decimal | undefined {
  const trimmed = text.trim()
  const found = decimal.exec(trimmed)
  if (!found) return undefined
  const [, sign, whole = '', fraction = '', only = '', exponent = '0'] = found
  const digits = BigInt(whole + fraction + only)
  return {
    value: Number(trimmed),
    digits: sign === '-' ? -digits : digits,
    exponent: Number(exponent) - fraction.length - only.length,
  }
}

/** Powers of ten beyond this are not worked out: doubles end before them. */
const LARGEST = 400

/** Below 0, 0 or above 0, as the first is to the second. Doubles decide where they can tell the two apart. */
function compare(one: Decimal, other: Decimal): number {
  if (one.value !== other.value) return one.value < other.value ? -1 : 1
  const shift = one.exponent - other.exponent
  if (Math.abs(shift) > LARGEST) return 0
  const left = shift > 0 ? one.digits * 10n ** BigInt(shift) : one.digits
  const right = shift < 0 ? other.digits * 10n ** BigInt(-shift) : other.digits
  return left === right ? 0 : left < right ? -1 : 1
}

/** `holds` is given how the request's number is to the policy's: below 0, 0, above 0. */
export function numericOperator(name: string, holds: (order: number) => boolean): ConditionOperator {
  return {
    name,
    negated: false,
    accepts: (value) => readNumber(value) !== undefined,
    compile: (value) => {
      const listed = readNumber(value)
      if (listed === undefined) return plainTest(value, undefined)
      return plainTest(value, (text) => {
        const actual = readNumber(text)
        return actual !== undefined && holds(compare(actual, listed))
      })
    },
  }
}
