/** Scalars as text: what XML, query strings, forms and headers have in common. */
import { CodecError } from '../codec-error.ts'
import type { AwsValue, Shape, ShapeRef, ShapeType, TimestampFormat } from '../model.ts'
import { fromBase64, textOf, toBase64 } from '../text.ts'
import { formatTimestamp, parseTimestamp } from '../timestamp.ts'

export type ScalarType = Exclude<ShapeType, 'structure' | 'list' | 'map'>

const INTEGER = /^[+-]?\d{1,19}$/
const FLOAT = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d{1,4})?$/
const MAX_INTEGER = 2 ** 31
const NOT_FINITE: Record<string, number> = {
  NaN: Number.NaN,
  Infinity: Number.POSITIVE_INFINITY,
  '-Infinity': Number.NEGATIVE_INFINITY,
}

/** How one protocol, or one place in it, writes timestamps. */
export interface TimestampStyle {
  format: TimestampFormat
  milliseconds: 'always' | 'never' | 'if-any'
}

/**
 * Reads a scalar from text.
 * @throws CodecError MalformedInput when the text is no such value.
 */
export function parseScalar(shape: Shape, text: string, ref?: ShapeRef): AwsValue {
  switch (shape.type) {
    case 'string':
      return text
    case 'boolean': {
      const lower = text.trim().toLowerCase()
      if (lower === 'true' || lower === '1') return true
      if (lower === 'false' || lower === '0') return false
      throw unreadable(shape, text)
    }
    case 'integer':
    case 'long': {
      const trimmed = text.trim()
      if (!INTEGER.test(trimmed)) throw unreadable(shape, text)
      return integerOf(shape.type, BigInt(trimmed.replace(/^\+/, '')), () => unreadable(shape, text))
    }
    case 'float':
    case 'double': {
      const trimmed = text.trim()
      if (FLOAT.test(trimmed)) return Number(trimmed)
      const special = NOT_FINITE[trimmed]
      if (special === undefined) throw unreadable(shape, text)
      return special
    }
    case 'timestamp': {
      const date = parseTimestamp(text)
      if (!date) throw unreadable(shape, text)
      return date
    }
    case 'blob': {
      const bytes = fromBase64(text)
      if (!bytes) throw unreadable(shape, text)
      return bytes
    }
    default:
      throw new Error(`${ref?.shape ?? 'a shape'} of type ${shape.type} is no scalar`)
  }
}

/** A number, or a bigint where a number would lose digits; out of the type's range it is refused. */
export function integerOf(type: 'integer' | 'long', value: bigint, refuse: () => Error): number | bigint {
  const limit = type === 'integer' ? BigInt(MAX_INTEGER) : 2n ** 63n
  if (value >= limit || value < -limit) throw refuse()
  return value <= BigInt(Number.MAX_SAFE_INTEGER) && value >= BigInt(Number.MIN_SAFE_INTEGER) ? Number(value) : value
}

/**
 * Writes a scalar as text.
 * @throws TypeError when the value is not of the shape's type: our fault, or an unvalidated input.
 */
export function formatScalar(shape: Shape, value: AwsValue, style: TimestampStyle, ref?: ShapeRef): string {
  switch (typeof value) {
    case 'string':
      // Text for a blob means these very bytes; for any other scalar it is already what goes over the wire.
      return shape.type === 'blob' ? toBase64(new TextEncoder().encode(value)) : value
    case 'number':
    case 'bigint':
    case 'boolean':
      if (shape.type === 'timestamp' && typeof value === 'number') {
        return formatTimestamp(new Date(value * 1000), timestampFormat(shape, ref, style), style.milliseconds)
      }
      return String(value)
    default:
      if (value instanceof Date) return formatTimestamp(value, timestampFormat(shape, ref, style), style.milliseconds)
      if (value instanceof Uint8Array) return shape.type === 'blob' ? toBase64(value) : textOf(value)
      throw new TypeError(`a ${shape.type} cannot be written from ${value === null ? 'null' : typeof value}`)
  }
}

export function timestampFormat(shape: Shape, ref: ShapeRef | undefined, style: TimestampStyle): TimestampFormat {
  return ref?.timestampFormat ?? shape.timestampFormat ?? style.format
}

const TYPE_NAMES: Record<ScalarType, string> = {
  string: 'String',
  boolean: 'Boolean',
  integer: 'Integer',
  long: 'Long',
  float: 'Float',
  double: 'Double',
  timestamp: 'Timestamp',
  blob: 'Blob',
}

export function typeName(shape: Shape): string {
  return TYPE_NAMES[shape.type as ScalarType] ?? shape.type
}

/** AWS documents the code (Common Errors) and not the words: these are ours. */
export function unreadable(shape: Shape, text: string): CodecError {
  const shown = text.length > 64 ? `${text.slice(0, 64)}...` : text
  return new CodecError('MalformedInput', `Value '${shown}' can not be converted to ${typeName(shape)}`)
}

/** Sets a key that came from outside: `__proto__` is a key like any other. */
export function setKey(target: Record<string, AwsValue | undefined>, key: string, value: AwsValue | undefined): void {
  if (key === '__proto__') {
    Object.defineProperty(target, key, { value, enumerable: true, configurable: true, writable: true })
  } else target[key] = value
}

export function isStructure(value: unknown): value is Record<string, AwsValue | undefined> {
  return (
    typeof value === 'object' &&
    value !== null &&
    !Array.isArray(value) &&
    !(value instanceof Date) &&
    !(value instanceof Uint8Array) &&
    !(value instanceof ReadableStream)
  )
}
