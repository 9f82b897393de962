/** REST with XML bodies: S3 and S3 Control. */
import { CodecError } from '../codec-error.ts'
import { type Body, type HttpResponse, NO_BODY } from '../http.ts'
import type { AwsStructure, ServiceModel } from '../model.ts'
import { shapeOf } from '../model.ts'
import { textOf } from '../text.ts'
import { localName, parseXml, type XmlElement } from '../xml/parse.ts'
import { XmlWriter } from '../xml/write.ts'
import type { AnswerContext, Codec, DecodedResponse, ResolvedError, ServiceError } from './codec.ts'
import { errorShape, extraFields, statusWords } from './errors.ts'
import { type DocumentFormat, decodeRestOutput, decodeRestRequest, encodeRestRequest, writeBody } from './rest.ts'
import { writeBindings } from './rest-bindings.ts'
import { S3_NAMESPACE, s3Roots } from './s3-roots.ts'
import type { TimestampStyle } from './scalar.ts'
import { childNamed, readMembers } from './xml-read.ts'
import { attributesOf, memberWriter } from './xml-write.ts'

const STYLE: TimestampStyle = { format: 'iso8601', milliseconds: 'always' }

const format: DocumentFormat = {
  contentType: 'application/xml',
  read(model, ref, shape, text, operation) {
    const root = parseXml(text)
    // GetBucketLocation is the one answer whose root is the value itself.
    if (operation.name === 'GetBucketLocation' && root.children.length === 0) {
      return root.text === '' ? {} : { LocationConstraint: root.text }
    }
    const expected = operation.input?.shape === ref.shape ? operation.input.locationName : ref.locationName
    if (expected !== undefined && localName(root.name) !== expected) {
      throw new CodecError(
        'MalformedXML',
        'The XML you provided was not well-formed or did not validate against our published schema',
      )
    }
    return readMembers(model, shape, root)
  },
  write(model, ref, shape, value, operation, side) {
    const out = new XmlWriter(side === 'output')
    const named = side === 'output' ? s3Roots[operation.name] : undefined
    const root = named ?? ref.locationName ?? operation.input?.locationName ?? ref.shape
    const attributes = attributesOf(model, ref, shape, value, STYLE)
    const namespace = model.name === 's3' ? { xmlns: S3_NAMESPACE } : undefined
    if (operation.name === 'GetBucketLocation') {
      out
        .open(root, namespace)
        .text(String(value.LocationConstraint ?? ''))
        .close(root)
    } else {
      out.open(root, { ...namespace, ...attributes })
      memberWriter(model, shape, STYLE)(value, out)
      out.close(root)
    }
    return out.toBytes()
  },
}

export const restXml: Codec = {
  decodeRequest: (model, operation, request, uriParams) =>
    decodeRestRequest(model, operation, request, uriParams, format),

  encodeRequest: (model, operation, input) => encodeRestRequest(model, operation, input, format),

  encodeResponse(model, operation, output, context) {
    const bound: Record<string, string> = {}
    let body: { body: Body; contentType?: string } = { body: NO_BODY }
    if (operation.output) {
      const shape = shapeOf(model, operation.output)
      writeBindings(model, shape, output, { labels: {}, query: [], headers: bound })
      body = writeBody(model, operation, operation.output, shape, output, format, 'output')
    }
    const partial = bound['content-range'] !== undefined && operation.name === 'GetObject'
    const headers: Record<string, string> = {
      ...ids(context),
      ...(body.contentType !== undefined && { 'content-type': body.contentType }),
      ...bound,
      ...context.headers,
    }
    if (body.body instanceof Uint8Array && headers['content-length'] === undefined) {
      headers['content-length'] = String(body.body.length)
    }
    return {
      status: context.status ?? (partial ? 206 : (operation.http.responseCode ?? 200)),
      headers,
      body: operation.http.method === 'HEAD' ? NO_BODY : body.body,
    }
  },

  encodeError(model, error, context) {
    const bodiless = context.method === 'HEAD' || error.status === 304
    const body = bodiless ? NO_BODY : errorDocument(model, error, context).toBytes()
    return {
      status: error.status,
      headers: {
        ...ids(context),
        'content-type': 'application/xml',
        ...(!bodiless && { 'content-length': String(body.length) }),
        ...context.headers,
      },
      body,
    }
  },

  decodeResponse(model, operation, response): DecodedResponse {
    const metadata = {
      status: response.status,
      headers: response.headers,
      ...(response.headers['x-amz-request-id'] !== undefined && { requestId: response.headers['x-amz-request-id'] }),
      ...(response.headers['x-amz-id-2'] !== undefined && { hostId: response.headers['x-amz-id-2'] }),
    }
    if (response.status >= 300) return { error: decodeError(model, response), metadata }
    const late = lateError(model, response)
    if (late) return { error: late, metadata }
    return { output: decodeRestOutput(model, operation, response, format), metadata }
  },
}

function ids(context: AnswerContext): Record<string, string> {
  return { 'x-amz-request-id': context.requestId, 'x-amz-id-2': context.hostId ?? context.requestId }
}

/** S3's error is the root; S3 Control wraps it as query services do. */
function errorDocument(model: ServiceModel, error: ResolvedError, context: AnswerContext): XmlWriter {
  const out = new XmlWriter(true)
  const wrapped = model.name !== 's3'
  if (wrapped) out.open('ErrorResponse')
  out.open('Error').leaf('Code', error.code).leaf('Message', error.message)
  for (const [name, value] of Object.entries(error.fields ?? {})) {
    out.leaf(name, Array.isArray(value) ? value.join(',') : String(value))
  }
  if (error.resource !== undefined) out.leaf('Resource', error.resource)
  if (wrapped) out.close('Error')
  out.leaf('RequestId', context.requestId).leaf('HostId', context.hostId ?? context.requestId)
  return out.close(wrapped ? 'ErrorResponse' : 'Error')
}

function decodeError(model: ServiceModel, response: HttpResponse): ServiceError {
  const text = response.body instanceof Uint8Array ? textOf(response.body) : ''
  if (text.trim() !== '') {
    const root = parseXml(text)
    return errorFrom(model, childNamed(root, 'Error') ?? root)
  }
  // An answer to HEAD: botocore makes the status the code.
  return { code: String(response.status), message: statusWords[response.status] ?? '', fields: {} }
}

function errorFrom(model: ServiceModel, element: XmlElement): ServiceError {
  const fields: AwsStructure = {}
  for (const child of element.children) fields[localName(child.name)] = child.text
  const code = childNamed(element, 'Code')?.text ?? 'Unknown'
  const known = errorShape(model, code)
  return {
    code,
    message: childNamed(element, 'Message')?.text ?? '',
    fields: extraFields(known ? { ...fields, ...readMembers(model, known.shape, element) } : fields),
  }
}

/** Copies and completed uploads answer 200 first and may fail after it: the body tells. */
function lateError(model: ServiceModel, response: HttpResponse): ServiceError | undefined {
  if (!(response.body instanceof Uint8Array) || response.body.length > 8192) return undefined
  if (!/xml/.test(response.headers['content-type'] ?? '')) return undefined
  const text = textOf(response.body)
  if (!/<Error[\s>]/.test(text)) return undefined
  const root = parseXml(text)
  return root.name === 'Error' ? errorFrom(model, root) : undefined
}
