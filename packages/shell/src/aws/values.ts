/** Between what the command line holds and what the codecs take: dates, bytes, numbers. */
import { type AwsStructure, type AwsValue, type ServiceModel, type ShapeRef, shapeOf } from '@first-line/aws-api'
import { base64FromBytes, bytesFromBase64, bytesOfText } from './bytes.ts'
import { generalError } from './errors.ts'
import type { Plain, PlainObject } from './python-text.ts'
import { isoFormat, readTimestamp } from './timestamps.ts'

export type BinaryFormat = 'base64' | 'raw-in-base64-out'

/**
 * A validated parameter as the codec takes it. Text for a blob is base64, unless the format is raw.
 * @throws CliError 255 for text that is no base64.
 */
export function toInput(model: ServiceModel, ref: ShapeRef, value: Plain, format: BinaryFormat): AwsValue {
  const shape = shapeOf(model, ref)
  if (shape.document) return value as AwsValue
  switch (shape.type) {
    case 'structure': {
      const out: AwsStructure = {}
      for (const [name, item] of Object.entries(value as PlainObject)) {
        const member = shape.members?.[name]
        if (member) out[name] = toInput(model, member, item, format)
      }
      return out
    }
    case 'list':
      return (value as Plain[]).map((item) => toInput(model, shape.member!, item, format))
    case 'map':
      return Object.fromEntries(
        Object.entries(value as PlainObject).map(([key, item]) => [key, toInput(model, shape.value!, item, format)]),
      )
    case 'timestamp':
      return readTimestamp(value as string | number) as Date
    case 'blob': {
      if (value instanceof Uint8Array) return value
      const text = String(value)
      if (format === 'raw-in-base64-out' || ref.streaming) return bytesOfText(text)
      const bytes = bytesFromBase64(text)
      if (!bytes) throw generalError(`Invalid base64: "${text}"`)
      return bytes
    }
    case 'integer':
    case 'long':
      return typeof value === 'boolean' ? Number(value) : (value as number | bigint)
    case 'string':
    case 'float':
    case 'double':
    case 'boolean':
      return value as AwsValue
  }
}

/** An answer as it is printed: times in ISO 8601, blobs in base64. The streamed member stays bytes. */
export function toPlain(value: AwsValue | undefined): Plain {
  if (value === undefined || value === null) return null
  if (value instanceof Date) return isoFormat(value)
  if (value instanceof Uint8Array) return base64FromBytes(value)
  if (Array.isArray(value)) return value.map(toPlain)
  if (value instanceof ReadableStream) throw new TypeError('a stream cannot be printed')
  if (typeof value === 'object') return structureToPlain(value as AwsStructure)
  return value
}

export function structureToPlain(value: AwsStructure, keepBytes?: string): PlainObject {
  const out: PlainObject = {}
  for (const [name, item] of Object.entries(value)) {
    if (item === undefined) continue
    out[name] = name === keepBytes && item instanceof Uint8Array ? item : toPlain(item)
  }
  return out
}
