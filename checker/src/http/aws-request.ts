/** An AWS request inside a request to this site: out of it on the way in, and the answer's headers on the way back. */
import type { HttpRequest, HttpResponse } from '@first-line/aws-api'
import type { FastifyRequest } from 'fastify'
import { agentHeader } from '../contract.ts'
import { Refused } from './problem.ts'

const hostName = /^[a-z0-9](?:[a-z0-9.-]{0,251}[a-z0-9])?$/

/** What the browser adds for this site, and what belongs to the connection. */
const ours =
  /^(cookie|origin|referer|host|connection|keep-alive|transfer-encoding|te|upgrade|expect|sec-.*|proxy-.*|x-forwarded-.*|x-first-line-.*)$/
/** Not handed back: cookies, and what only this hop may say. */
const theirs = /^(set-cookie|connection|keep-alive|transfer-encoding)$/

/** The AWS request that a page wrapped: `{prefix}{host}{path}?{query}`, without what belongs to this site. */
export function toAws(request: FastifyRequest, prefix: string): HttpRequest {
  // The raw request line: a router's decoded path would not be what was signed.
  const [path = '', ...rest] = (request.raw.url ?? '').slice(prefix.length).split('?')
  const slash = path.indexOf('/')
  const host = slash < 0 ? path : path.slice(0, slash)
  if (!hostName.test(host))
    throw new Refused('bad-request', `After ${prefix} comes the AWS host name that was signed for.`)
  const headers: Record<string, string> = { host }
  for (const [name, value] of Object.entries(request.raw.headers)) {
    if (value !== undefined && !ours.test(name)) headers[name] = Array.isArray(value) ? value.join(',') : value
  }
  const agent = request.headers[agentHeader]
  if (typeof agent === 'string') headers['user-agent'] = agent
  return {
    method: request.method,
    host,
    path: slash < 0 ? '/' : path.slice(slash),
    query: rest.join('?'),
    headers,
    body: request.body instanceof Uint8Array ? request.body : new Uint8Array(0),
  }
}

/** Headers of an answer that may go back to the page. */
export function headersOf(answer: HttpResponse): Record<string, string> {
  const headers: Record<string, string> = {}
  for (const [name, value] of Object.entries(answer.headers)) if (!theirs.test(name)) headers[name] = value
  // Objects of a bucket are the learner's own bytes: on this origin they must never run as a page.
  headers['content-security-policy'] = 'sandbox'
  headers['x-content-type-options'] = 'nosniff'
  headers['cache-control'] ??= 'no-store'
  return headers
}
