/** Random values of any shape of a model, for round trips. */
import fc from 'fast-check'
import type { AwsStructure, AwsValue, ServiceModel, ShapeRef } from '../model.ts'
import { shapeOf } from '../model.ts'

const MAX_DEPTH = 4

/** Where a value travels limits what it may be: headers have no line breaks, labels are not empty. */
type Place = 'body' | 'header' | 'uri'

const text: Record<Place, fc.Arbitrary<string>> = {
  body: fc.oneof(
    fc.string({ unit: fc.constantFrom(...'abc<&>"\' é€\u{1f511}+%/=\t\n\r]'), maxLength: 12 }),
    fc.constant(']]>'),
  ),
  header: fc.string({ unit: fc.constantFrom(...'abcXYZ019-_/;:+'), minLength: 1, maxLength: 12 }),
  uri: fc.string({ unit: fc.constantFrom(...'abcXYZ019-_ é+%:'), minLength: 1, maxLength: 12 }),
}

/** A value for a structure, all members optional but those that the path needs. */
export function structureOf(model: ServiceModel, ref: ShapeRef): fc.Arbitrary<AwsStructure> {
  return structure(model, ref, 0)
}

function structure(model: ServiceModel, ref: ShapeRef, depth: number): fc.Arbitrary<AwsStructure> {
  const shape = shapeOf(model, ref)
  const record: Record<string, fc.Arbitrary<AwsValue>> = {}
  const needed: string[] = []
  for (const [name, member] of Object.entries(shape.members ?? {})) {
    if (member.location === 'statusCode' || shapeOf(model, member).eventstream) continue
    const place: Place =
      member.location === 'uri'
        ? 'uri'
        : member.location === 'header' || member.location === 'headers'
          ? 'header'
          : 'body'
    if (place === 'uri' || (member.location && shape.required?.includes(name))) needed.push(name)
    const deep = depth >= MAX_DEPTH || (depth > 1 && shapeOf(model, member).type === 'structure')
    if (deep && !needed.includes(name) && isNested(model, member)) continue
    record[name] = value(model, member, depth + 1, place)
    if (member.xmlAttribute) record[name] = text.header
  }
  return fc.record(record, { requiredKeys: needed }) as fc.Arbitrary<AwsStructure>
}

function isNested(model: ServiceModel, ref: ShapeRef): boolean {
  return ['structure', 'list', 'map'].includes(shapeOf(model, ref).type)
}

function value(model: ServiceModel, ref: ShapeRef, depth: number, place: Place): fc.Arbitrary<AwsValue> {
  const shape = shapeOf(model, ref)
  if (shape.document) return fc.jsonValue({ maxDepth: 2 }).filter((json) => json !== null) as fc.Arbitrary<AwsValue>
  switch (shape.type) {
    case 'structure':
      return structure(model, ref, depth)
    case 'list': {
      if (depth >= MAX_DEPTH && isNested(model, shape.member!)) return fc.constant([])
      return fc.array(value(model, shape.member!, depth + 1, place), { minLength: 1, maxLength: 3 })
    }
    case 'map':
      return fc.dictionary(
        place === 'header'
          ? fc.stringMatching(/^[a-z0-9-]{1,8}$/)
          : fc.string({ minLength: 1, maxLength: 6, unit: fc.constantFrom(...'abc.<') }),
        value(model, shape.value!, depth + 1, place),
        { minKeys: 1, maxKeys: 3 },
      )
    case 'string':
      return shape.enum ? fc.constantFrom(...shape.enum) : text[place]
    case 'boolean':
      return fc.boolean()
    case 'integer':
      return fc.integer()
    case 'long':
      return fc.maxSafeInteger()
    case 'float':
    case 'double':
      return fc.double({ noDefaultInfinity: true, noNaN: true }).map((number) => (Object.is(number, -0) ? 0 : number))
    case 'timestamp':
      return fc.integer({ min: 0, max: 4_000_000_000 }).map((seconds) => new Date(seconds * 1000))
    case 'blob':
      return fc.uint8Array({ minLength: ref.streaming ? 0 : 1, maxLength: 20 })
  }
}
