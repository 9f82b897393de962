import { matchesWildcards } from '../../../wildcards.ts'
import type { Condition, Filter, NumericOperator } from './filters.ts'

/** A value that conditions are held against. */
export type Value = string | number | boolean | null

/** What a message says of itself: the values of each name; of a body, names inside of names. */
export type Facts = ReadonlyMap<string, readonly (Value | Facts)[]>

/** Whether all of the filters let a message pass. */
export function matches(filters: readonly Filter[], facts: Facts): boolean {
  return filters.every((filter) => {
    if (filter.kind === 'or') return filter.alternatives.some((alternative) => matches(alternative, facts))
    const values = facts.get(filter.name)
    if (filter.kind === 'nested') {
      const inner = (values ?? []).filter((value): value is Facts => value instanceof Map)
      // Conditions that something is absent hold for an object that is.
      return inner.length > 0 ? inner.some((one) => matches(filter.filters, one)) : matches(filter.filters, new Map())
    }
    const plain = values?.filter((value): value is Value => !(value instanceof Map))
    return filter.conditions.some((condition) => holds(condition, plain))
  })
}

function holds(condition: Condition, values: readonly Value[] | undefined): boolean {
  if (condition.kind === 'exists') return (values !== undefined) === condition.value
  return (values ?? []).some((value) => fits(condition, value))
}

function fits(condition: Condition, value: Value): boolean {
  switch (condition.kind) {
    case 'exact':
      return condition.value === value
    case 'prefix':
      return typeof value === 'string' && value.startsWith(condition.value)
    case 'suffix':
      return typeof value === 'string' && value.endsWith(condition.value)
    case 'equals-ignore-case':
      return typeof value === 'string' && value.toLowerCase() === condition.value.toLowerCase()
    case 'wildcard':
      return typeof value === 'string' && fitsWildcards(condition.value, value)
    case 'cidr':
      return typeof value === 'string' && inRange(value, condition.value)
    case 'anything-but':
      return !condition.values.some((one) => fits(one, value))
    case 'numeric':
      return typeof value === 'number' && condition.tests.every((one) => compares(value, one.operator, one.value))
    case 'exists':
      return condition.value
  }
}

/** `*` is the only wildcard; a backslash before it, or before another, takes its meaning away. */
const fitsWildcards = (pattern: string, value: string): boolean =>
  matchesWildcards(
    pattern.replaceAll(/\\([*\\])|[?\\]/g, (found, escaped) => (escaped === undefined ? `\\${found}` : found)),
    value,
    true,
  )

function compares(left: number, operator: NumericOperator, right: number): boolean {
  switch (operator) {
    case '=':
      return left === right
    case '<':
      return left < right
    case '<=':
      return left <= right
    case '>':
      return left > right
    default:
      return left >= right
  }
}

/** IPv4 alone. */
function inRange(address: string, range: string): boolean {
  const [network = '', bits = '32'] = range.split('/')
  const mask = Number(bits) === 0 ? 0 : (-1 << (32 - Number(bits))) >>> 0
  const a = numberOf(address)
  const b = numberOf(network)
  return a !== undefined && b !== undefined && (a & mask) >>> 0 === (b & mask) >>> 0
}

function numberOf(address: string): number | undefined {
  const parts = address.split('.').map(Number)
  if (parts.length !== 4 || parts.some((part) => !(Number.isInteger(part) && part >= 0 && part <= 255)))
    return undefined
  return parts.reduce((sum, part) => sum * 256 + part, 0)
}
