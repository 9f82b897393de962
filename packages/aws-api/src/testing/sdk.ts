/** AWS SDK v3 as an oracle: its clients with a fake network, so that both of its directions meet ours. */
import type { HttpRequest, HttpResponse } from '../http.ts'
import { NO_BODY } from '../http.ts'
import { utf8 } from '../text.ts'

interface SdkRequest {
  method: string
  hostname: string
  port?: number
  path: string
  query?: Record<string, string | string[] | null>
  headers: Record<string, string>
  body?: unknown
  protocol: string
}

/** A request handler for SDK clients that hands the request to `answer` in our form. */
export function fakeHandler(answer: (request: HttpRequest) => HttpResponse | Promise<HttpResponse>) {
  return {
    metadata: { handlerProtocol: 'http/1.1' },
    updateHttpClientConfig() {},
    httpHandlerConfigs() {
      return {}
    },
    async handle(request: SdkRequest) {
      const response = await answer(await fromSdk(request))
      return {
        response: {
          statusCode: response.status,
          reason: '',
          headers: response.headers,
          body: streamOf(response.body as Uint8Array<ArrayBuffer>),
        },
      }
    },
  }
}

function streamOf(body: Uint8Array<ArrayBuffer>): ReadableStream<Uint8Array> {
  return new Blob([body]).stream()
}

async function fromSdk(request: SdkRequest): Promise<HttpRequest> {
  const headers = Object.fromEntries(
    Object.entries(request.headers).map(([name, value]) => [name.toLowerCase(), value]),
  )
  const pairs: string[] = []
  for (const [name, value] of Object.entries(request.query ?? {})) {
    for (const item of Array.isArray(value) ? value : [value]) {
      pairs.push(item === null ? strictly(name) : `${strictly(name)}=${strictly(item)}`)
    }
  }
  return {
    method: request.method,
    host: headers.host ?? (request.port ? `${request.hostname}:${request.port}` : request.hostname),
    path: request.path,
    query: pairs.join('&'),
    headers,
    body: await bytesFrom(request.body),
  }
}

function strictly(text: string): string {
  return encodeURIComponent(text).replace(/[!'()*]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`)
}

async function bytesFrom(body: unknown): Promise<Uint8Array> {
  if (body === undefined || body === null) return NO_BODY
  if (typeof body === 'string') return utf8(body)
  if (body instanceof Uint8Array) return body
  const pieces: Uint8Array[] = []
  for await (const piece of body as AsyncIterable<Uint8Array | string>) {
    pieces.push(typeof piece === 'string' ? utf8(piece) : piece)
  }
  return new Uint8Array(await new Blob(pieces as Uint8Array<ArrayBuffer>[]).arrayBuffer())
}
