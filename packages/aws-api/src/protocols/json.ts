/** JSON 1.0 and 1.1: the operation in `X-Amz-Target`, JSON in the body. */
import { checksum } from '../checksums/checksum.ts'
import { bytesOf, type HttpResponse } from '../http.ts'
import type { AwsStructure, ServiceModel } from '../model.ts'
import { shapeOf } from '../model.ts'
import { textOf, utf8 } from '../text.ts'
import type { AnswerContext, Codec, ResolvedError, ServiceError } from './codec.ts'
import { errorShape, extraFields, messageKey, statusWords } from './errors.ts'
import { parseJson, structureFromJson, structureToJson } from './json-shape.ts'

export const json: Codec = {
  decodeRequest(model, operation, request) {
    const text = textOf(bytesOf(request.body))
    const body = parseJson(text === '' ? '{}' : text)
    return operation.input ? structureFromJson(model, shapeOf(model, operation.input), body) : {}
  },

  encodeRequest(model, operation, input) {
    const body = operation.input ? structureToJson(model, shapeOf(model, operation.input), input) : {}
    return {
      method: 'POST',
      path: '/',
      query: '',
      headers: {
        'x-amz-target': `${model.metadata.targetPrefix}.${operation.name}`,
        'content-type': contentType(model),
      },
      body: utf8(JSON.stringify(body)),
    }
  },

  encodeResponse(model, operation, output, context) {
    const body = operation.output ? structureToJson(model, shapeOf(model, operation.output), output) : {}
    // An operation without output answers with nothing at all, not with `{}`.
    const text = operation.output ? JSON.stringify(body) : ''
    return withCrc(model, jsonAnswer(text, context.status ?? 200, context, contentType(model)))
  },

  encodeError(model, error, context) {
    const body = { __type: typeOf(model, error), ...errorBody(model, error) }
    return withCrc(model, jsonAnswer(JSON.stringify(body), error.status, context, contentType(model)))
  },

  decodeResponse(model, operation, response) {
    const metadata = {
      status: response.status,
      headers: response.headers,
      ...(response.headers['x-amzn-requestid'] !== undefined && { requestId: response.headers['x-amzn-requestid'] }),
    }
    if (response.status >= 300) return { error: decodeJsonError(model, response), metadata }
    const text = textOf(bytesOf(response.body))
    const output =
      operation.output && text !== '' ? structureFromJson(model, shapeOf(model, operation.output), parseJson(text)) : {}
    return { output, metadata }
  },
}

/** DynamoDB's answers carry a checksum, which its older clients verify. */
function withCrc(model: ServiceModel, answer: HttpResponse): HttpResponse {
  if (model.name !== 'dynamodb') return answer
  const digest = checksum('CRC32', bytesOf(answer.body))
  const value = new DataView(digest.buffer, digest.byteOffset).getUint32(0)
  return { ...answer, headers: { ...answer.headers, 'x-amz-crc32': String(value) } }
}

function contentType(model: ServiceModel): string {
  return `application/x-amz-json-${model.metadata.jsonVersion ?? '1.1'}`
}

/** Denials come from the framework, which writes `Message`, where the model does not say otherwise. */
function messageKeyOf(model: ServiceModel, code: string): string {
  if (model.name === 'dynamodb' && code === 'AccessDeniedException') return 'Message'
  return messageKey(model, code)
}

/** Message and further fields of an error, as the body has them. */
export function errorBody(model: ServiceModel, error: ResolvedError): Record<string, unknown> {
  return { [messageKeyOf(model, error.code)]: error.message, ...error.fields }
}

export function jsonAnswer(text: string, status: number, context: AnswerContext, contentType: string): HttpResponse {
  const body = utf8(context.method === 'HEAD' ? '' : text)
  return {
    status,
    headers: {
      'x-amzn-requestid': context.requestId,
      'content-type': contentType,
      'content-length': String(body.length),
      ...context.headers,
    },
    body,
  }
}

/** Errors that the framework in front of a service makes, and those its validation makes. */
const FRAMEWORK_ERRORS = new Set([
  'AccessDeniedException',
  'ExpiredTokenException',
  'IncompleteSignatureException',
  'InternalFailure',
  'InvalidSignatureException',
  'MissingAuthenticationTokenException',
  'SerializationException',
  'UnknownOperationException',
  'UnrecognizedClientException',
])

/** DynamoDB names errors with their namespace; clients cut it off. The others here send the bare code. */
function typeOf(model: ServiceModel, error: ResolvedError): string {
  if (model.name !== 'dynamodb') return error.code
  if (error.code === 'ValidationException') return `com.amazon.coral.validate#${error.code}`
  if (FRAMEWORK_ERRORS.has(error.code)) return `com.amazon.coral.service#${error.code}`
  return `com.amazonaws.dynamodb.v20120810#${error.code}`
}

/** Reads an error of json or rest-json: code from the header or the body, without namespace or URL. */
export function decodeJsonError(model: ServiceModel, response: HttpResponse): ServiceError {
  const text = textOf(bytesOf(response.body))
  let body: { [key: string]: unknown } = {}
  try {
    const parsed = text === '' ? {} : parseJson(text)
    if (typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed)) body = parsed
  } catch {
    // A proxy's page instead of JSON: the status is all there is to say.
    body = {}
  }
  const raw = response.headers['x-amzn-errortype'] ?? body.__type ?? body.code
  const code = typeof raw === 'string' ? cleanCode(raw) : String(response.status)
  const message = body.message ?? body.Message ?? body.errorMessage ?? statusWords[response.status] ?? ''
  const known = errorShape(model, code)
  const fields: AwsStructure = known ? structureFromJson(model, known.shape, body as never) : {}
  return { code, message: String(message), fields: extraFields(fields) }
}

function cleanCode(raw: string): string {
  const bare = raw.split(':', 1)[0]!
  return bare.slice(bare.lastIndexOf('#') + 1)
}
