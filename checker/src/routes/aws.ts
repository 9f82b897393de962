/**
 * The page's way to its account: `/api/aws/{host}{path}?{query}`. The request was signed for `host`; it is handed on
 * as it came, without what belongs to this site. The signature is all the authority it has.
 */
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { HttpRequest, HttpResponse } from '@first-line/aws-api'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { Refused } from '../http/problem.ts'
import type { Services } from '../services.ts'

const prefix = '/api/aws/'
const mostBytes = 32 * 1024 * 1024
const hostName = /^[a-z0-9](?:[a-z0-9.-]{0,251}[a-z0-9])?$/

/** What the browser adds for this site, and what belongs to the connection. */
const ours =
  /^(cookie|origin|referer|host|connection|keep-alive|transfer-encoding|te|upgrade|expect|sec-.*|proxy-.*|x-forwarded-.*)$/
/** Not handed back: cookies, and what only this hop may say. */
const theirs = /^(set-cookie|connection|keep-alive|transfer-encoding)$/

/**
 * What a browser fetches to run or to apply it. An object of a bucket may be looked at, in a sandbox; it is never a
 * script or a style of this site, though it comes from this origin.
 */
const applied = /^(script|worker|sharedworker|serviceworker|.*worklet|style|xslt|object|embed|manifest)$/

export function awsRoutes(app: FastifyInstance, services: Services): void {
  app.register(async (scope) => {
    scope.removeAllContentTypeParsers()
    scope.addContentTypeParser('*', { parseAs: 'buffer', bodyLimit: mostBytes }, (_request, body, done) =>
      done(null, body),
    )
    scope.route({
      method: ['GET', 'HEAD', 'POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS'],
      url: `${prefix}*`,
      bodyLimit: mostBytes,
      async handler(request, reply) {
        if (applied.test(String(request.headers['sec-fetch-dest'])))
          throw new Refused('forbidden-origin', 'What an account holds is not part of this site\u2019s pages.')
        services.allow('aws', request.ip)
        const answer = await services.target.relay(toAws(request), request.ip)
        reply.hijack()
        reply.raw.writeHead(answer.status, headersOf(answer))
        if (answer.body instanceof Uint8Array) reply.raw.end(answer.body)
        else await pipeline(Readable.fromWeb(answer.body as Parameters<typeof Readable.fromWeb>[0]), reply.raw)
      },
    })
  })
}

function toAws(request: FastifyRequest): HttpRequest {
  // The raw request line: a router's decoded path would not be what was signed.
  const [path = '', ...rest] = (request.raw.url ?? '').slice(prefix.length).split('?')
  const slash = path.indexOf('/')
  const host = slash < 0 ? path : path.slice(0, slash)
  if (!hostName.test(host))
    throw new Refused('bad-request', 'After /api/aws/ comes the AWS host name that was signed for.')
  const headers: Record<string, string> = { host }
  for (const [name, value] of Object.entries(request.raw.headers)) {
    if (value !== undefined && !ours.test(name)) headers[name] = Array.isArray(value) ? value.join(',') : value
  }
  return {
    method: request.method,
    host,
    path: slash < 0 ? '/' : path.slice(slash),
    query: rest.join('?'),
    headers,
    body: request.body instanceof Uint8Array ? request.body : new Uint8Array(0),
  }
}

function headersOf(answer: HttpResponse): Record<string, string> {
  const headers: Record<string, string> = {}
  for (const [name, value] of Object.entries(answer.headers)) if (!theirs.test(name)) headers[name] = value
  // Objects of a bucket are the learner's own bytes: on this origin they must never run as a page.
  headers['content-security-policy'] = 'sandbox'
  headers['x-content-type-options'] = 'nosniff'
  headers['cache-control'] ??= 'no-store'
  return headers
}
