import { fromBase64 } from '@first-line/aws-api'
import { type AttributeValue, type Item, membersOf, typeOf } from '../values/attribute-value.ts'
import { compare, equal } from '../values/compare.ts'
import type { Comparator, Condition } from './conditions.ts'
import type { Operand } from './operands.ts'
import { valueAt } from './paths.ts'

type Value = AttributeValue | undefined

/** Whether a condition holds for an item; for one that is not there, pass an empty one. */
export function holds(condition: Condition, item: Item): boolean {
  switch (condition.kind) {
    case 'AND':
      return holds(condition.left, item) && holds(condition.right, item)
    case 'OR':
      return holds(condition.left, item) || holds(condition.right, item)
    case 'NOT':
      return !holds(condition.of, item)
    case 'compare':
      return COMPARE[condition.operator](operandValue(condition.left, item), operandValue(condition.right, item))
    case 'BETWEEN': {
      const value = operandValue(condition.of, item)
      return (
        COMPARE['>='](value, operandValue(condition.low, item)) &&
        COMPARE['<='](value, operandValue(condition.high, item))
      )
    }
    case 'IN': {
      const value = operandValue(condition.of, item)
      return condition.among.some((one) => COMPARE['='](value, operandValue(one, item)))
    }
    case 'function':
      return PREDICATES[condition.name]?.(condition.operands.map((operand) => operandValue(operand, item))) ?? false
  }
}

const ordered = (test: (order: number) => boolean) => (left: Value, right: Value) => {
  const order = left && right ? compare(left, right) : undefined
  return order !== undefined && test(order)
}

/** What is missing differs from everything, and compares with nothing. */
const COMPARE: Record<Comparator, (left: Value, right: Value) => boolean> = {
  '=': (left, right) => left !== undefined && right !== undefined && equal(left, right),
  '<>': (left, right) => left === undefined || right === undefined || !equal(left, right),
  '<': ordered((order) => order < 0),
  '<=': ordered((order) => order <= 0),
  '>': ordered((order) => order > 0),
  '>=': ordered((order) => order >= 0),
}

const PREDICATES: Readonly<Record<string, (operands: readonly Value[]) => boolean>> = {
  attribute_exists: ([value]) => value !== undefined,
  attribute_not_exists: ([value]) => value === undefined,
  attribute_type: ([value, type]) =>
    value !== undefined && type !== undefined && 'S' in type && typeOf(value) === type.S,
  begins_with: ([value, start]) => {
    if (!value || !start) return false
    if ('S' in value && 'S' in start) return value.S.startsWith(start.S)
    return 'B' in value && 'B' in start && binary(value.B).startsWith(binary(start.B))
  },
  contains: ([value, part]) => {
    if (!value || !part) return false
    if ('L' in value) return value.L.some((one) => equal(one, part))
    if ('S' in value) return 'S' in part && value.S.includes(part.S)
    if ('B' in value) return 'B' in part && binary(value.B).includes(binary(part.B))
    const members = membersOf(value)
    return (
      members !== undefined && typeOf(value) === `${typeOf(part)}S` && members.includes(String(Object.values(part)[0]))
    )
  },
}

/** Bytes as text, a character each. */
const binary = (base64: string): string => String.fromCharCode(...fromBase64(base64)!)

function operandValue(operand: Operand, item: Item): Value {
  if (operand.kind === 'value') return operand.value
  if (operand.kind === 'path') return valueAt(item, operand.path)
  // Of functions, only `size` gives a value.
  const value = operand.operands[0] && operandValue(operand.operands[0], item)
  const size = value && sizeOf(value)
  return size === undefined ? undefined : { N: String(size) }
}

function sizeOf(value: AttributeValue): number | undefined {
  if ('S' in value) return value.S.length
  if ('B' in value) return fromBase64(value.B)!.length
  if ('M' in value) return Object.keys(value.M).length
  if ('L' in value) return value.L.length
  return membersOf(value)?.length
}
