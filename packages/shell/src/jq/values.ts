/** JSON as jq has it: objects keep the order of their keys, whatever the keys look like. */
export type Json = null | boolean | number | string | Json[] | JsonObject
export type JsonObject = Map<string, Json>

/** What a program raises: any value, most often a sentence. */
export class JqError extends Error {
  readonly value: Json

  constructor(value: Json) {
    super(typeof value === 'string' ? value : toJson(value))
    this.value = value
  }
}

export const isObject = (value: Json): value is JsonObject => value instanceof Map

export const isTrue = (value: Json): boolean => value !== null && value !== false

export function typeOf(value: Json): string {
  if (value === null) return 'null'
  if (Array.isArray(value)) return 'array'
  return isObject(value) ? 'object' : typeof value
}

const RANKS = ['null', 'false', 'true', 'number', 'string', 'array', 'object']
const rank = (value: Json): number => RANKS.indexOf(typeof value === 'boolean' ? String(value) : typeOf(value))

const sortedKeys = (value: JsonObject): string[] => [...value.keys()].sort(compareText)

function compareText(left: string, right: string): number {
  const [a, b] = [[...left], [...right]]
  const at = a.findIndex((char, i) => char !== b[i])
  if (at === -1) return a.length - b.length
  return at < b.length ? a[at]!.codePointAt(0)! - b[at]!.codePointAt(0)! : 1
}

function compareArrays(left: Json[], right: Json[]): number {
  for (const [i, value] of left.entries()) {
    if (i >= right.length) return 1
    const order = compare(value, right[i]!)
    if (order !== 0) return order
  }
  return left.length - right.length
}

/** jq's order: null, false, true, numbers, strings, arrays, objects. */
export function compare(left: Json, right: Json): number {
  const ranks = rank(left) - rank(right)
  if (ranks !== 0) return ranks
  if (typeof left === 'number')
    return left < (right as number) || Number.isNaN(left) ? -1 : left > (right as number) ? 1 : 0
  if (typeof left === 'string') return compareText(left, right as string)
  if (Array.isArray(left)) return compareArrays(left, right as Json[])
  if (!isObject(left)) return 0
  const other = right as JsonObject
  const keys = sortedKeys(left)
  const byKeys = compareArrays(keys, sortedKeys(other))
  if (byKeys !== 0) return byKeys
  for (const key of keys) {
    const order = compare(left.get(key)!, other.get(key)!)
    if (order !== 0) return order
  }
  return 0
}

/** Seventeen digits at most, an exponent of two: as C prints a double. */
export function numberText(value: number): string {
  if (Number.isNaN(value)) return 'null'
  if (!Number.isFinite(value)) return `${value < 0 ? '-' : ''}1.7976931348623157e+308`
  if (Object.is(value, -0)) return '-0'
  const [, digits = '', exponent = ''] = /^-?([\d.]+)e([+-]\d+)$/.exec(value.toExponential()) ?? []
  const count = digits.replace('.', '').length
  const point = Number(exponent) + 1
  if (point <= -4 || point > count + 15) return value.toExponential().replace(/e([+-])(\d)$/, 'e$10$2')
  return Math.abs(value) >= 1e21 ? BigInt(value).toString() : String(value)
}

const ESCAPES: Record<string, string> = {
  '"': '\\"',
  '\\': '\\\\',
  '\n': '\\n',
  '\t': '\\t',
  '\r': '\\r',
  '\b': '\\b',
  '\f': '\\f',
}

const hex = (code: number): string => `\\u${code.toString(16).padStart(4, '0')}`

function stringText(text: string, ascii: boolean): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is escaped
  const escaped = text.replace(/["\\\u0000-\u001f\u007f]/g, (char) => ESCAPES[char] ?? hex(char.charCodeAt(0)))
  return `"${ascii ? escaped.replace(/[^\0-\x7f]/g, (char) => hex(char.charCodeAt(0))) : escaped}"`
}

export interface JsonStyle {
  /** One level's indentation; on one line without it. */
  indent?: string
  sortKeys?: boolean
  ascii?: boolean
  /** Wraps a piece in the colour of its kind. */
  paint?: (kind: string, text: string) => string
}

export function toJson(value: Json, style: JsonStyle = {}, margin = ''): string {
  const paint = style.paint ?? ((_: string, text: string) => text)
  if (typeof value === 'number') return paint('number', numberText(value))
  if (typeof value === 'string') return paint('string', stringText(value, style.ascii === true))
  if (value === null || typeof value === 'boolean') return paint(typeOf(value), String(value))
  const isArray = Array.isArray(value)
  const [open, close] = isArray ? '[]' : '{}'
  const kind = typeOf(value)
  const deeper = margin + (style.indent ?? '')
  const keys = isArray ? [] : style.sortKeys ? sortedKeys(value) : [...value.keys()]
  const colon = style.indent === undefined ? ':' : ': '
  const items = isArray
    ? value.map((item) => toJson(item, style, deeper))
    : keys.map(
        (key) =>
          paint('key', stringText(key, style.ascii === true)) +
          paint(kind, colon) +
          toJson(value.get(key)!, style, deeper),
      )
  if (items.length === 0) return paint(kind, `${open}${close}`)
  if (style.indent === undefined) return paint(kind, open!) + items.join(paint(kind, ',')) + paint(kind, close!)
  const joint = `${paint(kind, ',')}\n${deeper}`
  return `${paint(kind, open!)}\n${deeper}${items.join(joint)}\n${margin}${paint(kind, close!)}`
}

/** A value in a complaint: what it is, and the beginning of it. */
export function described(value: Json): string {
  const text = toJson(value)
  return `${typeOf(value)} (${text.length > 13 ? `${text.slice(0, 11)}...` : text})`
}
