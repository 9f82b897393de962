import type { IncomingMessage, ServerResponse } from 'node:http'
import type { MetadataService } from '../services/ec2/metadata/metadata-service.ts'
import { listen } from './http/listen.ts'

export interface ServedMetadata {
  /** For `AWS_EC2_METADATA_SERVICE_ENDPOINT`. */
  url: string
  close(): Promise<void>
}

/**
 * Puts an instance's metadata service on a port of this machine, for the real CLI and SDKs. On loopback only: whoever
 * reaches it has the instance's credentials.
 * @throws PortTaken
 */
export async function serveMetadata(service: MetadataService, { port = 0 } = {}): Promise<ServedMetadata> {
  const endpoint = await listen({ port, host: '127.0.0.1' }, (message, response) => {
    answer(service, message, response).catch(() => response.destroy())
  })
  return { url: endpoint.url, close: endpoint.close }
}

async function answer(service: MetadataService, message: IncomingMessage, response: ServerResponse): Promise<void> {
  // A page can have a name of its own lead here; a program on an instance asks for the address.
  const host = message.headers.host?.replace(/:\d+$/, '')
  if (message.headers.origin !== undefined || !host || !['127.0.0.1', 'localhost', '169.254.169.254'].includes(host)) {
    response.writeHead(403).end()
    return
  }
  const headers = Object.entries(message.headers).flatMap(
    ([name, value]): Array<[string, string]> => (value === undefined ? [] : [[name, String(value)]]),
  )
  const request = new Request(new URL(message.url ?? '/', 'http://169.254.169.254'), {
    method: message.method ?? 'GET',
    headers,
  })
  const answered = await service.fetch(request)
  const body = new Uint8Array(await answered.arrayBuffer())
  response.writeHead(answered.status, { ...Object.fromEntries(answered.headers), 'content-length': body.length })
  response.end(message.method === 'HEAD' ? undefined : body)
}
