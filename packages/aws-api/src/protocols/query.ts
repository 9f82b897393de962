/** The query protocol (IAM, STS, SNS) and its relative ec2: forms in, XML out. */
import { CodecError } from '../codec-error.ts'
import { bytesOf, type HttpRequest, type HttpResponse } from '../http.ts'
import type { AwsStructure, Operation, ServiceModel } from '../model.ts'
import { shapeOf } from '../model.ts'
import { formatQuery, strictTextOf, textOf, utf8 } from '../text.ts'
import { localName, parseXml, type XmlElement } from '../xml/parse.ts'
import { XmlWriter } from '../xml/write.ts'
import type { AnswerContext, Codec, DecodedResponse, EncodedRequest, ResolvedError, ServiceError } from './codec.ts'
import { errorShape, extraFields, statusWords } from './errors.ts'
import { type FormDialect, type FormNode, parseForm, readForm, writeForm } from './query-form.ts'
import type { TimestampStyle } from './scalar.ts'
import { childNamed, readMembers } from './xml-read.ts'
import { memberWriter } from './xml-write.ts'

interface Dialect {
  form: FormDialect
  /** IAM and STS print whole seconds; EC2 milliseconds even where they are zero. */
  timestamps: TimestampStyle
  contentType: string
}

const forms = new WeakMap<HttpRequest, FormNode>()

/**
 * The parameters of a query request: from the body, else from the URL. Parsed once a request.
 * @throws CodecError when they are malformed.
 */
export function formOf(request: HttpRequest): FormNode {
  let form = forms.get(request)
  if (!form) {
    const text = strictTextOf(bytesOf(request.body))
    if (text === undefined) throw new CodecError('InvalidBodyEncoding', 'The request body is not valid UTF-8')
    const isForm = !(request.headers['content-type'] ?? '').startsWith('multipart/')
    form = parseForm(text !== '' && isForm ? text : request.query)
    forms.set(request, form)
  }
  return form
}

export const query = queryCodec({
  form: 'query',
  timestamps: { format: 'iso8601', milliseconds: 'never' },
  contentType: 'text/xml',
})

export const ec2 = queryCodec({
  form: 'ec2',
  timestamps: { format: 'iso8601', milliseconds: 'always' },
  contentType: 'text/xml;charset=UTF-8',
})

function queryCodec(dialect: Dialect): Codec {
  return {
    decodeRequest(model, operation, request) {
      if (!operation.input) return {}
      return readForm(model, dialect.form, shapeOf(model, operation.input), formOf(request))
    },

    encodeRequest(model, operation, input): EncodedRequest {
      const pairs: [string, string][] = [
        ['Action', operation.name],
        ['Version', model.metadata.apiVersion],
      ]
      if (operation.input) writeForm(model, dialect.form, shapeOf(model, operation.input), input, '', pairs)
      return {
        method: operation.http.method,
        path: '/',
        query: '',
        headers: { 'content-type': 'application/x-www-form-urlencoded; charset=utf-8' },
        body: utf8(formatQuery(pairs)),
      }
    },

    encodeResponse(model, operation, output, context) {
      const out = new XmlWriter(dialect.form === 'ec2')
      const root = `${operation.name}Response`
      out.open(root, { xmlns: namespaceOf(model, dialect) })
      if (dialect.form === 'ec2') out.leaf('requestId', context.requestId)
      if (operation.output) {
        const wrapper = operation.output.resultWrapper
        if (wrapper) out.open(wrapper)
        memberWriter(model, shapeOf(model, operation.output), dialect.timestamps)(output, out)
        if (wrapper) out.close(wrapper)
      } else if (dialect.form === 'ec2') out.leaf('return', 'true')
      if (dialect.form === 'query') {
        out.open('ResponseMetadata').leaf('RequestId', context.requestId).close('ResponseMetadata')
      }
      out.close(root)
      return answer(dialect, out, context.status ?? 200, context)
    },

    encodeError(model, error, context) {
      const out = dialect.form === 'ec2' ? ec2Error(error, context) : queryError(model, dialect, error, context)
      return answer(dialect, out, error.status, context)
    },

    decodeResponse(model, operation, response) {
      return decodeQueryResponse(model, operation, response, dialect)
    },
  }
}

