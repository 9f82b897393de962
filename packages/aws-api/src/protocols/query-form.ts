/** Values of shapes as form parameters: requests of query and ec2, in both directions. */
import { CodecError } from '../codec-error.ts'
import type { AwsStructure, AwsValue, ServiceModel, Shape, ShapeRef } from '../model.ts'
import { shapeOf } from '../model.ts'
import { parseQuery, upperFirst } from '../text.ts'
import { formatScalar, isStructure, parseScalar, setKey, type TimestampStyle, unreadable } from './scalar.ts'

export type FormDialect = 'query' | 'ec2'

/** Parameters as a tree: `Tags.member.1.Key=a` is a branch four deep. */
export interface FormNode {
  value?: string
  children?: Map<string, FormNode>
}

const MAX_DEPTH = 32
const MAX_PARAMETERS = 20_000
const INDEX = /^[1-9]\d{0,6}$/
const STYLE: TimestampStyle = { format: 'iso8601', milliseconds: 'if-any' }

/** @throws CodecError MalformedQueryString, or ValidationError when there are too many parameters. */
export function parseForm(text: string): FormNode {
  const root: FormNode = {}
  let count = 0
  for (const { name, value } of parseQuery(text, { plusIsSpace: true })) {
    count += 1
    const path = name.includes('.') ? name.split('.') : [name]
    if (count > MAX_PARAMETERS || path.length > MAX_DEPTH) {
      throw new CodecError('MalformedInput', 'Too many parameters')
    }
    let node = root
    for (const key of path) {
      node.children ??= new Map()
      let next = node.children.get(key)
      if (!next) {
        next = {}
        node.children.set(key, next)
      }
      node = next
    }
    node.value = value
  }
  return root
}

/** The name a member goes by in a form. EC2 writes `InstanceId` for what the model calls `instanceId`. */
export function formName(dialect: FormDialect, name: string, ref: ShapeRef): string {
  if (dialect === 'query') return ref.locationName ?? name
  return ref.queryName ?? (ref.locationName === undefined ? name : upperFirst(ref.locationName))
}

export function readForm(model: ServiceModel, dialect: FormDialect, shape: Shape, node: FormNode): AwsStructure {
  const out: AwsStructure = {}
  if (!node.children) return out
  for (const name in shape.members) {
    const ref = shape.members[name]!
    const member = shapeOf(model, ref)
    // A flattened list replaces its own name by that of its items.
    const key =
      dialect === 'query' && member.type === 'list' && member.flattened && member.member!.locationName
        ? member.member!.locationName
        : formName(dialect, name, ref)
    const child = node.children.get(key)
    if (child) {
      const value = readNode(model, dialect, ref, member, child)
      if (value !== undefined) out[name] = value
    }
  }
  return out
}

function readNode(
  model: ServiceModel,
  dialect: FormDialect,
  ref: ShapeRef,
  shape: Shape,
  node: FormNode,
): AwsValue | undefined {
  switch (shape.type) {
    case 'structure':
      return readForm(model, dialect, shape, node)
    case 'list': {
      const flattened = dialect === 'ec2' || shape.flattened
      const item = shape.member!
      const items = flattened
        ? node
        : (node.children?.get(item.locationName ?? 'member') ?? node.children?.get('member') ?? {})
      if (dialect === 'query' && !flattened) return readList(model, item, items)
      const out: AwsValue[] = []
      for (const child of numbered(items)) {
        const value = readNode(model, dialect, item, shapeOf(model, item), child)
        if (value !== undefined) out.push(value)
      }
      return out
    }
    case 'map': {
      const entries = shape.flattened ? node : (node.children?.get('entry') ?? {})
      const out: AwsStructure = {}
      for (const entry of numbered(entries)) {
        const key = entry.children?.get(shape.key!.locationName ?? 'key')?.value
        const value = entry.children?.get(shape.value!.locationName ?? 'value')
        if (key === undefined || !value) continue
        const read = readNode(model, dialect, shape.value!, shapeOf(model, shape.value!), value)
        if (read !== undefined) setKey(out, key, read)
      }
      return out
    }
    default:
      if (node.value === undefined) return undefined
      return dialect === 'query' ? parseStrictly(shape, node.value, ref) : parseScalar(shape, node.value, ref)
  }
}

/** How far apart the numbers of two items may be. */
const MAX_GAP = 10

/**
 * A list as IAM and STS read it, and refuse it: numbers that are left out are items without a value, and an item that has
 * members and no number is the first. Rules and words as recorded on AWS in 2026.
 * @throws CodecError MalformedInput
 */
