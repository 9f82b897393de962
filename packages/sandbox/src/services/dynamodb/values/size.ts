/** What an item weighs: names and values in UTF-8 (Developer Guide, *Item sizes and formats*). */
import type { AttributeValue, Item } from './attribute-value.ts'
import { numberSize } from './decimal.ts'

/** Of an item, in bytes. */
export const LARGEST_ITEM = 400 * 1024

const text = new TextEncoder()
const utf8Size = (value: string): number => text.encode(value).length
const bytesSize = (base64: string): number => (base64.length / 4) * 3 - (base64.match(/=+$/)?.[0].length ?? 0)
const sum = <T>(all: readonly T[], weigh: (one: T) => number): number =>
  all.reduce((total, one) => total + weigh(one), 0)

/** A map or a list weighs 3 bytes, and one for each member. */
const CONTAINER = 3

export function sizeOf(value: AttributeValue): number {
  if ('S' in value) return utf8Size(value.S)
  if ('N' in value) return numberSize(value.N)
  if ('B' in value) return bytesSize(value.B)
  if ('SS' in value) return sum(value.SS, utf8Size)
  if ('NS' in value) return sum(value.NS, numberSize)
  if ('BS' in value) return sum(value.BS, bytesSize)
  if ('L' in value) return CONTAINER + sum(value.L, (one) => 1 + sizeOf(one))
  if ('M' in value) return CONTAINER + itemSize(value.M) + Object.keys(value.M).length
  return 1
}

export const itemSize = (item: Item): number =>
  sum(Object.entries(item), ([name, value]) => utf8Size(name) + sizeOf(value))
