/** Attribute values as clients send them: decoded by the model, which lets through what DynamoDB refuses. */
import { type AwsStructure, type AwsValue, toBase64 } from '@first-line/aws-api'
import { invalidValues, validation } from '../errors.ts'
import { type AttributeValue, type Item, TYPES, type TypeName } from './attribute-value.ts'
import { normalNumber } from './decimal.ts'

const DEEPEST = 32

/** @throws AwsError ValidationException */
export function itemFromWire(wire: AwsStructure, depth = 0): Item {
  return Object.fromEntries(
    Object.entries(wire).map(([name, value]) => [name, valueFromWire(value as AwsStructure, depth)]),
  )
}

/** @throws AwsError ValidationException */
export function valueFromWire(wire: AwsStructure, depth = 0): AttributeValue {
  const given = TYPES.filter((type) => wire[type] !== undefined)
  const type = given[0]
  if (type === undefined)
    throw validation('Supplied AttributeValue is empty, must contain exactly one of the supported datatypes')
  const value = readers[type](wire[type] as never, depth)
  // A number that is none is told before a second type is.
  if (given.includes('N') && type !== 'N') normalNumber(wire.N as string)
  if (given.length > 1)
    throw validation(
      'Supplied AttributeValue has more than one datatypes set, must contain exactly one of the supported datatypes',
    )
  return value
}

const readers: Record<TypeName, (value: never, depth: number) => AttributeValue> = {
  S: (value: string) => ({ S: value }),
  N: (value: string) => ({ N: normalNumber(value) }),
  B: (value: Uint8Array) => ({ B: toBase64(value) }),
  BOOL: (value: boolean) => ({ BOOL: value }),
  NULL(value: boolean) {
    if (!value) throw invalidValues('Null attribute value types must have the value of true')
    return { NULL: true }
  },
  SS(value: readonly string[]) {
    if (value.length === 0) throw invalidValues('An string set  may not be empty')
    if (new Set(value).size < value.length)
      throw invalidValues(`Input collection [${value.join(', ')}] contains duplicates.`)
    return { SS: [...value] }
  },
  NS(value: readonly string[]) {
    if (value.length === 0) throw invalidValues('An number set  may not be empty')
    const numbers = value.map(normalNumber)
    if (new Set(numbers).size < numbers.length) throw validation('Input collection contains duplicates')
    return { NS: numbers }
  },
  BS(value: readonly Uint8Array[]) {
    if (value.length === 0) throw invalidValues('Binary sets should not be empty')
    const texts = value.map(toBase64)
    if (new Set(texts).size < texts.length)
      throw invalidValues(`Input collection [${texts.join(', ')}]of type BS contains duplicates.`)
    return { BS: texts }
  },
  M(value: AwsStructure, depth) {
    deeper(depth)
    return { M: itemFromWire(value, depth + 1) }
  },
  L(value: readonly AwsValue[], depth) {
    deeper(depth)
    return { L: value.map((one) => valueFromWire((one ?? {}) as AwsStructure, depth + 1)) }
  },
}

function deeper(depth: number): void {
  if (depth >= DEEPEST) throw validation('Nesting Levels have exceeded supported limits')
}
