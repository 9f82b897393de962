/** Functions that need more than jq itself; by name and number of arguments. */
import { brokenDown, from8601, parsedTime, secondsOf, timeText, utcText } from './dates.ts'
import type { Evaluator } from './evaluate.ts'
import { textOf } from './formats.ts'
import { deleteAll, getAt, indicesOf, type Path, setAt } from './paths.ts'
import { JsonReader } from './read-json.ts'
import { matches } from './regex.ts'
import type { Closure } from './scope.ts'
import { firstOf, made, type Spot, type Spots, step } from './spots.ts'
import { compare, described, isObject, isTrue, JqError, type Json, type JsonObject, toJson, typeOf } from './values.ts'

/** Beside the program: what it reads, says and ends with. */
export interface Surroundings {
  input: () => Json | undefined
  /** Lines read so far. */
  line: () => number
  say: (text: string) => void
  now: () => number
}

/** The program asked to end. */
export class Halt extends Error {
  readonly value: Json | undefined
  readonly status: number

  constructor(status: number, value?: Json) {
    super('halt')
    this.status = status
    this.value = value
  }
}

type Native = (args: Closure[], at: Spot) => Spots | Iterable<Spot>

const fail = (message: string): never => {
  throw new JqError(message)
}

const list = (value: Json, what: string): Json[] =>
  Array.isArray(value) ? value : fail(`${described(value)} cannot be ${what}`)
const text = (value: Json, what: string): string =>
  typeof value === 'string' ? value : fail(`${described(value)} ${what}`)
const number = (value: Json): number =>
  typeof value === 'number' ? value : fail(`${described(value)} number required`)

function lengthOf(value: Json): Json {
  if (value === null) return 0
  if (typeof value === 'number') return Math.abs(value)
  if (typeof value === 'string') return [...value].length
  if (typeof value === 'boolean') return fail(`${described(value)} has no length`)
  return Array.isArray(value) ? value.length : value.size
}

function keysOf(value: Json): Json[] {
  if (Array.isArray(value)) return value.map((_, i) => i)
  return isObject(value) ? [...value.keys()] : fail(`${described(value)} has no keys`)
}

function has(value: Json, key: Json): Json {
  if (isObject(value) && typeof key === 'string') return value.has(key)
  if (Array.isArray(value) && typeof key === 'number') return key >= 0 && key < value.length
  return fail(`Cannot check whether ${typeOf(value)} has a ${typeof key === 'string' ? 'string' : typeOf(key)} key`)
}

function contains(value: Json, part: Json): boolean {
  if (isObject(value) && isObject(part))
    return [...part].every(([key, one]) => value.has(key) && contains(value.get(key)!, one))
  if (Array.isArray(value) && Array.isArray(part))
    return part.every((one) => value.some((other) => contains(other, one)))
  if (typeof value === 'string' && typeof part === 'string') return value.includes(part)
  if (typeOf(value) !== typeOf(part))
    return fail(`${described(value)} and ${described(part)} cannot have their containment checked`)
  return compare(value, part) === 0
}

function parsed(value: Json): Json {
  const source = text(value, 'cannot be parsed as JSON')
  try {
    return new JsonReader(source).next() ?? null
  } catch (error) {
    throw error instanceof JqError ? new JqError(`${error.message} (while parsing '${source}')`) : error
  }
}

function numberOf(value: Json): Json {
  if (typeof value === 'number') return value
  const source = text(value, 'cannot be parsed as a number')
  const found = parsed(source)
  return typeof found === 'number' ? found : fail(`${described(value)} cannot be parsed as a number`)
}

const NAMES = { key: ['key', 'k', 'name', 'Name', 'K', 'Key'], value: ['value', 'v', 'Value', 'V'] }

function fromEntries(value: Json): Json {
  const object: JsonObject = new Map()
  for (const entry of list(value, 'iterated over')) {
    if (!isObject(entry)) return fail(`Cannot index ${typeOf(entry)} with "key"`)
    const key = NAMES.key.map((name) => entry.get(name) ?? null).find((one) => one !== null && one !== false) ?? null
    const named = NAMES.value.find((name) => entry.has(name))
    object.set(textOf(key), named === undefined ? null : entry.get(named)!)
  }
  return object
}

const transposed = (value: Json): Json => {
  const rows = list(value, 'transposed').map((row) => list(row, 'transposed'))
  const width = Math.max(0, ...rows.map((row) => row.length))
  return Array.from({ length: width }, (_, i) => rows.map((row) => row[i] ?? null))
}

const cut = (value: Json, part: Json, end: 'start' | 'end'): Json => {
  if (typeof value !== 'string' || typeof part !== 'string' || part === '') return value
  if (end === 'start') return value.startsWith(part) ? value.slice(part.length) : value
  return value.endsWith(part) ? value.slice(0, -part.length) : value
}

