/**
 * The options of one operation, from its model, and how their text becomes the request's parameters
 * (awscli/arguments.py, awscli/argprocess.py).
 */
import { type Operation, type ServiceModel, type ShapeRef, shapeOf } from '@first-line/aws-api'
import type { Argument, ArgumentValue } from './argparse.ts'
import { generalError, paramError } from './errors.ts'
import { jsonComplaint } from './json-complaint.ts'
import { cliName } from './naming.ts'
import type { Plain, PlainObject } from './python-text.ts'
import { pythonFloat, pythonInt } from './scalars.ts'
import { adaptToShape, parseShorthand, type ReadReference, ShorthandError } from './shorthand.ts'

/** How an option's text becomes parameters. */
export type Apply = (params: PlainObject, value: ArgumentValue | Plain, context: ApplyContext) => void

export interface ApplyContext {
  /** Reads `Key@=file://…` within shorthand; the files were read before, as that takes time. */
  readReference: ReadReference
  warn: (text: string) => void
}

export interface Parameter extends Argument {
  /** The member it fills; none for `--cli-input-json` and its like. */
  member?: { name: string; ref: ShapeRef }
  /** Kept from help, still understood. */
  hidden?: boolean
  /** For help: `string`, `list`, `structure`. */
  typeName: string
  apply?: Apply
  /** Its text may be `file://…`. */
  reference?: boolean
}

/** Options by name without dashes, in order. */
export type ParameterTable = Map<string, Parameter>

const SCALARS = new Set(['string', 'integer', 'long', 'float', 'double', 'boolean', 'blob', 'timestamp'])

/** Any JSON value, or something that holds one: shorthand cannot say it. */
function holdsDocument(model: ServiceModel, ref: ShapeRef, above: readonly string[] = []): boolean {
  if (above.includes(ref.shape)) return false
  const shape = shapeOf(model, ref)
  if (shape.document) return true
  const inner = shape.type === 'list' ? shape.member : shape.type === 'map' ? shape.value : undefined
  return inner ? holdsDocument(model, inner, [...above, ref.shape]) : false
}

/** Whether an option of this shape may be written in shorthand: structure, or a list or map with structure inside. */
export function hasShorthand(model: ServiceModel, ref: ShapeRef): boolean {
  if (holdsDocument(model, ref)) return false
  const shape = shapeOf(model, ref)
  if (shape.type === 'list') return !SCALARS.has(shapeOf(model, shape.member!).type)
  return !SCALARS.has(shape.type)
}

/** Python's message for bad JSON, for the first thing that is wrong. */
export function parseJson(text: string, option: string): Plain {
  try {
    return JSON.parse(text) as Plain
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error
    throw paramError(option, `Invalid JSON: ${jsonComplaint(text)}\nJSON received: ${text}`)
  }
}

function unpackScalar(model: ServiceModel, ref: ShapeRef, value: Plain): Plain {
  const { type } = shapeOf(model, ref)
  if (type === 'integer' || type === 'long') return typeof value === 'string' ? pythonInt(value) : value
  if (type === 'float' || type === 'double') return typeof value === 'string' ? pythonFloat(value) : value
  if (type === 'boolean') return typeof value === 'string' ? value.toLowerCase() !== 'false' : Boolean(value)
  return value
}

function unpack(model: ServiceModel, ref: ShapeRef, value: Plain, option: string): Plain {
  const shape = shapeOf(model, ref)
  if (shape.document || (ref.jsonvalue && ref.location === 'header')) return parseJson(String(value), option)
  if (shape.type === 'structure' || shape.type === 'map') {
    const text = String(value)
    if (text.trimStart() === '') throw generalError('string index out of range')
    if (text.trimStart().startsWith('{')) return parseJson(text, option)
    throw paramError(option, `Invalid JSON:\n${text}`)
  }
  if (shape.type === 'list') {
    if (typeof value === 'string') {
      if (value.trimStart().startsWith('[')) return parseJson(value, option)
      // Python takes a text apart into its characters here.
      return [...value].map((char) => unpack(model, shape.member!, char, option))
    }
    const list = value as Plain[]
    if (list.length === 1 && typeof list[0] === 'string' && list[0].trim().startsWith('[')) {
      return parseJson(list[0], option)
    }
    return list.map((item) => unpack(model, shape.member!, item, option))
  }
  return unpackScalar(model, ref, value)
}

/** The parameter's value from what the command line, or the file it names, says. */
export function unpackParameter(
  model: ServiceModel,
  ref: ShapeRef,
  value: Plain,
  option: string,
  readReference: ReadReference,
): Plain {
  const first = Array.isArray(value) && value.length > 0 ? value[0] : value
  const looksLikeJson = typeof first === 'string' && /^[[{]/.test(first.trim())
  if (looksLikeJson || !hasShorthand(model, ref)) return unpack(model, ref, value, option)
  const shape = shapeOf(model, ref)
  try {
    if (Array.isArray(value)) {
      const parsed = value.map((item) => parseShorthand(String(item), readReference))
      return adaptToShape(model, ref, parsed)
    }
    const text = String(value)
    const members = Object.entries(shape.members ?? {})
    if (shape.type === 'structure' && members.length === 1 && members[0]![0] === 'Value' && !text.includes('=')) {
      if (shapeOf(model, members[0]![1]).type === 'string') return { Value: text }
    }
    const parsed = parseShorthand(text, readReference)
    // A list that came from one file stays as it was read: AWS CLI then complains of its type.
    return shape.type === 'list' ? parsed : adaptToShape(model, ref, parsed)
  } catch (error) {
    if (error instanceof ShorthandError) throw paramError(option, error.message)
    throw error
  }
}

const applyMember =
  (model: ServiceModel, name: string, ref: ShapeRef, option: string): Apply =>
  (params, value, { readReference }) => {
    params[name] = unpackParameter(model, ref, value as Plain, option, readReference)
  }

/** Options for an operation's input, in the model's order: each member one, each boolean two. */
export function memberParameters(model: ServiceModel, operation: Operation): ParameterTable {
  const table: ParameterTable = new Map()
  if (!operation.input) return table
  const input = shapeOf(model, operation.input)
  for (const [member, ref] of Object.entries(input.members ?? {})) {
    const name = cliName(member)
    const { type } = shapeOf(model, ref)
    const dest = name.replaceAll('-', '_')
    const option = `--${name}`
    const base = { name: option, dest, member: { name: member, ref }, typeName: type }
    if (type === 'boolean') {
      const apply: Apply = (params, value) => {
        if (typeof value === 'boolean') params[member] = value
      }
      table.set(name, { ...base, action: 'store-true', apply })
      table.set(`no-${name}`, { ...base, name: `--no-${name}`, action: 'store-false', apply })
      continue
    }
    table.set(name, {
      ...base,
      reference: true,
      required: (input.required?.includes(member) ?? false) && !ref.idempotencyToken,
      ...(type === 'list' && { count: '*' }),
      ...(type === 'long' && { type: 'int' }),
      ...((type === 'float' || type === 'double') && { type: 'float' }),
      apply: applyMember(model, member, ref, option),
    })
  }
  return table
}

/** Gives an option another name; a boolean's two are renamed apart. */
export function renameParameter(table: ParameterTable, from: string, to: string): ParameterTable {
  return new Map(
    [...table].map(([name, parameter]) => {
      if (name !== from) return [name, parameter]
      const dest = parameter.action ? parameter.dest : to.replaceAll('-', '_')
      return [to, { ...parameter, name: `--${to}`, dest }]
    }),
  )
}