function namespaceOf(model: ServiceModel, dialect: Dialect): string {
  const uri = model.metadata.xmlNamespace ?? ''
  // The model leaves the slash away that EC2's answers have.
  return dialect.form === 'ec2' && !uri.endsWith('/') ? `${uri}/` : uri
}

function queryError(model: ServiceModel, dialect: Dialect, error: ResolvedError, context: AnswerContext): XmlWriter {
  const out = new XmlWriter()
  out.open('ErrorResponse', { xmlns: namespaceOf(model, dialect) }).open('Error')
  out.leaf('Type', error.fault).leaf('Code', error.code)
  // Some of AWS's errors have no message at all (IAM's ReportNotPresent).
  if (error.message !== '') out.leaf('Message', error.message)
  for (const [name, value] of Object.entries(error.fields ?? {})) out.leaf(name, String(value))
  return out.close('Error').leaf('RequestId', context.requestId).close('ErrorResponse')
}

function ec2Error(error: ResolvedError, context: AnswerContext): XmlWriter {
  const out = new XmlWriter(true)
  out.open('Response').open('Errors').open('Error')
  out.leaf('Code', error.code).leaf('Message', error.message)
  for (const [name, value] of Object.entries(error.fields ?? {})) out.leaf(name, String(value))
  return out.close('Error').close('Errors').leaf('RequestID', context.requestId).close('Response')
}

function answer(dialect: Dialect, out: XmlWriter, status: number, context: AnswerContext): HttpResponse {
  const body = out.toBytes()
  return {
    status,
    headers: {
      'x-amzn-requestid': context.requestId,
      'content-type': dialect.contentType,
      'content-length': String(body.length),
      ...context.headers,
    },
    body,
  }
}

function decodeQueryResponse(
  model: ServiceModel,
  operation: Operation,
  response: HttpResponse,
  dialect: Dialect,
): DecodedResponse {
  const text = textOf(bytesOf(response.body))
  const metadata = { status: response.status, headers: response.headers }
  const fromHeader = response.headers['x-amzn-requestid']
  if (text.trim() === '') {
    if (response.status < 300) return { output: {}, metadata: withRequestId(metadata, fromHeader) }
    const error = { code: String(response.status), message: statusWords[response.status] ?? '', fields: {} }
    return { error, metadata: withRequestId(metadata, fromHeader) }
  }
  const root = parseXml(text)
  if (response.status >= 300) {
    const requestId = childNamed(root, 'RequestId')?.text ?? childNamed(root, 'RequestID')?.text ?? fromHeader
    return { error: decodeError(model, root), metadata: withRequestId(metadata, requestId) }
  }
  const requestId =
    (dialect.form === 'ec2'
      ? childNamed(root, 'requestId')?.text
      : childNamed(childNamed(root, 'ResponseMetadata') ?? root, 'RequestId')?.text) ?? fromHeader
  let output: AwsStructure = {}
  if (operation.output) {
    const wrapper = operation.output.resultWrapper
    const element = wrapper ? childNamed(root, wrapper) : root
    if (element) output = readMembers(model, shapeOf(model, operation.output), element)
  }
  return { output, metadata: withRequestId(metadata, requestId) }
}

function withRequestId<T extends object>(metadata: T, requestId: string | undefined): T & { requestId?: string } {
  return requestId === undefined ? metadata : { ...metadata, requestId }
}

function decodeError(model: ServiceModel, root: XmlElement): ServiceError {
  const error = childNamed(childNamed(root, 'Errors') ?? root, 'Error') ?? root
  const code = childNamed(error, 'Code')?.text ?? 'Unknown'
  const type = childNamed(error, 'Type')?.text
  const known = errorShape(model, code)
  const fields: AwsStructure = {}
  for (const child of error.children) fields[localName(child.name)] = child.text
  return {
    code,
    message: childNamed(error, 'Message')?.text ?? '',
    ...(type === 'Sender' || type === 'Receiver' ? { type } : {}),
    fields: extraFields(known ? { ...fields, ...readMembers(model, known.shape, error) } : fields),
  }
}