const ascii = (value: Json, change: (text: string) => string, name: string): string =>
  text(value, `${name} input must be a string`).replace(/[A-Za-z]+/g, change)

/** Of one value. */
const PLAIN: Record<string, (value: Json) => Json> = {
  not: (value) => !isTrue(value),
  length: lengthOf,
  utf8bytelength: (value) => new TextEncoder().encode(text(value, 'only strings have UTF-8 byte length')).length,
  keys: (value) => keysOf(value).sort(compare),
  keys_unsorted: keysOf,
  type: typeOf,
  tostring: textOf,
  tonumber: numberOf,
  tojson: (value) => toJson(value),
  fromjson: parsed,
  ascii_downcase: (value) => ascii(value, (part) => part.toLowerCase(), 'ascii_downcase'),
  ascii_upcase: (value) => ascii(value, (part) => part.toUpperCase(), 'ascii_upcase'),
  explode: (value) => [...text(value, 'cannot be exploded')].map((char) => char.codePointAt(0)!),
  implode: (value) => String.fromCodePoint(...list(value, 'imploded').map(number)),
  trim: (value) => text(value, 'cannot be trimmed').trim(),
  ltrim: (value) => text(value, 'cannot be trimmed').trimStart(),
  rtrim: (value) => text(value, 'cannot be trimmed').trimEnd(),
  reverse: (value) =>
    value === null
      ? []
      : typeof value === 'string'
        ? [...value].reverse().join('')
        : list(value, 'reversed').toReversed(),
  sort: (value) => list(value, 'sorted, as it is not an array').toSorted(compare),
  transpose: transposed,
  from_entries: fromEntries,
  infinite: () => Number.POSITIVE_INFINITY,
  nan: () => Number.NaN,
  isinfinite: (value) => Math.abs(number(value)) === Number.POSITIVE_INFINITY,
  isnan: (value) => Number.isNaN(number(value)),
  isnormal: (value) => Number.isFinite(number(value)) && Math.abs(number(value)) >= 2.2250738585072014e-308,
  mktime: secondsOf,
  gmtime: brokenDown,
  localtime: brokenDown,
  _todate: utcText,
  fromdateiso8601: from8601,
  input_filename: () => null,
}
const MATH = [
  'floor',
  'sqrt',
  'ceil',
  'round',
  'trunc',
  'exp',
  'log',
  'log2',
  'log10',
  'sin',
  'cos',
  'tan',
  'atan',
  'cbrt',
] as const
for (const name of MATH) PLAIN[name] = (value) => Math[name](number(value))
PLAIN.fabs = (value) => Math.abs(number(value))
PLAIN.exp10 = (value) => 10 ** number(value)
PLAIN.exp2 = (value) => 2 ** number(value)

/** Of a value and values given: every combination of these. */
const GIVEN: Record<string, (value: Json, ...given: Json[]) => Json> = {
  'has/1': has,
  'contains/1': contains,
  'split/1': (value, separator) =>
    typeof value === 'string' && typeof separator === 'string'
      ? value === ''
        ? []
        : value.split(separator)
      : fail('split input and separator must be strings'),
  'ltrimstr/1': (value, part) => cut(value, part!, 'start'),
  'rtrimstr/1': (value, part) => cut(value, part!, 'end'),
  'startswith/1': (value, part) =>
    typeof value === 'string' && typeof part === 'string'
      ? value.startsWith(part)
      : fail('startswith() requires string inputs'),
  'endswith/1': (value, part) =>
    typeof value === 'string' && typeof part === 'string'
      ? value.endsWith(part)
      : fail('endswith() requires string inputs'),
  'indices/1': (value, sought) => indicesOf(value, sought!),
  'setpath/2': (value, path, leaf) => setAt(value, list(path!, 'a path'), leaf!),
  'delpaths/1': (value, paths) => deleteAll(value, list(paths!, 'paths') as Path[]),
  'strftime/1': timeText as (value: Json, ...given: Json[]) => Json,
  'strflocaltime/1': timeText as (value: Json, ...given: Json[]) => Json,
  'strptime/1': parsedTime as (value: Json, ...given: Json[]) => Json,
  '_match/2': (value, pattern, flags) => matches(value, pattern!, flags!),
  'pow/2': (_, base, exponent) => number(base!) ** number(exponent!),
  'error/1': (_, value) => {
    throw new JqError(value!)
  },
  'halt_error/1': (value, status) => {
    throw new Halt(number(status!), value)
  },
}

