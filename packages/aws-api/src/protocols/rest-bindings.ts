/** Members that travel outside the body: in the path, the query string, headers and the status. */
import { CodecError } from '../codec-error.ts'
import type { HttpRequest } from '../http.ts'
import type { AwsStructure, AwsValue, ServiceModel, Shape, ShapeRef, TimestampFormat } from '../model.ts'
import { shapeOf } from '../model.ts'
import { parseQuery } from '../text.ts'
import { formatScalar, isStructure, parseScalar, setKey } from './scalar.ts'

const HEADER_STYLE = { format: 'rfc822' as TimestampFormat, milliseconds: 'if-any' as const }
const QUERY_STYLE = { format: 'iso8601' as TimestampFormat, milliseconds: 'if-any' as const }

/** Reads the bound members of a request into `out`. */
export function readRequestBindings(
  model: ServiceModel,
  shape: Shape,
  request: HttpRequest,
  uriParams: Record<string, string>,
  out: AwsStructure,
): void {
  let query: Map<string, string[]> | undefined
  for (const name in shape.members) {
    const ref = shape.members[name]!
    if (ref.location === undefined) continue
    const wireName = ref.locationName ?? name
    if (ref.location === 'uri') {
      const value = uriParams[wireName]
      if (value !== undefined) out[name] = parseScalar(shapeOf(model, ref), value, ref)
    } else if (ref.location === 'querystring') {
      query ??= queryOf(request)
      const value = readQueryMember(model, ref, wireName, query)
      if (value !== undefined) out[name] = value
    } else readHeaderMember(model, name, ref, request.headers, out)
  }
}

/** Reads headers (and the status) of an answer into `out`. */
export function readResponseBindings(
  model: ServiceModel,
  shape: Shape,
  status: number,
  headers: Record<string, string>,
  out: AwsStructure,
): void {
  for (const name in shape.members) {
    const ref = shape.members[name]!
    if (ref.location === 'statusCode') out[name] = status
    else if (ref.location !== undefined) readHeaderMember(model, name, ref, headers, out)
  }
}

function queryOf(request: HttpRequest): Map<string, string[]> {
  const query = new Map<string, string[]>()
  // S3 reads `+` in a query string as a blank, as forms do.
  for (const { name, value } of parseQuery(request.query, { plusIsSpace: true })) {
    const there = query.get(name)
    if (there) there.push(value)
    else query.set(name, [value])
  }
  return query
}

function readQueryMember(
  model: ServiceModel,
  ref: ShapeRef,
  name: string,
  query: Map<string, string[]>,
): AwsValue | undefined {
  const shape = shapeOf(model, ref)
  if (shape.type === 'map') {
    const out: AwsStructure = {}
    for (const [key, values] of query) setKey(out, key, values[0]!)
    return out
  }
  const values = query.get(name)
  if (!values) return undefined
  if (shape.type === 'list') return values.map((value) => parseScalar(shapeOf(model, shape.member!), value))
  try {
    return parseScalar(shape, values[0]!, ref)
  } catch (error) {
    if (!(error instanceof CodecError) || model.metadata.protocol !== 'rest-xml') throw error
    const message =
      shape.type === 'integer' || shape.type === 'long'
        ? `Provided ${name} not an integer or within integer range`
        : `Invalid value for ${name}`
    throw new CodecError('InvalidArgument', message, { cause: error })
  }
}

function readHeaderMember(
  model: ServiceModel,
  name: string,
  ref: ShapeRef,
  headers: Record<string, string>,
  out: AwsStructure,
): void {
  const shape = shapeOf(model, ref)
  if (ref.location === 'headers') {
    const prefix = (ref.locationName ?? '').toLowerCase()
    const map: AwsStructure = {}
    let any = false
    for (const header of Object.keys(headers)) {
      if (!header.startsWith(prefix)) continue
      setKey(map, header.slice(prefix.length), headers[header]!)
      any = true
    }
    if (any) out[name] = map
    return
  }
  if (ref.location !== 'header') return
  const text = headers[(ref.locationName ?? name).toLowerCase()]
  if (text === undefined) return
  if (shape.type === 'list') {
    out[name] = text.split(',').map((item) => parseScalar(shapeOf(model, shape.member!), item.trim()))
    return
  }
  try {
    out[name] = parseScalar(shape, text, ref)
  } catch (error) {
    // HTTP tells servers to ignore dates they cannot read (RFC 9110, 13.1.3), and S3 keeps any text in Expires.
    if (!(error instanceof CodecError) || shape.type !== 'timestamp') throw error
  }
}

/** Writes bound members: labels, query pairs and headers. */
export function writeBindings(
  model: ServiceModel,
  shape: Shape,
  value: AwsStructure,
  to: { labels: Record<string, string>; query: [string, string][]; headers: Record<string, string> },
): void {
  for (const name in shape.members) {
    const ref = shape.members[name]!
    const member = value[name]
    if (ref.location === undefined || member === undefined || member === null) continue
    const wireName = ref.locationName ?? name
    const memberShape = shapeOf(model, ref)
    switch (ref.location) {
      case 'uri':
        to.labels[wireName] = formatScalar(memberShape, member, QUERY_STYLE, ref)
        break
      case 'querystring':
        writeQueryMember(model, ref, memberShape, wireName, member, to.query)
        break
      case 'headers':
        if (isStructure(member)) {
          for (const key of Object.keys(member)) to.headers[`${wireName}${key}`.toLowerCase()] = String(member[key])
        }
        break
      case 'header':
        to.headers[wireName.toLowerCase()] = headerText(model, ref, memberShape, member)
        break
      case 'statusCode':
        break
    }
  }
}

function writeQueryMember(
  model: ServiceModel,
  ref: ShapeRef,
  shape: Shape,
  name: string,
  value: AwsValue,
  query: [string, string][],
): void {
  if (Array.isArray(value)) {
    const item = shapeOf(model, shape.member!)
    for (const element of value) query.push([name, formatScalar(item, element, QUERY_STYLE, shape.member)])
  } else if (isStructure(value)) {
    for (const key of Object.keys(value)) {
      for (const item of [value[key]].flat()) query.push([key, String(item)])
    }
  } else query.push([name, formatScalar(shape, value, QUERY_STYLE, ref)])
}

function headerText(model: ServiceModel, ref: ShapeRef, shape: Shape, value: AwsValue): string {
  if (!Array.isArray(value)) return formatScalar(shape, value, HEADER_STYLE, ref)
  const item = shapeOf(model, shape.member!)
  return value.map((element) => formatScalar(item, element, HEADER_STYLE, shape.member)).join(',')
}
