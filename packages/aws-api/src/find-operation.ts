/** Which operation of a service a request asks for. */
import { CodecError } from './codec-error.ts'
import type { HttpRequest } from './http.ts'
import { type Operation, type ServiceModel, shapeOf } from './model.ts'
import { formOf } from './protocols/query.ts'
import { matchPath, parseTemplate, type UriTemplate } from './protocols/uri-template.ts'
import { parseQuery } from './text.ts'

export type FoundOperation =
  | { kind: 'found'; operation: Operation; uriParams: Record<string, string> }
  /** AWS has it, this model does not. */
  | { kind: 'omitted'; name: string }
  /** AWS has no such thing. `name` is what was asked for, where the protocol has names. */
  | { kind: 'unknown'; name?: string; version?: string }

/**
 * Finds the operation. `bucket` is the one in the host name (see `recognise`); S3's routes are then matched as if
 * it began the path.
 * @throws CodecError when the request is too broken to say: bad form, bad percent-encoding.
 */
export function findOperation(model: ServiceModel, request: HttpRequest, bucket?: string): FoundOperation {
  switch (model.metadata.protocol) {
    case 'query':
    case 'ec2': {
      const form = formOf(request)
      const version = form.children?.get('Version')?.value
      const name = form.children?.get('Action')?.value
      // Operations belong to a version of the API. EC2 knows older ones, too.
      const wrong = model.metadata.protocol === 'query' && version !== model.metadata.apiVersion
      const found: FoundOperation = wrong && name ? { kind: 'unknown', name } : named(model, name)
      return found.kind === 'unknown' && version !== undefined ? { ...found, version } : found
    }
    case 'json': {
      const target = request.headers['x-amz-target'] ?? ''
      const dot = target.lastIndexOf('.')
      // SDKs of the newest generation send CloudTrail's prefix without its package (`CloudTrail_20131101`); AWS takes both.
      const prefix = model.metadata.targetPrefix ?? ''
      const short = prefix.slice(prefix.lastIndexOf('.') + 1)
      if (![prefix, short].includes(target.slice(0, dot))) return { kind: 'unknown', ...(target && { name: target }) }
      return named(model, target.slice(dot + 1))
    }
    case 'rest-json':
    case 'rest-xml':
      return routed(model, request, bucket)
  }
}

function named(model: ServiceModel, name: string | undefined): FoundOperation {
  if (name === undefined || name === '') return { kind: 'unknown' }
  const operation = Object.hasOwn(model.operations, name) ? model.operations[name] : undefined
  if (operation) return { kind: 'found', operation, uriParams: {} }
  return Object.hasOwn(model.omitted, name) ? { kind: 'omitted', name } : { kind: 'unknown', name }
}

interface Route {
  name: string
  method: string
  template: UriTemplate
  /** Absent for an omitted operation. */
  operation?: Operation
  /** Names of required members outside path and body: they tell UploadPart from PutObject. */
  requiredQuery: string[]
  requiredHeaders: string[]
}

/** Routes of one method. Most requests have no query, and most routes of S3 a fixed one. */
interface Routes {
  all: Route[]
  withoutQuery: Route[]
}

const routeTables = new WeakMap<ServiceModel, Map<string, Routes>>()

function routesOf(model: ServiceModel, { method, query }: HttpRequest): readonly Route[] {
  let table = routeTables.get(model)
  if (!table) {
    table = new Map()
    for (const route of allRoutes(model)) {
      const same = table.get(route.method) ?? { all: [], withoutQuery: [] }
      table.set(route.method, same)
      same.all.push(route)
      if (route.template.query.length === 0) same.withoutQuery.push(route)
    }
    routeTables.set(model, table)
  }
  return table.get(method)?.[query === '' ? 'withoutQuery' : 'all'] ?? []
}

function* allRoutes(model: ServiceModel): Generator<Route> {
  for (const operation of Object.values(model.operations)) {
    const shape = operation.input && shapeOf(model, operation.input)
    const required = (location: string) =>
      (shape?.required ?? [])
        .filter((name) => shape!.members![name]!.location === location)
        .map((name) => shape!.members![name]!.locationName ?? name)
    yield {
      name: operation.name,
      method: operation.http.method,
      template: parseTemplate(operation.http.requestUri),
      operation,
      requiredQuery: required('querystring'),
      requiredHeaders: required('header').map((name) => name.toLowerCase()),
    }
  }
  for (const [name, route] of Object.entries(model.omitted)) {
    const [method = '', uri = ''] = route.split(' ')
    yield { name, method, template: parseTemplate(uri), requiredQuery: [], requiredHeaders: [] }
  }
}

function routed(model: ServiceModel, request: HttpRequest, bucket: string | undefined): FoundOperation {
  const path = bucket === undefined ? request.path : `/${bucket}${request.path}`
  const segments = segmentsOf(path, model.name === 's3')
  const query = new Map(parseQuery(request.query).map(({ name, value }) => [name, value]))
  let best: { route: Route; uriParams: Record<string, string>; score: number } | undefined
  for (const route of routesOf(model, request)) {
    const uriParams = matchPath(route.template, segments)
    if (uriParams === undefined) continue
    if (uriParams === 'bad') throw new CodecError('InvalidURI', "Couldn't parse the specified URI.")
    const score = scoreOf(route, query, request.headers)
    if (score !== undefined && (!best || score > best.score)) best = { route, uriParams, score }
  }
  if (!best) return { kind: 'unknown' }
  const { route, uriParams } = best
  return route.operation
    ? { kind: 'found', operation: route.operation, uriParams }
    : { kind: 'omitted', name: route.name }
}

/**
 * Several operations may share method and path: the one with the most of its fixed query wins, then the one whose
 * required query and headers are all there and are most, then what is not deprecated, then what we offer.
 */
function scoreOf(
  route: Route,
  query: ReadonlyMap<string, string>,
  headers: Readonly<Record<string, string>>,
): number | undefined {
  for (const { name, value } of route.template.query) {
    if (!query.has(name) || (value !== undefined && query.get(name) !== value)) return undefined
  }
  const missing =
    route.requiredQuery.some((name) => !query.has(name)) || route.requiredHeaders.some((name) => !(name in headers))
  // Without a fixed query nothing says that this operation was meant at all: CopyObject without a source is PutObject.
  if (missing && route.template.query.length === 0 && route.requiredQuery.length + route.requiredHeaders.length > 0) {
    return undefined
  }
  const required = missing ? -1 : route.requiredQuery.length + route.requiredHeaders.length
  const offered = route.operation ? 1 : 0
  const current = route.operation?.deprecated ? 0 : 1
  const labels = route.template.segments.filter((segment) => 'label' in segment).length
  return route.template.query.length * 10_000 + required * 100 + current * 20 + offered * 40 - labels
}

/** Raw parts of a path. S3 keeps empty parts inside a key and takes `/bucket/` for `/bucket`. */
function segmentsOf(path: string, isS3: boolean): string[] {
  const parts = path.slice(1).split('/')
  if (parts.length === 1 && parts[0] === '') return []
  if (parts[parts.length - 1] === '' && (!isS3 || parts.length === 2)) parts.pop()
  return parts
}
