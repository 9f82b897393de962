/**
 * Requests and answers as plain objects: `Request` and `Response` cost too much at thousands of calls a second.
 */

/** Bytes, or a stream of them where an object's data passes through (S3). */
export type Body = Uint8Array | ReadableStream<Uint8Array>

export interface HttpRequest {
  /** Upper case. */
  method: string
  /** Host name with the port, if there is one; no scheme. */
  host: string
  /** As it came over the wire: percent-encoded, begins with `/`. */
  path: string
  /** As it came over the wire, without `?`; empty when there is none. */
  query: string
  /** Lower-case names; several values joined by `,`. `host` may be absent: {@link HttpRequest.host} rules. */
  headers: Record<string, string>
  body: Body
  /** Default `https`. Only {@link toRequest} reads it. */
  scheme?: 'http' | 'https'
}

export interface HttpResponse {
  status: number
  /** Lower-case names. */
  headers: Record<string, string>
  body: Body
}

export const NO_BODY: Uint8Array<ArrayBuffer> = new Uint8Array(0)

const METHODS_WITHOUT_BODY = new Set(['GET', 'HEAD'])

/**
 * Reads a web `Request`. The body is left a stream when `stream` is set, else read to its end.
 * URL parsing keeps the path's percent-encoding but drops `.` and `..` segments: servers that want S3 keys such as
 * `a/../b` exact must build the {@link HttpRequest} from the raw request line instead.
 */
export async function fromRequest(request: Request, options: { stream?: boolean } = {}): Promise<HttpRequest> {
  const url = new URL(request.url)
  const headers: Record<string, string> = {}
  request.headers.forEach((value, name) => {
    headers[name] = value
  })
  const stream = options.stream ? request.body : undefined
  return {
    method: request.method,
    host: headers.host ?? url.host,
    path: url.pathname,
    query: url.search.slice(1),
    headers,
    body: stream ?? (request.body ? new Uint8Array(await request.arrayBuffer()) : NO_BODY),
    scheme: url.protocol === 'http:' ? 'http' : 'https',
  }
}

/** Makes a web `Request`; `host` becomes part of the URL. Throws `TypeError` for a host that is no host. */
export function toRequest(request: HttpRequest): Request {
  const query = request.query === '' ? '' : `?${request.query}`
  const { host: _, ...headers } = request.headers
  const bodiless = METHODS_WITHOUT_BODY.has(request.method)
  return new Request(`${request.scheme ?? 'https'}://${request.host}${request.path}${query}`, {
    method: request.method,
    headers,
    body: bodiless ? null : (request.body as BodyInit),
    ...(request.body instanceof ReadableStream && { duplex: 'half' }),
  } as RequestInit)
}

/** Statuses whose `Response` must not have a body, not even an empty one. */
const NULL_BODY_STATUS = new Set([204, 205, 304])

export function toResponse(response: HttpResponse): Response {
  const body = NULL_BODY_STATUS.has(response.status) ? null : (response.body as BodyInit)
  return new Response(body, { status: response.status, headers: response.headers })
}

/** Reads a web `Response`. `stream`: leave the body unread. */
export async function fromResponse(response: Response, options: { stream?: boolean } = {}): Promise<HttpResponse> {
  const headers: Record<string, string> = {}
  response.headers.forEach((value, name) => {
    headers[name] = value
  })
  const stream = options.stream ? response.body : undefined
  return {
    status: response.status,
    headers,
    body: stream ?? (response.body ? new Uint8Array(await response.arrayBuffer()) : NO_BODY),
  }
}

/**
 * The bytes of a body that must not be a stream here.
 * @throws TypeError when it is one: our fault, the caller should have read it.
 */
export function bytesOf(body: Body): Uint8Array {
  if (body instanceof Uint8Array) return body
  throw new TypeError('this body is a stream; read it before decoding')
}
