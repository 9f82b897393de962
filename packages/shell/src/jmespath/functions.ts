/** JMESPath's functions (https://jmespath.org/specification.html#built-in-functions), each with the types that it takes. */
import { isObject, type Plain, pythonRepr, pythonText } from '../aws/python-text.ts'
import { QueryError } from './errors.ts'
import { type Expression, equal, inOrder, type TypeName, typeOf, type Value } from './values.ts'

/** `array-number`: an array of numbers. None: any. */
type Wanted = TypeName | `array-${TypeName}`

interface Definition {
  takes: Wanted[][]
  /** The last parameter may come again. */
  variadic?: boolean
  call: (...args: never[]) => Value
}

type Comparable = string | number

/** `type(x).__name__`. */
function pythonName(value: Value): string {
  const names: Record<TypeName, string> = {
    ...{ string: 'str', boolean: 'bool', array: 'list', object: 'dict', null: 'NoneType', expref: '_Expression' },
    ...{ number: Number.isInteger(Number(value)) ? 'int' : 'float', unknown: 'bytes' },
  }
  return names[typeOf(value)]
}

const wrongType = (name: string, value: Value, received: string, wanted: readonly string[]): QueryError =>
  new QueryError(
    `In function ${name}(), invalid type for value: ${pythonText(value as Plain)}, expected one of: ${pythonRepr([...wanted])}, received: "${received}"`,
  )

function checkType(name: string, value: Value, wanted: readonly Wanted[]): void {
  if (wanted.length === 0) return
  const type = typeOf(value)
  if (!wanted.some((one) => one.split('-')[0] === type)) throw wrongType(name, value, type, wanted)
  const inner = wanted.flatMap((one) => (one.includes('-') ? [one.split('-')[1] as TypeName] : []))
  if (!Array.isArray(value) || inner.length === 0 || value.length === 0) return
  const allowed = inner.length === 1 ? inner[0]! : typeOf(value[0]!)
  for (const item of value) {
    if (!inner.includes(allowed) || typeOf(item) !== allowed) throw wrongType(name, item, pythonName(item), wanted)
  }
}

/** Orders by what an expression makes of each. @throws QueryError for keys that have no order */
function keysOf(name: string, items: readonly Plain[], by: Expression, wanted: readonly TypeName[]): Comparable[] {
  return items.map((item) => {
    const key = by.run(item)
    if (!wanted.includes(typeOf(key))) throw wrongType(name, key, typeOf(key), wanted)
    return key as Comparable
  })
}

/** The first of the greatest; of the least with `sign` -1. */
function extreme(items: readonly Plain[], keys: readonly Comparable[], sign: 1 | -1): Plain {
  let best = 0
  for (let i = 1; i < items.length; i++) if (inOrder(keys[i]!, keys[best]!) * sign > 0) best = i
  return items[best] ?? null
}

function sortBy(items: Plain[], by: Expression): Plain[] {
  const [first] = items
  if (first === undefined) return items
  const type = typeOf(by.run(first))
  if (type !== 'number' && type !== 'string') throw wrongType('sort_by', first, type, ['string', 'number'])
  const keys = keysOf('sort_by', items, by, [type])
  return items
    .map((_, i) => i)
    .sort((a, b) => inOrder(keys[a]!, keys[b]!))
    .map((i) => items[i]!)
}

