import { fromBase64, toHex } from '@first-line/aws-api'
import { encodeKey } from '../../s3/keys.ts'
import { type AttributeValue, membersOf, typeOf } from './attribute-value.ts'
import { numberOrder } from './decimal.ts'

/** A text that sorts as the value does among those of its type; `undefined` where there is no order. */
export function orderOf(value: AttributeValue): string | undefined {
  if ('S' in value) return encodeKey(value.S)
  if ('N' in value) return numberOrder(value.N)
  if ('B' in value) return toHex(fromBase64(value.B)!)
  return undefined
}

/** Negative, 0, positive; `undefined` for what cannot be compared: other types, or types without an order. */
export function compare(left: AttributeValue, right: AttributeValue): number | undefined {
  if (typeOf(left) !== typeOf(right)) return undefined
  const [a, b] = [orderOf(left), orderOf(right)]
  if (a === undefined || b === undefined) return undefined
  return a < b ? -1 : a > b ? 1 : 0
}

/** Sets are equal whatever their order. */
export function equal(left: AttributeValue, right: AttributeValue): boolean {
  if (typeOf(left) !== typeOf(right)) return false
  const [mine, theirs] = [membersOf(left), membersOf(right)]
  if (mine && theirs) return mine.length === theirs.length && mine.every((one) => theirs.includes(one))
  if ('M' in left && 'M' in right) {
    const names = Object.keys(left.M)
    const other = right.M
    return (
      names.length === Object.keys(other).length &&
      names.every((name) => {
        const there = other[name]
        return there !== undefined && equal(left.M[name]!, there)
      })
    )
  }
  if ('L' in left && 'L' in right) {
    const other = right.L
    return left.L.length === other.length && left.L.every((one, at) => equal(one, other[at]!))
  }
  return JSON.stringify(left) === JSON.stringify(right)
}
