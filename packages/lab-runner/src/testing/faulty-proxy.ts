/**
 * A server between the reader and what stands in for AWS, which does to requests what AWS and networks do: it throttles,
 * delays, denies, answers from before, lets credentials expire, breaks, and cuts connections.
 */
import { createServer, request as httpRequest, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { awsError, type Wire } from './aws-error.ts'

export type Trouble =
  | { readonly kind: 'throttled' | 'expired' | 'broken' | 'unavailable' | 'opted-out' | 'skewed' }
  /** `names`: the message says which call, as IAM's does and S3's does not. */
  | { readonly kind: 'denied' }
  | { readonly kind: 'delayed'; readonly milliseconds: number }
  /** Before the answer, or in the middle of it. */
  | { readonly kind: 'cut'; readonly where: 'before' | 'within' }
  /** Somebody else answers: the page of a hotel's network. */
  | { readonly kind: 'captive' }
  /** What the same question was answered when it was first asked. */
  | { readonly kind: 'stale' }

export interface Asked {
  /** `iam`, as the signature says. */
  readonly service: string
  /** `ListUsers`; for S3, method and what is asked for: `GET ?policy`. */
  readonly operation: string
}

/** One request as it came, and when. */
export interface Exchange extends Asked {
  readonly method: string
  readonly path: string
  readonly headers: IncomingMessage['headers']
  readonly body: Buffer
  /** Milliseconds, by `performance.now()`. */
  readonly from: number
  to: number
}

export interface FaultyProxy {
  readonly url: string
  /** What was asked since this was last emptied, in order. */
  readonly asked: Exchange[]
  /** Decides over each request; nothing by default. */
  trouble: (asked: Asked) => Trouble | undefined
  close(): Promise<void>
}

interface Answer {
  readonly status: number
  readonly headers: IncomingMessage['headers']
  readonly body: Buffer
}

export async function createFaultyProxy(upstream: string): Promise<FaultyProxy> {
  const first = new Map<string, Answer>()
  const proxy = { asked: [] as Exchange[], trouble: () => undefined } as unknown as {
    -readonly [K in keyof FaultyProxy]: FaultyProxy[K]
  }

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await bodyOf(request)
    const { asked, wire } = recognised(request, body)
    const { method = 'GET', url: path = '/', headers } = request
    const exchange = { ...asked, method, path, headers, body, from: performance.now(), to: Number.POSITIVE_INFINITY }
    proxy.asked.push(exchange)
    response.on('finish', () => {
      exchange.to = performance.now()
    })
    const trouble = proxy.trouble(asked) ?? { kind: 'none' as const }
    const forward = async () => {
      const answer = await ask(upstream, request, body)
      const question = `${request.method} ${request.url} ${body}`
      if (!first.has(question)) first.set(question, answer)
      return trouble.kind === 'stale' ? (first.get(question) ?? answer) : answer
    }
    switch (trouble.kind) {
      case 'cut': {
        if (trouble.where === 'before') return void request.socket.destroy()
        const answer = await forward()
        response.writeHead(answer.status, { ...answer.headers, 'content-length': String(answer.body.length + 1) })
        response.write(answer.body.subarray(0, Math.ceil(answer.body.length / 2)))
        await sleep(5)
        return void request.socket.destroy()
      }
      case 'captive':
        return void response
          .writeHead(200, { 'content-type': 'text/html' })
          .end('<html><head><title>Welcome</title></head><body><p>Please accept our terms.</p></body></html>')
      case 'none':
      case 'stale':
      case 'delayed': {
        if (trouble.kind === 'delayed') await sleep(trouble.milliseconds)
        const { status, headers, body: answered } = await forward()
        return void response.writeHead(status, headers).end(answered)
      }
      default: {
        const { status, headers, body: answered } = awsError(wire, trouble.kind, asked)
        return void response.writeHead(status, headers).end(answered)
      }
    }
  }

  const server = createServer((request, response) => {
    handle(request, response).catch((cause: unknown) =>
      request.socket.destroy(cause instanceof Error ? cause : undefined),
    )
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  proxy.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  proxy.close = async () => {
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
  }
  return proxy
}

function recognised(request: IncomingMessage, body: Buffer): { asked: Asked; wire: Wire } {
  const service = /Credential=[^/]+\/\d+\/[^/]+\/([^/]+)\//.exec(request.headers.authorization ?? '')?.[1] ?? 'unknown'
  const target = request.headers['x-amz-target']
  if (typeof target === 'string') return { asked: { service, operation: target.split('.').at(-1) ?? '' }, wire: 'json' }
  if (service === 's3') {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://s3')
    const about = [...searchParams.keys()].find((key) => /^(policy|tagging|publicAccessBlock|list-type)$/.test(key))
    const operation = about ?? (pathname === '/' ? 'buckets' : 'object')
    return { asked: { service, operation: `${request.method} ${operation}` }, wire: 's3' }
  }
  const operation = new URLSearchParams(body.toString()).get('Action') ?? 'unknown'
  return { asked: { service, operation }, wire: service === 'ec2' ? 'ec2' : 'query' }
}

async function bodyOf(stream: IncomingMessage): Promise<Buffer> {
  const chunks: Uint8Array[] = []
  for await (const chunk of stream) chunks.push(chunk as Uint8Array)
  return Buffer.concat(chunks)
}

function ask(upstream: string, { method, url, headers }: IncomingMessage, body: Buffer): Promise<Answer> {
  const { hostname, port } = new URL(upstream)
  return new Promise((resolve, reject) => {
    const sent = httpRequest({ ...{ hostname, port, method, path: url, headers } }, (answer) => {
      bodyOf(answer).then((whole) => {
        const { 'transfer-encoding': _, connection: __, ...rest } = answer.headers
        resolve({
          status: answer.statusCode ?? 502,
          headers: { ...rest, 'content-length': String(whole.length) },
          body: whole,
        })
      }, reject)
    })
    sent.on('error', reject)
    sent.end(body)
  })
}