/** As Python's `json.dumps` writes it: no blanks, ASCII. */
const jsonText = (value: Plain): string =>
  JSON.stringify(value, (_, inner: unknown) => (typeof inner === 'bigint' ? Number(inner) : inner)).replace(
    /[\u0080-\uffff]/g,
    (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )

function toNumber(value: Plain): Plain {
  if (typeOf(value) === 'number') return value
  if (typeof value !== 'string') return null
  return /^\s*[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?\s*$/i.test(value) ? Number(value) : null
}

function contains(subject: Plain[] | string, wanted: Plain): boolean {
  if (Array.isArray(subject)) return subject.some((item) => equal(item, wanted))
  if (typeof wanted === 'string') return subject.includes(wanted)
  throw new QueryError(`'in <string>' requires string as left operand, not ${pythonName(wanted)}`)
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + Number(one), 0)

const EITHER: Wanted[] = ['array-number', 'array-string']
const KEYS: TypeName[] = ['number', 'string']

const FUNCTIONS: Record<string, Definition> = {
  abs: { takes: [['number']], call: (number: number) => Math.abs(number) },
  avg: { takes: [['array-number']], call: (all: number[]) => (all.length > 0 ? sum(all) / all.length : null) },
  ceil: { takes: [['number']], call: (number: number) => Math.ceil(number) },
  contains: { takes: [['array', 'string'], []], call: contains },
  ends_with: { takes: [['string'], ['string']], call: (text: string, end: string) => text.endsWith(end) },
  floor: { takes: [['number']], call: (number: number) => Math.floor(number) },
  join: { takes: [['string'], ['array-string']], call: (between: string, all: string[]) => all.join(between) },
  keys: { takes: [['object']], call: (object: object) => Object.keys(object) },
  length: {
    takes: [['string', 'array', 'object']],
    call: (value: string | Plain[] | object) =>
      typeof value === 'string' ? [...value].length : Object.keys(value).length,
  },
  map: {
    takes: [['expref'], ['array']],
    call: (by: Expression, all: Plain[]) => all.map((item) => by.run(item) as Plain),
  },
  max: { takes: [EITHER], call: (all: Comparable[]) => extreme(all, all, 1) },
  max_by: {
    takes: [['array'], ['expref']],
    call: (all: Plain[], by: Expression) => extreme(all, keysOf('max_by', all, by, KEYS), 1),
  },
  merge: { takes: [['object']], variadic: true, call: (...all: object[]) => Object.assign({}, ...all) as Plain },
  min: { takes: [EITHER], call: (all: Comparable[]) => extreme(all, all, -1) },
  min_by: {
    takes: [['array'], ['expref']],
    call: (all: Plain[], by: Expression) => extreme(all, keysOf('min_by', all, by, KEYS), -1),
  },
  not_null: { takes: [[]], variadic: true, call: (...all: Plain[]) => all.find((one) => one !== null) ?? null },
  reverse: {
    takes: [['array', 'string']],
    call: (value: Plain[] | string) => (typeof value === 'string' ? [...value].reverse().join('') : value.toReversed()),
  },
  sort: { takes: [['array-string', 'array-number']], call: (all: Comparable[]) => all.toSorted(inOrder) },
  sort_by: { takes: [['array'], ['expref']], call: sortBy },
  starts_with: { takes: [['string'], ['string']], call: (text: string, start: string) => text.startsWith(start) },
  sum: { takes: [['array-number']], call: sum },
  to_array: { takes: [[]], call: (value: Plain) => (Array.isArray(value) ? value : [value]) },
  to_number: { takes: [[]], call: toNumber },
  to_string: { takes: [[]], call: (value: Plain) => (typeof value === 'string' ? value : jsonText(value)) },
  type: { takes: [[]], call: (value: Plain) => typeOf(value) },
  values: {
    takes: [['object']],
    call: (object: Record<string, Plain>) => (isObject(object) ? Object.values(object) : []),
  },
}

const counted = (count: number): string => `${count} argument${count === 1 ? '' : 's'}`

/** @throws QueryError for what is no function, or is not given what it takes */
export function callFunction(name: string, args: readonly Value[]): Value {
  const found = Object.hasOwn(FUNCTIONS, name) ? FUNCTIONS[name] : undefined
  if (!found) throw new QueryError(`Unknown function: ${name}()`)
  const { takes, variadic, call } = found
  if (variadic ? args.length < takes.length : args.length !== takes.length) {
    const least = variadic ? 'at least ' : ''
    throw new QueryError(`Expected ${least}${counted(takes.length)} for function ${name}(), received ${args.length}`)
  }
  for (const [i, wanted] of takes.entries()) checkType(name, args[i]!, wanted)
  return (call as (...given: readonly Value[]) => Value)(...args)
}