export const natives =
  ({ input, line, say, now }: Surroundings) =>
  (evaluator: Evaluator): Record<string, Native> => {
    const all: Record<string, Native> = Object.create(null) as Record<string, Native>
    for (const [name, work] of Object.entries(PLAIN)) all[`${name}/0`] = (_, at) => [made(at, work(at.value))]
    for (const [name, work] of Object.entries(GIVEN)) {
      all[name] = function* (args, at) {
        for (const given of combined(args.map((one) => [...evaluator.values(one, at.value)])))
          yield made(at, work(at.value, ...given))
      }
    }
    /** The list with what `f` says of each, in the order of that. */
    const keyed = (value: Json, f: Closure): { key: Json; value: Json }[] =>
      list(value, 'sorted, as it is not an array')
        .map((one) => ({ key: [...evaluator.values(f, one)], value: one }))
        .toSorted((a, b) => compare(a.key, b.key))
    const grouped = (value: Json, f: Closure): Json[][] => {
      const groups: { key: Json; values: Json[] }[] = []
      for (const one of keyed(value, f)) {
        const last = groups.at(-1)
        if (last && compare(last.key, one.key) === 0) last.values.push(one.value)
        else groups.push({ key: one.key, values: [one.value] })
      }
      return groups.map(({ values }) => values)
    }
    const self: Closure = {
      node: { type: 'identity' },
      scope: { variables: {}, functions: {}, arguments: {}, labels: {} },
    }
    const byKey: Record<string, (value: Json, f: Closure) => Json> = {
      sort_by: (value, f) => keyed(value, f).map((one) => one.value),
      group_by: grouped,
      unique_by: (value, f) => grouped(value, f).map((group) => group[0]!),
      min_by: (value, f) => keyed(value, f)[0]?.value ?? null,
      max_by: (value, f) => keyed(value, f).at(-1)?.value ?? null,
    }
    for (const [name, work] of Object.entries(byKey)) {
      all[`${name}/1`] = ([f], at) => [made(at, work(at.value, f!))]
      if (/^(?:unique|min|max)/.test(name))
        all[`${name.replace('_by', '')}/0`] = (_, at) => [made(at, work(at.value, self))]
    }
    const own: Record<string, Native> = {
      'empty/0': () => [],
      'error/0': (_, at) => {
        throw new JqError(at.value)
      },
      'now/0': (_, at) => [made(at, now() / 1000)],
      'isempty/1': ([f], at) => [made(at, firstOf(evaluator.call(f!, { value: at.value })).length === 0)],
      'first/1': ([f], at) => firstOf(evaluator.call(f!, at)),
      *'last/1'([f], at) {
        let last: Spot | undefined
        for (const spot of evaluator.call(f!, at)) last = spot
        if (last) yield last
      },
      *'limit/2'([count, f], at) {
        for (const wanted of evaluator.values(count!, at.value)) {
          let left = number(wanted)
          if (left <= 0) continue
          for (const spot of evaluator.call(f!, at)) {
            yield spot
            if (--left <= 0) break
          }
        }
      },
      *'range/1'([to], at) {
        for (const end of evaluator.values(to!, at.value)) for (let i = 0; i < number(end); i++) yield made(at, i)
      },
      *'range/2'([from, to], at) {
        for (const start of evaluator.values(from!, at.value))
          for (const end of evaluator.values(to!, at.value))
            for (let i = number(start); i < number(end); i++) yield made(at, i)
      },
      *'range/3'(args, at) {
        for (const [from, to, by] of combined(args.map((one) => [...evaluator.values(one, at.value)]))) {
          const [start, end, stride] = [number(from!), number(to!), number(by!)]
          for (let i = start; stride > 0 ? i < end : stride < 0 && i > end; i += stride) yield made(at, i)
        }
      },
      *'recurse/1'([f], at): Spots {
        yield at
        for (const next of evaluator.call(f!, at)) yield* own['recurse/1']!([f!], next) as Spots
      },
      'path/1': ([f], at) => evaluator.paths(f!, at.value).map((path) => made(at, path)),
      *'getpath/1'([path], at) {
        for (const given of evaluator.values(path!, at.value)) {
          const keys = list(given, 'a path')
          if (at.path === undefined) yield { value: getAt(at.value, keys) }
          else yield keys.reduce<Spot>((spot, key) => step(spot, key), at)
        }
      },
      'input/0': (_, at) => [made(at, input() ?? fail('No more inputs'))],
      'input_line_number/0': (_, at) => [made(at, line())],
      *'inputs/0'(_, at) {
        for (let value = input(); value !== undefined; value = input()) yield made(at, value)
      },
      'debug/0': (_, at) => {
        say(`${toJson(['DEBUG:', at.value])}\n`)
        return [at]
      },
      'stderr/0': (_, at) => {
        say(toJson(at.value))
        return [at]
      },
      'halt/0': () => {
        throw new Halt(0)
      },
    }
    return Object.assign(all, own)
  }

/** Every choice of one from each; the last changes slowest. */
function combined(choices: Json[][]): Json[][] {
  return choices.reduce<Json[][]>((sets, values) => values.flatMap((value) => sets.map((set) => [...set, value])), [[]])
}