function readList(model: ServiceModel, item: ShapeRef, node: FormNode): AwsValue[] {
  const shape = shapeOf(model, item)
  const isStructured = shape.type === 'structure'
  const byNumber = new Map<number, FormNode>()
  for (const [key, child] of node.children ?? []) {
    if (/^-\d/.test(key)) throw malformed(`Key ${key} may not have a leading '-'`)
    if (!/^\d{1,9}$/.test(key)) {
      if (!isStructured) throw malformed('Start of list found where not expected')
      if (!byNumber.has(1)) byNumber.set(1, node)
      continue
    }
    const number = Number(key)
    if (number === 0) throw malformed(`${key} is not a valid index`)
    if ([...(child.children?.keys() ?? [])].some((next) => /^\d+$/.test(next)))
      throw malformed('Two index elements may not occur back to back')
    byNumber.set(number, merged(byNumber.get(number), child))
  }
  const out: AwsValue[] = []
  for (const number of [...byNumber.keys()].sort((a, b) => a - b)) {
    const skipped = number - Math.max(1, out.length)
    if (skipped > MAX_GAP) throw malformed(`Excessively sparse input would skip ${skipped} list elements`)
    while (out.length < number - 1) out.push(isStructured ? {} : null)
    out.push(readNode(model, 'query', item, shape, byNumber.get(number)!) ?? null)
  }
  return out
}

/** `01` and `1` are one number. */
function merged(one: FormNode | undefined, other: FormNode): FormNode {
  if (!one) return other
  return { ...one, ...other, children: new Map([...(one.children ?? []), ...(other.children ?? [])]) }
}

const malformed = (message: string): CodecError => new CodecError('MalformedInput', message)

/** Numbers and truth values with spaces around them, or in capitals, are none (recorded on AWS in 2026). */
function parseStrictly(shape: Shape, text: string, ref: ShapeRef): AwsValue {
  const isNumber = shape.type === 'integer' || shape.type === 'long'
  if ((isNumber && text !== text.trim()) || (shape.type === 'boolean' && !/^(?:true|false|0|1)$/.test(text)))
    throw unreadable(shape, text)
  return parseScalar(shape, text, ref)
}

/** Children `1`, `2`, … in numeric order; gaps close. */
function numbered(node: FormNode): FormNode[] {
  if (!node.children) return []
  return [...node.children]
    .filter(([key]) => INDEX.test(key))
    .sort(([a], [b]) => Number(a) - Number(b))
    .map(([, child]) => child)
}

export function writeForm(
  model: ServiceModel,
  dialect: FormDialect,
  shape: Shape,
  value: AwsStructure,
  prefix: string,
  out: [string, string][],
): void {
  for (const name in shape.members) {
    const member = value[name]
    if (member === undefined || member === null) continue
    const ref = shape.members[name]!
    const own = formName(dialect, name, ref)
    writeParameter(model, dialect, ref, prefix === '' ? own : `${prefix}.${own}`, member, out)
  }
}

function writeParameter(
  model: ServiceModel,
  dialect: FormDialect,
  ref: ShapeRef,
  path: string,
  value: AwsValue,
  out: [string, string][],
): void {
  const shape = shapeOf(model, ref)
  switch (shape.type) {
    case 'structure':
      if (!isStructure(value)) throw new TypeError(`${ref.shape} needs an object`)
      writeForm(model, dialect, shape, value, path, out)
      return
    case 'list': {
      if (!Array.isArray(value)) throw new TypeError(`${ref.shape} needs an array`)
      if (value.length === 0) {
        // "Set to the empty list" and "leave alone" differ in the query protocol; EC2 cannot say the former.
        if (dialect === 'query') out.push([path, ''])
        return
      }
      const item = shape.member!
      value.forEach((element, index) => {
        writeParameter(model, dialect, item, `${listPath(dialect, shape, path)}.${index + 1}`, element, out)
      })
      return
    }
    case 'map': {
      if (!isStructure(value)) throw new TypeError(`${ref.shape} needs an object`)
      const base = shape.flattened ? path : `${path}.entry`
      Object.keys(value).forEach((key, index) => {
        const item = value[key]
        if (item === undefined || item === null) return
        out.push([`${base}.${index + 1}.${shape.key!.locationName ?? 'key'}`, key])
        const valuePath = `${base}.${index + 1}.${shape.value!.locationName ?? 'value'}`
        writeParameter(model, dialect, shape.value!, valuePath, item, out)
      })
      return
    }
    default:
      out.push([path, formatScalar(shape, value, STYLE, ref)])
  }
}

function listPath(dialect: FormDialect, shape: Shape, path: string): string {
  if (dialect === 'ec2') return path
  const itemName = shape.member!.locationName
  if (!shape.flattened) return `${path}.${itemName ?? 'member'}`
  return itemName === undefined ? path : [...path.split('.').slice(0, -1), itemName].join('.')
}
