/**
 * An AWS that always says the same: stateless, so that two clients can be compared on it. What has no answer of its own gets a
 * sample made from the model. It verifies nothing.
 */
import { createServer, type IncomingMessage, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import {
  type AwsStructure,
  type AwsValue,
  decodeAwsChunked,
  decodeRequest,
  encodeError,
  encodeResponse,
  findOperation,
  type HttpRequest,
  type HttpResponse,
  loadService,
  type Operation,
  recognise,
  type ServiceModel,
  type ShapeRef,
  shapeOf,
} from '@first-line/aws-api'
import { answers } from './canned-answers.ts'

export type CannedAnswer =
  | { output: AwsStructure; headers?: Record<string, string> }
  | { error: { code: string; message: string; status: number } }

const REQUEST_ID = '7a62c49f-347e-4fc4-9331-6e8eEXAMPLE'
const WHEN = new Date('2026-03-04T05:06:07Z')

/** A sample value of a shape: strings hold their member's name. */
function sample(model: ServiceModel, ref: ShapeRef, name: string, above: readonly string[] = []): AwsValue | undefined {
  const shape = shapeOf(model, ref)
  if (above.filter((one) => one === ref.shape).length > 0) return undefined
  const inside = [...above, ref.shape]
  switch (shape.type) {
    case 'structure': {
      const out: AwsStructure = {}
      for (const [member, memberRef] of Object.entries(shape.members ?? {})) {
        const value = sample(model, memberRef, member, inside)
        if (value !== undefined) out[member] = value
      }
      return out
    }
    case 'list': {
      const item = sample(model, shape.member!, name, inside)
      return item === undefined ? [] : [item, item]
    }
    case 'map': {
      const value = sample(model, shape.value!, name, inside)
      return value === undefined ? {} : { one: value, two: value }
    }
    case 'string':
      return shape.enum?.[0] ?? name
    case 'integer':
    case 'long':
      return 7
    case 'float':
    case 'double':
      return 1.5
    case 'boolean':
      return false
    case 'blob':
      return new TextEncoder().encode(name)
    case 'timestamp':
      return WHEN
  }
}

/** A sample answer. Tokens are left out of it, or paging would never end. */
function sampleOutput(model: ServiceModel, operation: Operation): AwsStructure {
  if (!operation.output) return {}
  const output = (sample(model, operation.output, '') ?? {}) as AwsStructure
  const config = model.pagination[operation.name]
  const tokens = config ? [config.output_token].flat() : []
  for (const token of [...tokens, 'NextToken', 'NextMarker', 'Marker', 'IsTruncated'])
    delete output[token.split(' ')[0]!]
  if (output.IsTruncated !== undefined) output.IsTruncated = false
  return output
}

async function answer(request: HttpRequest): Promise<HttpResponse> {
  const { service, bucket } = recognise(request)
  const model = await loadService(service ?? 's3')
  const found = findOperation(model, request, bucket)
  const context = { requestId: REQUEST_ID, method: request.method }
  if (found.kind !== 'found') {
    return encodeError(
      model,
      { code: 'InvalidAction', message: `no operation for ${request.path}`, status: 400 },
      context,
    )
  }
  const { operation, uriParams } = found
  const input = decodeRequest(model, operation, request, uriParams)
  const canned = answers[`${model.name}.${operation.name}`]?.(input, request)
  if (canned && 'error' in canned) return encodeError(model, canned.error, context)
  return encodeResponse(model, operation, canned?.output ?? sampleOutput(model, operation), {
    ...context,
    ...(canned?.headers && { headers: canned.headers }),
  })
}

async function readBody(incoming: IncomingMessage): Promise<Uint8Array> {
  const chunks: Buffer[] = []
  for await (const chunk of incoming) chunks.push(chunk as Buffer)
  const body = new Uint8Array(Buffer.concat(chunks))
  if (!String(incoming.headers['x-amz-content-sha256'] ?? '').startsWith('STREAMING-')) return body
  return decodeAwsChunked(body, undefined).body
}

export interface CannedAws {
  url: string
  /** `METHOD path?query`, in order. */
  requests: string[]
  close(): Promise<void>
}

/** Starts it on a free port of 127.0.0.1, or on `port`. */
export async function startCannedAws(port = 0): Promise<CannedAws> {
  const requests: string[] = []
  const server: Server = createServer((incoming, outgoing) => {
    const run = async (): Promise<void> => {
      const [path = '/', query = ''] = (incoming.url ?? '/').split(/\?(.*)/s)
      const headers = Object.fromEntries(Object.entries(incoming.headers).map(([name, value]) => [name, String(value)]))
      const body = await readBody(incoming)
      requests.push(`${incoming.method} ${incoming.url}`)
      const request: HttpRequest = {
        method: incoming.method ?? 'GET',
        host: headers.host ?? '127.0.0.1',
        path,
        query,
        headers,
        body,
        scheme: 'http',
      }
      const response = await answer(request)
      outgoing.writeHead(response.status, response.headers)
      outgoing.end(response.body)
    }
    run().catch((error: unknown) => {
      outgoing.writeHead(500, { 'content-type': 'text/plain' })
      outgoing.end(String(error instanceof Error ? error.stack : error))
    })
  })
  await new Promise<void>((ready) => server.listen(port, '127.0.0.1', ready))
  const { port: actual } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${actual}`,
    requests,
    close: () => new Promise((done) => server.close(() => done())),
  }
}
