/** Values of shapes as JSON: the body of json and rest-json, in both directions. */
import { CodecError } from '../codec-error.ts'
import type { AwsStructure, AwsValue, ServiceModel, Shape, ShapeRef } from '../model.ts'
import { shapeOf } from '../model.ts'
import { fromBase64, toBase64, utf8 } from '../text.ts'
import { formatTimestamp, parseTimestamp } from '../timestamp.ts'
import { integerOf, isStructure, setKey, timestampFormat, typeName } from './scalar.ts'

type Json = null | boolean | number | string | Json[] | { [key: string]: Json }

const STYLE = { format: 'unixTimestamp', milliseconds: 'if-any' } as const
const MAX_DEPTH = 64

/** The body members of a structure as a JSON object, in the model's order. */
export function structureToJson(model: ServiceModel, shape: Shape, value: AwsStructure): { [key: string]: Json } {
  const out: { [key: string]: Json } = {}
  for (const name in shape.members) {
    const member = value[name]
    if (member === undefined || member === null) continue
    const ref = shape.members[name]!
    if (ref.location !== undefined) continue
    out[ref.locationName ?? name] = toJson(model, ref, member)
  }
  return out
}

/** @throws TypeError when the value does not fit the shape: our fault. */
export function toJson(model: ServiceModel, ref: ShapeRef, value: AwsValue): Json {
  const shape = shapeOf(model, ref)
  if (shape.document) return value as Json
  switch (shape.type) {
    case 'structure':
      if (!isStructure(value)) throw new TypeError(`${ref.shape} needs an object`)
      return structureToJson(model, shape, value)
    case 'list':
      if (!Array.isArray(value)) throw new TypeError(`${ref.shape} needs an array`)
      return value.map((item) => (item === null ? null : toJson(model, shape.member!, item)))
    case 'map': {
      if (!isStructure(value)) throw new TypeError(`${ref.shape} needs an object`)
      const out: { [key: string]: Json } = {}
      for (const key of Object.keys(value)) {
        const item = value[key]
        if (item === undefined) continue
        setKey(out as AwsStructure, key, (item === null ? null : toJson(model, shape.value!, item)) as AwsValue)
      }
      return out
    }
    case 'timestamp':
      if (value instanceof Date) {
        const format = timestampFormat(shape, ref, STYLE)
        return format === 'unixTimestamp' ? value.getTime() / 1000 : formatTimestamp(value, format)
      }
      return value as Json
    case 'blob':
      if (value instanceof Uint8Array) return toBase64(value)
      return toBase64(utf8(String(value)))
    case 'float':
    case 'double':
      return typeof value === 'number' && !Number.isFinite(value) ? String(value) : (value as Json)
    default:
      // JSON.rawJSON would keep all digits; no API offered here has integers that large.
      return typeof value === 'bigint' ? Number(value) : (value as Json)
  }
}

/**
 * Reads the body members of a structure from parsed JSON. Unknown keys are skipped, nulls are absent.
 * @throws CodecError SerializationException in Coral's words, which the JSON services share.
 */
export function structureFromJson(model: ServiceModel, shape: Shape, json: Json, depth = 0): AwsStructure {
  if (typeof json !== 'object' || json === null || Array.isArray(json)) throw notA(json, 'structure')
  const out: AwsStructure = {}
  for (const name in shape.members) {
    const ref = shape.members[name]!
    if (ref.location !== undefined) continue
    const key = ref.locationName ?? name
    if (!Object.hasOwn(json, key)) continue
    const value = json[key]!
    if (value !== null) out[name] = fromJson(model, ref, value, depth + 1)
  }
  return out
}

export function fromJson(model: ServiceModel, ref: ShapeRef, json: Json, depth = 0): AwsValue {
  const shape = shapeOf(model, ref)
  if (depth > MAX_DEPTH) throw serialization('The structure is nested too deep')
  if (shape.document) return json as AwsValue
  switch (shape.type) {
    case 'structure':
      return structureFromJson(model, shape, json, depth)
    case 'list':
      if (!Array.isArray(json)) throw notA(json, 'list')
      return json.map((item) => (item === null ? null : fromJson(model, shape.member!, item, depth + 1)))
    case 'map': {
      if (typeof json !== 'object' || json === null || Array.isArray(json)) throw notA(json, 'map')
      const out: AwsStructure = {}
      for (const key of Object.keys(json)) {
        const item = json[key]!
        if (item !== null) setKey(out, key, fromJson(model, shape.value!, item, depth + 1))
      }
      return out
    }
    case 'string':
      if (typeof json !== 'string') throw cannotConvert(json, shape)
      return json
    case 'boolean':
      if (typeof json !== 'boolean') throw cannotConvert(json, shape)
      return json
    case 'integer':
    case 'long': {
      if (typeof json !== 'number' || !Number.isFinite(json)) throw cannotConvert(json, shape)
      // Coral cuts a fraction off instead of refusing it.
      return integerOf(shape.type, BigInt(Math.trunc(json)), () => cannotConvert(json, shape))
    }
    case 'float':
    case 'double': {
      if (typeof json === 'number') return json
      if (json === 'NaN' || json === 'Infinity' || json === '-Infinity') return Number(json)
      throw cannotConvert(json, shape)
    }
    case 'timestamp': {
      const date = typeof json === 'number' || typeof json === 'string' ? parseTimestamp(json) : undefined
      if (!date) throw cannotConvert(json, shape)
      return date
    }
    case 'blob': {
      const bytes = typeof json === 'string' ? fromBase64(json) : undefined
      if (!bytes) throw cannotConvert(json, shape)
      return bytes
    }
  }
}

function notA(json: Json, wanted: 'structure' | 'list' | 'map'): CodecError {
  if (Array.isArray(json)) return serialization('Start of list found where not expected')
  if (typeof json === 'object' && json !== null) {
    return serialization('Start of structure or map found where not expected.')
  }
  return serialization(wanted === 'list' ? `Unexpected field type` : 'Unexpected token received from parser')
}

function cannotConvert(json: Json, shape: Shape): CodecError {
  if (Array.isArray(json)) return serialization('Start of list found where not expected')
  if (typeof json === 'object' && json !== null) {
    return serialization('Start of structure or map found where not expected.')
  }
  const token =
    json === true
      ? 'TRUE_VALUE'
      : json === false
        ? 'FALSE_VALUE'
        : typeof json === 'number'
          ? Number.isInteger(json)
            ? 'NUMBER_VALUE'
            : 'DECIMAL_VALUE'
          : 'STRING_VALUE'
  return serialization(`${token} cannot be converted to ${typeName(shape)}`)
}

function serialization(message: string): CodecError {
  return new CodecError('SerializationException', message)
}

/** @throws CodecError SerializationException when the text is no JSON. */
export function parseJson(text: string): Json {
  try {
    return JSON.parse(text) as Json
  } catch (cause) {
    // SyntaxError, or RangeError from nesting no parser follows: both are the sender's.
    throw new CodecError('SerializationException', 'Could not parse the request body as JSON', { cause })
  }
}
