/** Values as JMESPath sees them: types, truth, equality, order (https://jmespath.org/specification.html). */
import { isObject, type Plain } from '../aws/python-text.ts'
import { QueryError } from './errors.ts'

/** `&expression`, for functions that call it. */
export class Expression {
  readonly run: (value: Plain) => Value

  constructor(run: (value: Plain) => Value) {
    this.run = run
  }
}

export type Value = Plain | Expression

export const isFalse = (value: Value): boolean =>
  value === null ||
  value === false ||
  value === '' ||
  (Array.isArray(value) && value.length === 0) ||
  (isObject(value) && !(value instanceof Expression) && Object.keys(value).length === 0)

export type TypeName = 'string' | 'boolean' | 'array' | 'object' | 'null' | 'number' | 'expref' | 'unknown'

export function typeOf(value: Value): TypeName {
  if (value === null) return 'null'
  if (value instanceof Expression) return 'expref'
  if (value instanceof Uint8Array) return 'unknown'
  if (Array.isArray(value)) return 'array'
  if (typeof value === 'bigint') return 'number'
  return typeof value as TypeName
}

export function equal(a: Value, b: Value): boolean {
  if (Array.isArray(a) && Array.isArray(b)) return a.length === b.length && a.every((item, i) => equal(item, b[i]!))
  if (typeOf(a) === 'object' && typeOf(b) === 'object') {
    const [one, other] = [a, b] as Record<string, Plain>[]
    const keys = Object.keys(one!)
    return (
      keys.length === Object.keys(other!).length &&
      keys.every((key) => key in other! && equal(one![key]!, other![key]!))
    )
  }
  if (typeOf(a) === 'number' && typeOf(b) === 'number') return Number(a) === Number(b)
  return a === b
}

/** By code points, as Python orders strings. Below 0 when `a` comes first. */
export function inOrder(a: string | number | bigint, b: string | number | bigint): number {
  if (typeof a !== 'string' || typeof b !== 'string') return Number(a) - Number(b)
  const [left, right] = [[...a], [...b]]
  const at = left.findIndex((char, i) => char !== right[i])
  if (at === -1) return left.length - right.length
  return at >= right.length ? 1 : left[at]!.codePointAt(0)! - right[at]!.codePointAt(0)!
}

const ORDERS: Record<string, [sign: string, holds: (order: number) => boolean]> = {
  lt: ['<', (order) => order < 0],
  lte: ['<=', (order) => order <= 0],
  gt: ['>', (order) => order > 0],
  gte: ['>=', (order) => order >= 0],
}

const pythonName = (value: Plain): string =>
  typeof value === 'string' ? 'str' : Number.isInteger(Number(value)) ? 'int' : 'float'

/** @throws QueryError for a number beside a string */
export function compare(operator: string, a: Value, b: Value): boolean | null {
  if (operator === 'eq') return equal(a, b)
  if (operator === 'ne') return !equal(a, b)
  const [sign, holds] = ORDERS[operator]!
  const comparable = (value: Value): value is string | number => ['string', 'number'].includes(typeOf(value))
  if (!comparable(a) || !comparable(b)) return null
  if (typeOf(a) === typeOf(b)) return holds(inOrder(a, b))
  throw new QueryError(`'${sign}' not supported between instances of '${pythonName(a)}' and '${pythonName(b)}'`)
}
