/** Values of shapes read from XML elements: the bodies of query, ec2 and rest-xml. */
import { CodecError } from '../codec-error.ts'
import type { AwsStructure, AwsValue, ServiceModel, Shape, ShapeRef } from '../model.ts'
import { shapeOf } from '../model.ts'
import { localName, type XmlElement } from '../xml/parse.ts'
import { parseScalar, setKey } from './scalar.ts'

/** Reads the body members of a structure from an element. Elements the model does not know are skipped. */
export function readMembers(model: ServiceModel, shape: Shape, element: XmlElement): AwsStructure {
  const byName = new Map<string, XmlElement[]>()
  for (const child of element.children) {
    const key = localName(child.name)
    const there = byName.get(key)
    if (there) there.push(child)
    else byName.set(key, [child])
  }
  const out: AwsStructure = {}
  for (const name in shape.members) {
    const ref = shape.members[name]!
    if (ref.location !== undefined) continue
    if (ref.xmlAttribute) {
      const attribute = attributeOf(element, ref.locationName ?? name)
      if (attribute !== undefined) out[name] = parseScalar(shapeOf(model, ref), attribute, ref)
      continue
    }
    const member = shapeOf(model, ref)
    const elements = byName.get(elementName(name, ref, member)) ?? byName.get(ref.locationName ?? name)
    if (elements) out[name] = readElements(model, ref, member, elements)
  }
  return out
}

/** A flattened list goes by the name of its items, where the model gives them one. */
function elementName(name: string, ref: ShapeRef, shape: Shape): string {
  const flattened = shape.flattened || ref.flattened
  const itemName = shape.type === 'list' && flattened ? shape.member!.locationName : undefined
  return itemName ?? ref.locationName ?? name
}

/** Prefixes are the writer's choice: `xsi:type` is found as `x:type` too. */
function attributeOf(element: XmlElement, name: string): string | undefined {
  const exact = element.attributes[name]
  if (exact !== undefined) return exact
  const key = Object.keys(element.attributes).find((other) => localName(other) === localName(name))
  return key === undefined ? undefined : element.attributes[key]
}

function readElements(model: ServiceModel, ref: ShapeRef, shape: Shape, elements: XmlElement[]): AwsValue {
  const flattened = shape.flattened || ref.flattened
  if (shape.type === 'list') {
    const items = flattened ? elements : elements.flatMap((element) => element.children)
    return items.map((item) => readElement(model, shape.member!, item))
  }
  if (shape.type === 'map') {
    const out: AwsStructure = {}
    const entries = flattened ? elements : elements.flatMap((element) => element.children)
    for (const entry of entries) {
      const key = childNamed(entry, shape.key!.locationName ?? 'key')
      const value = childNamed(entry, shape.value!.locationName ?? 'value')
      if (key && value) setKey(out, key.text, readElement(model, shape.value!, value))
    }
    return out
  }
  return readElement(model, ref, elements[0]!)
}

/** Reads one element as a value of a shape. */
export function readElement(model: ServiceModel, ref: ShapeRef, element: XmlElement): AwsValue {
  const shape = shapeOf(model, ref)
  switch (shape.type) {
    case 'structure':
      return readMembers(model, shape, element)
    case 'list':
    case 'map':
      return readElements(model, ref, shape, [element])
    default:
      if (element.children.length > 0) {
        throw new CodecError(
          'MalformedXML',
          'The XML you provided was not well-formed or did not validate against our published schema',
        )
      }
      return parseScalar(shape, element.text, ref)
  }
}

export function childNamed(element: XmlElement, name: string): XmlElement | undefined {
  return element.children.find((child) => localName(child.name) === name)
}
