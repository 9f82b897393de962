import type { IncomingMessage, ServerResponse } from 'node:http'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { HttpResponse } from '@first-line/aws-api'

/** Sends an answer. A client that goes away meanwhile is nobody's fault. */
export async function writeResponse(
  answer: HttpResponse,
  message: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { status, headers, body } = answer
  // A body that nobody read cannot be skipped over: the connection ends with the answer.
  if (!message.complete) response.shouldKeepAlive = false
  if (body instanceof Uint8Array) {
    const sized = status === 204 || status === 304 || headers['content-length'] !== undefined
    response.writeHead(status, sized ? headers : { ...headers, 'content-length': body.length })
    response.end(body)
    return
  }
  response.writeHead(status, headers)
  try {
    await pipeline(Readable.fromWeb(body as import('node:stream/web').ReadableStream), response)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ERR_STREAM_PREMATURE_CLOSE') throw error
  }
}
