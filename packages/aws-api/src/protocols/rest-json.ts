/** REST with JSON bodies: Account, Access Analyzer, Sign-In, IAM Toolbox. */
import { NO_BODY } from '../http.ts'
import { shapeOf } from '../model.ts'
import { utf8 } from '../text.ts'
import type { Codec } from './codec.ts'
import { decodeJsonError, errorBody, jsonAnswer } from './json.ts'
import { parseJson, structureFromJson, structureToJson } from './json-shape.ts'
import { type DocumentFormat, decodeRestOutput, decodeRestRequest, encodeRestRequest, writeBody } from './rest.ts'
import { writeBindings } from './rest-bindings.ts'

const CONTENT_TYPE = 'application/json'

const format: DocumentFormat = {
  contentType: CONTENT_TYPE,
  read: (model, _ref, shape, text) => structureFromJson(model, shape, parseJson(text)),
  write: (model, _ref, shape, value) => utf8(JSON.stringify(structureToJson(model, shape, value))),
}

export const restJson: Codec = {
  decodeRequest: (model, operation, request, uriParams) =>
    decodeRestRequest(model, operation, request, uriParams, format),

  encodeRequest: (model, operation, input) => encodeRestRequest(model, operation, input, format),

  encodeResponse(model, operation, output, context) {
    const headers: Record<string, string> = {}
    let body: { body: typeof NO_BODY | Uint8Array | ReadableStream<Uint8Array>; contentType?: string } = {
      body: NO_BODY,
    }
    if (operation.output) {
      const shape = shapeOf(model, operation.output)
      writeBindings(model, shape, output, { labels: {}, query: [], headers })
      body = writeBody(model, operation, operation.output, shape, output, format, 'output')
    }
    return {
      status: context.status ?? operation.http.responseCode ?? 200,
      headers: {
        'x-amzn-requestid': context.requestId,
        'content-type': body.contentType ?? CONTENT_TYPE,
        ...(body.body instanceof Uint8Array && { 'content-length': String(body.body.length) }),
        ...headers,
        ...context.headers,
      },
      body: context.method === 'HEAD' ? NO_BODY : body.body,
    }
  },

  encodeError(model, error, context) {
    const answer = jsonAnswer(JSON.stringify(errorBody(model, error)), error.status, context, CONTENT_TYPE)
    return { ...answer, headers: { ...answer.headers, 'x-amzn-errortype': error.code } }
  },

  decodeResponse(model, operation, response) {
    const requestId = response.headers['x-amzn-requestid']
    const metadata = {
      status: response.status,
      headers: response.headers,
      ...(requestId !== undefined && { requestId }),
    }
    if (response.status >= 300) return { error: decodeJsonError(model, response), metadata }
    return { output: decodeRestOutput(model, operation, response, format), metadata }
  },
}
