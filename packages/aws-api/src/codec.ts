/** Requests and answers of any service, by its model: the door to all protocols. */
import { applyChecksum, type ChecksumChoice } from './checksums/request-checksum.ts'
import { endpointFor } from './endpoints.ts'
import type { HttpRequest, HttpResponse } from './http.ts'
import { type AwsStructure, type Operation, type ProtocolName, type ServiceModel, shapeOf } from './model.ts'
import type { AnswerContext, Codec, DecodedResponse, WireError } from './protocols/codec.ts'
import { resolveError } from './protocols/errors.ts'
import { json } from './protocols/json.ts'
import { ec2, query } from './protocols/query.ts'
import { restJson } from './protocols/rest-json.ts'
import { restXml } from './protocols/rest-xml.ts'

const codecs = { query, ec2, json, 'rest-json': restJson, 'rest-xml': restXml } satisfies Record<ProtocolName, Codec>

/**
 * Reads a request's input. `uriParams` comes from `findOperation`; only rest services need it.
 * @throws CodecError for what the sender did wrong, and nothing else for anything that came over the wire.
 */
export function decodeRequest(
  model: ServiceModel,
  operation: Operation,
  request: HttpRequest,
  uriParams: Record<string, string> = {},
): AwsStructure {
  return codecs[model.metadata.protocol].decodeRequest(model, operation, request, uriParams)
}

/** Writes an operation's answer. @throws TypeError when the output does not fit the model: our fault. */
export function encodeResponse(
  model: ServiceModel,
  operation: Operation,
  output: AwsStructure,
  context: AnswerContext,
): HttpResponse {
  return codecs[model.metadata.protocol].encodeResponse(model, operation, output, context)
}

/** Writes an error as this service's protocol has it. Status and fault default to the model's for the code. */
export function encodeError(model: ServiceModel, error: WireError, context: AnswerContext): HttpResponse {
  return codecs[model.metadata.protocol].encodeError(model, resolveError(model, error), context)
}

export interface EncodeOptions {
  region: string
  /** Instead of AWS's host: `http://127.0.0.1:4566`. */
  endpoint?: string
  /** S3: where the bucket's name goes. Default: AWS's host, where certificate and DNS allow it; the path of an `endpoint`. */
  addressing?: 'auto' | 'path' | 'virtual'
  /** S3: which checksum an upload carries when the input names none. Default: CRC64NVME, as AWS CLI v2. */
  checksum?: ChecksumChoice
  /** For members that must be unique a call, such as a client token. Default: a random UUID. */
  idempotencyToken?: () => string
}

/**
 * Makes an unsigned request for an operation.
 * @throws TypeError when a value does not fit its shape or the path lacks a label: validate first.
 */
export function encodeRequest(
  model: ServiceModel,
  operation: Operation,
  input: AwsStructure,
  options: EncodeOptions,
): HttpRequest {
  const complete = withTokens(model, operation, input, options.idempotencyToken ?? randomUuid)
  const encoded = codecs[model.metadata.protocol].encodeRequest(model, operation, complete)
  const place = endpointFor(model, operation, complete, encoded.path, options)
  const request: HttpRequest = {
    method: encoded.method,
    scheme: place.scheme,
    host: place.host,
    path: place.path,
    query: encoded.query,
    headers: encoded.headers,
    body: encoded.body,
  }
  applyChecksum(operation, complete, request, options.checksum ?? 'CRC64NVME')
  return request
}

/** Reads an answer. @throws CodecError when it cannot be read. */
export function decodeResponse(model: ServiceModel, operation: Operation, response: HttpResponse): DecodedResponse {
  return codecs[model.metadata.protocol].decodeResponse(model, operation, response)
}

function withTokens(model: ServiceModel, operation: Operation, input: AwsStructure, token: () => string): AwsStructure {
  if (!operation.input) return input
  const members = shapeOf(model, operation.input).members
  let out = input
  for (const name in members) {
    if (members[name]!.idempotencyToken && out[name] === undefined) out = { ...out, [name]: token() }
  }
  return out
}

/** `crypto.randomUUID` needs a secure context; `getRandomValues` does not. */
function randomUuid(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  bytes[6] = (bytes[6]! & 0x0f) | 0x40
  bytes[8] = (bytes[8]! & 0x3f) | 0x80
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}
