/**
 * Makes `models/*.json` out of botocore's data: documentation away, operations we do not offer reduced to their
 * routes, unreachable shapes away. Order of members is kept: the AWS CLI prints in it.
 *
 *     pip download botocore==1.43.106 --no-deps
 *     node packages/aws-api/scripts/trim-models.ts --from botocore-1.43.106-py3-none-any.whl
 *
 * `--from` is the wheel (needs `unzip`) or the folder `botocore/data`.
 */
import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { gunzipSync } from 'node:zlib'
import { offeredOperations } from './offered-operations.ts'

type Json = null | boolean | number | string | Json[] | { [key: string]: Json }
type JsonObject = { [key: string]: Json }

/** Neither a codec, nor validation, nor the command line reads these. */
const DROPPED = new Set([
  'documentation',
  'documentationUrl',
  'contextParam',
  'staticContextParams',
  'operationContextParams',
  'endpointdiscovery',
  'endpointoperation',
  'deprecatedMessage',
  'deprecatedSince',
  'retryable',
  'synthetic',
  'box',
  'readonly',
  'idempotent',
])

const { values } = parseArgs({ options: { from: { type: 'string' } } })
if (!values.from) throw new Error('--from <botocore wheel or data folder> is needed')
const data = values.from.endsWith('.whl') ? unpack(values.from) : values.from
const target = join(import.meta.dirname, '..', 'models')

const table: JsonObject = {}
for (const [service, offered] of Object.entries(offeredOperations)) {
  const model = trim(service, offered)
  writeFileSync(join(target, `${service}.json`), `${JSON.stringify(model)}\n`)
  table[service] = model.metadata!
  console.log(service, Object.keys(model.operations as JsonObject).length, 'operations')
}
// What recognising a request needs to know of every service, without loading its model.
writeFileSync(join(target, 'services.json'), `${JSON.stringify(table)}\n`)

function unpack(wheel: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'botocore-'))
  execFileSync('unzip', ['-q', '-o', wheel, 'botocore/data/*', '-d', folder])
  return join(folder, 'botocore', 'data')
}

function trim(service: string, offered: (typeof offeredOperations)[string]): JsonObject {
  const versions = readdirSync(join(data, service)).filter((name) => /^\d{4}-\d\d-\d\d$/.test(name))
  const folder = join(data, service, versions.sort().at(-1)!)
  const full = read(folder, 'service-2')!
  const operations: JsonObject = {}
  const omitted: JsonObject = {}
  for (const [name, operation] of Object.entries(full.operations as Record<string, JsonObject>)) {
    if (isOffered(offered, name)) operations[name] = strip(operation)
    else {
      const http = operation.http as { method: string; requestUri: string }
      omitted[name] = http.requestUri === '/' && http.method === 'POST' ? '' : `${http.method} ${http.requestUri}`
    }
  }
  if (typeof offered === 'object') {
    for (const name of 'except' in offered ? offered.except : offered) {
      if (!(full.operations as JsonObject)[name]) throw new Error(`${service} has no operation ${name}`)
    }
  }
  const kept = (table: Json | undefined): JsonObject =>
    Object.fromEntries(Object.entries((table ?? {}) as JsonObject).filter(([name]) => name in operations))
  const waiters = (read(folder, 'waiters-2')?.waiters ?? {}) as Record<string, JsonObject>
  return {
    name: service,
    metadata: strip(full.metadata as JsonObject),
    operations,
    omitted,
    shapes: reachable(full.shapes as Record<string, JsonObject>, operations),
    pagination: kept(read(folder, 'paginators-1')?.pagination),
    waiters: Object.fromEntries(
      Object.entries(waiters)
        .filter(([, waiter]) => (waiter.operation as string) in operations)
        .map(([name, waiter]) => [name, strip(waiter)]),
    ),
  }
}

function isOffered(offered: (typeof offeredOperations)[string], name: string): boolean {
  if (offered === 'all') return true
  return 'except' in offered ? !offered.except.includes(name) : offered.includes(name)
}

/** One file of botocore's data, its `sdk-extras` merged as botocore's loader does. */
function read(folder: string, kind: string): JsonObject | undefined {
  const plain = join(folder, `${kind}.json`)
  let text: string
  if (existsSync(plain)) text = readFileSync(plain, 'utf8')
  else if (existsSync(`${plain}.gz`)) text = gunzipSync(readFileSync(`${plain}.gz`)).toString('utf8')
  else return undefined
  const model = JSON.parse(text) as JsonObject
  const extras = join(folder, `${kind}.sdk-extras.json`)
  if (existsSync(extras)) merge(model, (JSON.parse(readFileSync(extras, 'utf8')) as JsonObject).merge as JsonObject)
  return model
}

function merge(into: JsonObject, from: JsonObject): void {
  for (const [key, value] of Object.entries(from)) {
    const there = into[key]
    if (isObject(there) && isObject(value)) merge(there, value)
    else into[key] = value
  }
}

function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** Drops the keys nobody reads, but never a *member* that happens to be called like one. */
function strip(object: JsonObject): JsonObject {
  const out: JsonObject = {}
  for (const [key, value] of Object.entries(object)) {
    if (DROPPED.has(key)) continue
    if (key === 'members' && isObject(value)) {
      out.members = Object.fromEntries(Object.entries(value).map(([name, ref]) => [name, strip(ref as JsonObject)]))
    } else if (isObject(value)) out[key] = strip(value)
    else if (Array.isArray(value)) out[key] = value.map((item) => (isObject(item) ? strip(item) : item))
    else out[key] = value
  }
  return out
}

function reachable(shapes: Record<string, JsonObject>, operations: JsonObject): JsonObject {
  const seen = new Set<string>()
  const visit = (value: Json): void => {
    if (Array.isArray(value)) for (const item of value) visit(item)
    else if (isObject(value)) {
      if (typeof value.shape === 'string' && !seen.has(value.shape)) {
        seen.add(value.shape)
        visit(shapes[value.shape]!)
      }
      for (const inner of Object.values(value)) visit(inner)
    }
  }
  visit(operations)
  return Object.fromEntries(
    Object.entries(shapes)
      .filter(([name]) => seen.has(name))
      .map(([name, shape]) => [name, strip(shape)]),
  )
}
