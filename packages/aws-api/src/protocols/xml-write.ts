/**
 * Values of shapes written as XML elements: the bodies of query, ec2 and rest-xml. What the model says is looked up once
 * for each place in it, and kept as a function: a list of a hundred users is written by seven of them.
 */
import type { AwsStructure, AwsValue, ServiceModel, Shape, ShapeRef, XmlNamespace } from '../model.ts'
import { shapeOf } from '../model.ts'
import { escapeText, openTag, type XmlWriter } from '../xml/write.ts'
import { formatScalar, isStructure, type TimestampStyle } from './scalar.ts'

type Write<V> = (value: V, out: XmlWriter) => void

const known = new WeakMap<TimestampStyle, WeakMap<Shape, Write<AwsStructure>>>()

/**
 * Writes all body members of a structure, each as its own element, in the model's order.
 * @throws TypeError from the function for a value that does not fit its shape
 */
export function memberWriter(model: ServiceModel, shape: Shape, style: TimestampStyle): Write<AwsStructure> {
  let ofStyle = known.get(style)
  if (!ofStyle) {
    ofStyle = new WeakMap()
    known.set(style, ofStyle)
  }
  let write = ofStyle.get(shape)
  if (!write) {
    write = compileMembers(model, shape, style)
    ofStyle.set(shape, write)
  }
  return write
}

function compileMembers(model: ServiceModel, shape: Shape, style: TimestampStyle): Write<AwsStructure> {
  const members: Array<{ name: string; ref: ShapeRef; write?: Write<AwsValue> }> = []
  for (const name in shape.members) {
    const ref = shape.members[name]!
    if (ref.location === undefined && !ref.xmlAttribute) members.push({ name, ref })
  }
  return (value, out) => {
    for (const member of members) {
      const set = value[member.name]
      if (set === undefined || set === null) continue
      // When it is first needed: shapes may hold themselves.
      member.write ??= elementWriter(model, member.ref, member.ref.locationName ?? member.name, style)
      member.write(set, out)
    }
  }
}

/** Writes one value as an element, or several for a flattened list or map. */
function elementWriter(model: ServiceModel, ref: ShapeRef, name: string, style: TimestampStyle): Write<AwsValue> {
  const shape = shapeOf(model, ref)
  const start = `<${name}>`
  const end = `</${name}>`
  switch (shape.type) {
    case 'structure': {
      const members = memberWriter(model, shape, style)
      const plain = !hasAttributes(ref, shape)
      return (value, out) => {
        if (!isStructure(value)) throw new TypeError(`${ref.shape} needs an object`)
        out.raw(plain ? start : openTag(name, attributesOf(model, ref, shape, value, style)))
        members(value, out)
        out.raw(end)
      }
    }
    case 'list': {
      const member = shape.member!
      const flattened = shape.flattened || ref.flattened
      const item = elementWriter(model, member, member.locationName ?? (flattened ? name : 'member'), style)
      return (value, out) => {
        if (!Array.isArray(value)) throw new TypeError(`${ref.shape} needs an array`)
        if (!flattened) out.raw(start)
        for (const one of value) item(one, out)
        if (!flattened) out.raw(end)
      }
    }
    case 'map': {
      const flattened = shape.flattened || ref.flattened
      const entry = flattened ? name : 'entry'
      const keyName = shape.key!.locationName ?? 'key'
      const write = elementWriter(model, shape.value!, shape.value!.locationName ?? 'value', style)
      return (value, out) => {
        if (!isStructure(value)) throw new TypeError(`${ref.shape} needs an object`)
        if (!flattened) out.raw(start)
        for (const key of Object.keys(value)) {
          const item = value[key]
          if (item === undefined || item === null) continue
          out.raw(`<${entry}><${keyName}>${escapeText(key)}</${keyName}>`)
          write(item, out)
          out.raw(`</${entry}>`)
        }
        if (!flattened) out.raw(end)
      }
    }
    default: {
      // What is in a list has much in common (a Region, a type, a state): an element that says the same again is at hand.
      let last: AwsValue | undefined
      let written = ''
      return (value, out) => {
        if (value !== last || typeof value === 'object') {
          written = start + escapeText(formatScalar(shape, value, style, ref)) + end
          last = value
        }
        out.raw(written)
      }
    }
  }
}

function hasAttributes(ref: ShapeRef, shape: Shape): boolean {
  if (ref.xmlNamespace !== undefined || shape.xmlNamespace !== undefined) return true
  return Object.values(shape.members ?? {}).some(({ xmlAttribute }) => xmlAttribute)
}

/** Namespace declarations and members that are attributes (`xsi:type` of a grantee). */
export function attributesOf(
  model: ServiceModel,
  ref: ShapeRef,
  shape: Shape,
  value: AwsStructure,
  style: TimestampStyle,
): Record<string, string> | undefined {
  let attributes: Record<string, string> | undefined
  const namespace: XmlNamespace | string | undefined = ref.xmlNamespace ?? shape.xmlNamespace
  if (namespace !== undefined) {
    const { uri, prefix } = typeof namespace === 'string' ? { uri: namespace, prefix: undefined } : namespace
    attributes = { [prefix ? `xmlns:${prefix}` : 'xmlns']: uri }
  }
  for (const name in shape.members) {
    const member = shape.members[name]!
    const set = value[name]
    if (!member.xmlAttribute || set === undefined || set === null) continue
    attributes ??= {}
    attributes[member.locationName ?? name] = formatScalar(shapeOf(model, member), set, style, member)
  }
  return attributes
}
