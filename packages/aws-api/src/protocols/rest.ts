/** What rest-xml and rest-json share: members in path, query, headers; the rest, or one member, as the body. */
import { type Body, bytesOf, type HttpRequest, NO_BODY } from '../http.ts'
import type { AwsStructure, AwsValue, Operation, ServiceModel, Shape, ShapeRef } from '../model.ts'
import { shapeOf } from '../model.ts'
import { formatQuery, textOf, utf8 } from '../text.ts'
import type { EncodedRequest } from './codec.ts'
import { readRequestBindings, readResponseBindings, writeBindings } from './rest-bindings.ts'
import { isStructure } from './scalar.ts'
import { fillPath, parseTemplate } from './uri-template.ts'

/** How a protocol reads and writes a structure as a document. */
export interface DocumentFormat {
  contentType: string
  read(model: ServiceModel, ref: ShapeRef, shape: Shape, text: string, operation: Operation): AwsStructure
  /** `payload`: the structure is one member, not the operation's whole input or output. */
  write(
    model: ServiceModel,
    ref: ShapeRef,
    shape: Shape,
    value: AwsStructure,
    operation: Operation,
    side: 'input' | 'output',
  ): Uint8Array
}

export interface RestBody {
  body: Body
  contentType?: string
}

export function decodeRestRequest(
  model: ServiceModel,
  operation: Operation,
  request: HttpRequest,
  uriParams: Record<string, string>,
  format: DocumentFormat,
): AwsStructure {
  const input: AwsStructure = {}
  if (!operation.input) return input
  const shape = shapeOf(model, operation.input)
  readRequestBindings(model, shape, request, uriParams, input)
  readBody(model, operation, operation.input, shape, request.body, format, input)
  return input
}

export function decodeRestOutput(
  model: ServiceModel,
  operation: Operation,
  response: { status: number; headers: Record<string, string>; body: Body },
  format: DocumentFormat,
): AwsStructure {
  const output: AwsStructure = {}
  if (!operation.output) return output
  const shape = shapeOf(model, operation.output)
  readResponseBindings(model, shape, response.status, response.headers, output)
  readBody(model, operation, operation.output, shape, response.body, format, output)
  return output
}

function readBody(
  model: ServiceModel,
  operation: Operation,
  ref: ShapeRef,
  shape: Shape,
  body: Body,
  format: DocumentFormat,
  into: AwsStructure,
): void {
  if (shape.payload === undefined) {
    if (!hasBodyMembers(shape)) return
    const text = textOf(bytesOf(body))
    if (text.trim() !== '') Object.assign(into, format.read(model, ref, shape, text, operation))
    return
  }
  const payload = shape.members![shape.payload]!
  const member = shapeOf(model, payload)
  if (member.type === 'blob') {
    // A streaming member is there even when it is empty: an object of no bytes is an object.
    if (payload.streaming || !(body instanceof Uint8Array) || body.length > 0) into[shape.payload] = body
    return
  }
  const text = textOf(bytesOf(body))
  if (member.type === 'string') {
    if (text !== '') into[shape.payload] = text
  } else if (text.trim() !== '') {
    into[shape.payload] = format.read(model, payload, member, text, operation)
  }
}

export function encodeRestRequest(
  model: ServiceModel,
  operation: Operation,
  input: AwsStructure,
  format: DocumentFormat,
): EncodedRequest {
  const labels: Record<string, string> = {}
  const query: [string, string][] = []
  const headers: Record<string, string> = {}
  const template = parseTemplate(operation.http.requestUri)
  for (const { name, value } of template.query) query.push([name, value ?? ''])
  let body: RestBody = { body: NO_BODY }
  if (operation.input) {
    const shape = shapeOf(model, operation.input)
    writeBindings(model, shape, input, { labels, query, headers })
    body = writeBody(model, operation, operation.input, shape, input, format, 'input')
  }
  if (body.contentType !== undefined && headers['content-type'] === undefined)
    headers['content-type'] = body.contentType
  return {
    method: operation.http.method,
    path: fillPath(template, labels),
    query: formatQuery(query),
    headers,
    body: body.body,
  }
}

/** The body of a request or an answer, and its type when it has one. */
export function writeBody(
  model: ServiceModel,
  operation: Operation,
  ref: ShapeRef,
  shape: Shape,
  value: AwsStructure,
  format: DocumentFormat,
  side: 'input' | 'output',
): RestBody {
  if (shape.payload === undefined) {
    const empty = !hasBodyMembers(shape) || (side === 'input' && !anyBodyMemberSet(shape, value))
    if (empty && !(side === 'output' && format.contentType === 'application/json')) return { body: NO_BODY }
    return { body: format.write(model, ref, shape, value, operation, side), contentType: format.contentType }
  }
  const payload = shape.members![shape.payload]!
  const member = shapeOf(model, payload)
  const set = value[shape.payload]
  if (set === undefined || set === null) return { body: NO_BODY }
  if (member.type === 'blob' || member.type === 'string') return { body: rawBody(set) }
  if (!isStructure(set)) throw new TypeError(`${payload.shape} needs an object`)
  return { body: format.write(model, payload, member, set, operation, side), contentType: format.contentType }
}

function rawBody(value: AwsValue): Body {
  if (value instanceof Uint8Array || value instanceof ReadableStream) return value
  return utf8(String(value))
}

function hasBodyMembers(shape: Shape): boolean {
  for (const name in shape.members) if (shape.members[name]!.location === undefined) return true
  return false
}

function anyBodyMemberSet(shape: Shape, value: AwsStructure): boolean {
  for (const name in shape.members) {
    if (shape.members[name]!.location === undefined && value[name] !== undefined) return true
  }
  return false
}
