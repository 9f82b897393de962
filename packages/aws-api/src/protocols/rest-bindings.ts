/** Members that travel outside the body: in the path, the query string, headers and the status. */
import { CodecError } from '../codec-error.ts'
import type { HttpRequest } from '../http.ts'
import type { AwsStructure, AwsValue, ServiceModel, Shape, ShapeRef, TimestampFormat } from '../model.ts'
import { shapeOf } from '../model.ts'
import { parseQuery } from '../text.ts'
import { formatScalar, isStructure, parseScalar, setKey } from './scalar.ts'

const HEADER_STYLE = { format: 'rfc822' as TimestampFormat, milliseconds: 'if-any' as const }
const QUERY_STYLE = { format: 'iso8601' as TimestampFormat, milliseconds: 'if-any' as const }

/** A bound member, with what its model says, looked up once. */
interface Bound {
  name: string
  ref: ShapeRef
  shape: Shape
  /** Of a header in lower case, as requests and answers carry it here. */
  wireName: string
}

const bindings = new WeakMap<Shape, readonly Bound[]>()

function boundOf(model: ServiceModel, shape: Shape): readonly Bound[] {
  const known = bindings.get(shape)
  if (known) return known
  const bound = Object.entries(shape.members ?? {})
    .filter(([, ref]) => ref.location !== undefined)
    .map(([name, ref]) => {
      const wireName = ref.locationName ?? (ref.location === 'headers' ? '' : name)
      const isHeader = ref.location === 'header' || ref.location === 'headers'
      return { name, ref, shape: shapeOf(model, ref), wireName: isHeader ? wireName.toLowerCase() : wireName }
    })
  bindings.set(shape, bound)
  return bound
}

/** Reads the bound members of a request into `out`. */
export function readRequestBindings(
  model: ServiceModel,
  shape: Shape,
  request: HttpRequest,
  uriParams: Record<string, string>,
  out: AwsStructure,
): void {
  let query: Map<string, string[]> | undefined
  for (const bound of boundOf(model, shape)) {
    const { name, ref, wireName } = bound
    if (ref.location === 'uri') {
      const value = uriParams[wireName]
      if (value !== undefined) out[name] = parseScalar(bound.shape, value, ref)
    } else if (ref.location === 'querystring') {
      query ??= queryOf(request)
      const value = readQueryMember(model, bound, query)
      if (value !== undefined) out[name] = value
    } else readHeaderMember(model, bound, request.headers, out)
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
  for (const bound of boundOf(model, shape)) {
    if (bound.ref.location === 'statusCode') out[bound.name] = status
    else readHeaderMember(model, bound, headers, out)
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
  { ref, shape, wireName: name }: Bound,
  query: Map<string, string[]>,
): AwsValue | undefined {
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
  { name, ref, shape, wireName }: Bound,
  headers: Record<string, string>,
  out: AwsStructure,
): void {
  if (ref.location === 'headers') {
    const prefix = wireName
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
  const text = headers[wireName]
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
  for (const { name, ref, shape: memberShape, wireName } of boundOf(model, shape)) {
    const member = value[name]
    if (member === undefined || member === null) continue
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
        to.headers[wireName] = headerText(model, ref, memberShape, member)
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
