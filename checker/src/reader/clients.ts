/**
 * AWS SDK clients for one account: over the network, or into the process that holds it. Each sends only the calls of
 * the allow-list.
 */
import { IAMClient } from '@aws-sdk/client-iam'
import type { HttpRequest, HttpResponse } from '@first-line/aws-api'
import type { ClientSettings } from '../targets/target.ts'
import { assertAllowed } from './calls.ts'

/** The part of the SDK's request that a handler uses. `query` and `headers` are decoded. */
interface SdkRequest {
  method: string
  hostname: string
  port?: number
  path: string
  query?: Record<string, string | string[] | null>
  headers: Record<string, string>
  body?: unknown
}

export type Clients = ReturnType<typeof createClients>

export function createClients(settings: ClientSettings) {
  const config = {
    region: settings.region,
    credentials: settings.credentials,
    // A check has seconds, not minutes; and a fault is looked at again by itself.
    maxAttempts: 2,
    cacheMiddleware: true,
    ...(settings.endpoint !== undefined && { endpoint: settings.endpoint }),
    ...(settings.handle && { requestHandler: inProcess(settings.handle), signer: unsigned }),
  }
  return {
    iam: guarded(new IAMClient(config)),
    /** S3's client is large, and few checks look at buckets. */
    async s3() {
      const { S3Client } = await import('@aws-sdk/client-s3')
      return guarded(new S3Client({ ...config, forcePathStyle: true }))
    },
  }
}

/** In the process nothing is signed: the handle itself is the authority. */
const unsigned = { sign: async <T>(request: T): Promise<T> => request }

function inProcess(handle: (request: HttpRequest) => Promise<HttpResponse>) {
  return {
    metadata: { handlerProtocol: 'http/1.1' },
    async handle(request: SdkRequest) {
      const answer = await handle(toHttp(request))
      return { response: { statusCode: answer.status, reason: '', headers: answer.headers, body: answer.body } }
    },
    updateHttpClientConfig() {},
    httpHandlerConfigs: () => ({}),
  }
}

const encoder = new TextEncoder()

function toHttp(request: SdkRequest): HttpRequest {
  const headers: Record<string, string> = {}
  for (const [name, value] of Object.entries(request.headers)) headers[name.toLowerCase()] = value
  return {
    method: request.method,
    host: request.port === undefined ? request.hostname : `${request.hostname}:${request.port}`,
    path: request.path,
    query: queryOf(request.query ?? {}),
    headers,
    body: bytesOf(request.body),
  }
}

function bytesOf(body: unknown): Uint8Array {
  if (body === undefined || body === null) return new Uint8Array(0)
  if (typeof body === 'string') return encoder.encode(body)
  if (body instanceof Uint8Array) return body
  throw new TypeError('the account reader sends no streams')
}

function queryOf(query: NonNullable<SdkRequest['query']>): string {
  const pairs: string[] = []
  for (const [name, value] of Object.entries(query)) {
    const encoded = encodeURIComponent(name)
    for (const each of Array.isArray(value) ? value : [value]) {
      pairs.push(each === null ? encoded : `${encoded}=${encodeURIComponent(each)}`)
    }
  }
  return pairs.join('&')
}

interface Stack {
  add(
    middleware: <A, O>(next: (args: A) => Promise<O>, context: { commandName?: string }) => (args: A) => Promise<O>,
    options: { step: 'initialize'; name: string; priority: 'high' },
  ): void
}

/** Refuses, before anything is made of it, a command that is not in the allow-list. */
function guarded<C extends { middlewareStack: unknown }>(client: C): C {
  ;(client.middlewareStack as Stack).add(
    (next, context) => async (args) => {
      assertAllowed(context.commandName ?? 'an unnamed command')
      return next(args)
    },
    { step: 'initialize', name: 'firstLineAllowList', priority: 'high' },
  )
  return client
}
