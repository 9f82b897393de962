import type { IncomingMessage } from 'node:http'
import { Readable } from 'node:stream'
import { type Body, type HttpRequest, NO_BODY } from '@first-line/aws-api'

/** Bodies up to this size are read at once; larger ones, and those of unknown size, are passed on as they come. */
const READ_AT_ONCE = 1_048_576

/** A request as it came over the wire: path and query are not touched. */
export async function readRequest(message: IncomingMessage): Promise<HttpRequest> {
  const { path, query } = target(message.url ?? '/')
  const headers: Record<string, string> = {}
  for (const [name, value] of Object.entries(message.headers))
    if (value !== undefined) headers[name] = typeof value === 'string' ? value : value.join(',')
  return {
    method: message.method ?? 'GET',
    host: headers.host ?? '',
    path,
    query,
    headers,
    body: await bodyOf(message),
  }
}

/** Proxies are asked for whole URLs; some clients do so of everyone. */
function target(url: string): { path: string; query: string } {
  const relative = url.startsWith('/') ? url : (/^https?:\/\/[^/?]*(.*)$/i.exec(url)?.[1] ?? '/')
  const mark = relative.indexOf('?')
  const path = mark < 0 ? relative : relative.slice(0, mark)
  return { path: path.startsWith('/') ? path : `/${path}`, query: mark < 0 ? '' : relative.slice(mark + 1) }
}

function bodyOf(message: IncomingMessage): Promise<Body> | Body {
  const length = message.headers['content-length']
  if (length === undefined && message.headers['transfer-encoding'] === undefined) return NO_BODY
  if (length === '0') return NO_BODY
  if (length === undefined || Number(length) > READ_AT_ONCE)
    return Readable.toWeb(message) as ReadableStream<Uint8Array>
  return new Promise((resolve, reject) => {
    const chunks: Uint8Array[] = []
    message.on('data', (chunk: Uint8Array) => chunks.push(chunk))
    message.on('end', () => resolve(chunks.length === 1 ? chunks[0]! : Buffer.concat(chunks)))
    message.on('error', reject)
    message.on('aborted', () => reject(new Error('The client went away')))
  })
}
