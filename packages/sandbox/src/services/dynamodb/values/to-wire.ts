import { type AwsStructure, fromBase64 } from '@first-line/aws-api'
import type { AttributeValue, Item } from './attribute-value.ts'

/** As the codec writes it: bytes are bytes again. */
export function valueToWire(value: AttributeValue): AwsStructure {
  if ('B' in value) return { B: fromBase64(value.B)! }
  if ('BS' in value) return { BS: value.BS.map((one) => fromBase64(one)!) }
  if ('M' in value) return { M: itemToWire(value.M) }
  if ('L' in value) return { L: value.L.map(valueToWire) }
  return value as AwsStructure
}

export const itemToWire = (item: Item): AwsStructure =>
  Object.fromEntries(Object.entries(item).map(([name, value]) => [name, valueToWire(value)]))
