/** Requests signed for AWS's host names, carried by the site's own origin. Its paths are those of the checker's contract. */
import { bytesOf, fromResponse, type HttpRequest, type HttpResponse } from '@first-line/aws-api'
import { OfflineFault } from './fault.ts'

/** Headers that a page may not set; the server takes the host from the path. */
const forbidden = new Set(['host', 'content-length', 'connection', 'expect'])

export type Carry = (request: HttpRequest, door: 'aws' | 'console') => Promise<HttpResponse>

export const carry: Carry = async (request, door) => {
  const query = request.query === '' ? '' : `?${request.query}`
  const bodiless = request.method === 'GET' || request.method === 'HEAD'
  let response: Response
  try {
    response = await fetch(`/api/${door}/${request.host}${request.path}${query}`, {
      method: request.method,
      headers: Object.entries(request.headers).filter(([name]) => !forbidden.has(name)),
      body: bodiless ? null : (bytesOf(request.body) as BodyInit),
      credentials: 'same-origin',
      cache: 'no-store',
    })
  } catch (cause) {
    throw new OfflineFault('The account cannot be reached. What you entered is still here; try again in a moment.', {
      cause,
    })
  }
  return fromResponse(response)
}
