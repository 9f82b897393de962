/**
 * Parameters against the model before anything is sent, with botocore's own checks and words (botocore/validate.py):
 * types, required and unknown members, minimum lengths and values. Maxima and patterns are the service's business.
 */
import { type Operation, type ServiceModel, type ShapeRef, shapeOf } from '@first-line/aws-api'
import { paramValidation } from './errors.ts'
import { isObject, type Plain, type PlainObject, pythonText, pythonType } from './python-text.ts'
import { readTimestamp } from './timestamps.ts'

type Report = (message: string) => void

const PYTHON_TYPES = {
  structure: ["<class 'dict'>"],
  map: ["<class 'dict'>"],
  list: ["<class 'list'>", "<class 'tuple'>"],
  string: ["<class 'str'>"],
  integer: ["<class 'int'>"],
  long: ["<class 'int'>"],
  float: ["<class 'float'>", "<class 'decimal.Decimal'>", "<class 'int'>"],
  double: ["<class 'float'>", "<class 'decimal.Decimal'>", "<class 'int'>"],
  boolean: ["<class 'bool'>"],
  blob: ["<class 'bytes'>", "<class 'bytearray'>", 'file-like object'],
  timestamp: ["<class 'datetime.datetime'>", 'timestamp-string'],
} as const

function hasType(type: keyof typeof PYTHON_TYPES, value: Plain): boolean {
  switch (type) {
    case 'structure':
    case 'map':
      return isObject(value)
    case 'list':
      return Array.isArray(value)
    case 'string':
      return typeof value === 'string'
    case 'integer':
    case 'long':
      // In Python a boolean is an int.
      return typeof value === 'bigint' || typeof value === 'boolean' || Number.isInteger(value)
    case 'float':
    case 'double':
      return typeof value === 'number' || typeof value === 'boolean'
    case 'boolean':
      return typeof value === 'boolean'
    case 'blob':
      return typeof value === 'string' || value instanceof Uint8Array
    case 'timestamp':
      return (typeof value === 'string' || typeof value === 'number') && readTimestamp(value) !== undefined
  }
}

function check(model: ServiceModel, ref: ShapeRef, value: Plain, name: string, report: Report): void {
  const shape = shapeOf(model, ref)
  const shown = name === '' ? 'input' : name.replace(/^\./, '')
  if (shape.document || (ref.jsonvalue && ref.location === 'header')) return
  if (!hasType(shape.type, value)) {
    report(
      `Invalid type for parameter ${shown}, value: ${pythonText(value)}, type: ${pythonType(value)}, valid types: ${PYTHON_TYPES[shape.type].join(', ')}`,
    )
    return
  }
  const atLeast = (size: number, what: 'length' | 'value', given: Plain): void => {
    if (shape.min === undefined || size >= shape.min) return
    report(`Invalid ${what} for parameter ${shown}, value: ${pythonText(given)}, valid min ${what}: ${shape.min}`)
  }
  switch (shape.type) {
    case 'structure': {
      const object = value as PlainObject
      const members = shape.members ?? {}
      const keys = Object.keys(object)
      if (shape.union && keys.length === 0) {
        report(
          `Must set one of the following keys for tagged unionstructure ${shown}: ${Object.keys(members).join('. ')}.`,
        )
      } else if (shape.union && keys.length > 1) {
        report(
          `Invalid number of parameters set for tagged union structure ${shown}. Can only set one of the following keys: ${Object.keys(members).join('. ')}.`,
        )
      }
      for (const required of shape.required ?? []) {
        if (!Object.hasOwn(object, required)) report(`Missing required parameter in ${shown}: "${required}"`)
      }
      for (const key of keys) {
        if (!Object.hasOwn(members, key)) {
          report(`Unknown parameter in ${shown}: "${key}", must be one of: ${Object.keys(members).join(', ')}`)
        }
      }
      for (const key of keys) {
        if (Object.hasOwn(members, key)) check(model, members[key]!, object[key]!, `${name}.${key}`, report)
      }
      return
    }
    case 'list': {
      const list = value as Plain[]
      atLeast(list.length, 'length', list.length)
      for (const [i, item] of list.entries()) check(model, shape.member!, item, `${name}[${i}]`, report)
      return
    }
    case 'map':
      for (const [key, item] of Object.entries(value as PlainObject)) {
        check(model, shape.key!, key, `${name} (key: ${key})`, report)
        check(model, shape.value!, item, `${name}.${key}`, report)
      }
      return
    case 'string': {
      const length = [...(value as string)].length
      atLeast(length, 'length', length)
      return
    }
    case 'integer':
    case 'long':
    case 'float':
    case 'double':
      atLeast(Number(value), 'value', value)
      return
    case 'boolean':
    case 'blob':
    case 'timestamp':
      return
  }
}

/** @throws CliError 252, every mistake on a line of its own. */
export function validateShape(model: ServiceModel, ref: ShapeRef, value: Plain): void {
  const mistakes: string[] = []
  check(model, ref, value, '', (message) => mistakes.push(message))
  if (mistakes.length > 0) throw paramValidation(`Parameter validation failed:\n${mistakes.join('\n')}`)
}

/** @throws CliError 252 */
export function validateParameters(model: ServiceModel, operation: Operation, params: PlainObject): void {
  if (operation.input) validateShape(model, operation.input, params)
}
