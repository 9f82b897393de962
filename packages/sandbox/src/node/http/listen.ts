import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'

/** The port somebody wanted is somebody else's. The message is a sentence for people. */
export class PortTaken extends Error {
  readonly port: number

  constructor(port: number, host: string, cause: unknown) {
    super(`Port ${port} on ${host} is taken by another process.`, { cause })
    this.name = 'PortTaken'
    this.port = port
  }
}

export interface Listening {
  url: string
  port: number
  close(): Promise<void>
}

/**
 * A server that a slow or a broken client cannot hold up: headers within 20 s, a request within 5 minutes, malformed
 * HTTP answered 400. @throws PortTaken
 */
export async function listen(
  options: { port: number; host: string },
  handler: (message: IncomingMessage, response: ServerResponse) => void,
): Promise<Listening> {
  const server = createServer(
    {
      headersTimeout: 20_000,
      requestTimeout: 300_000,
      // Longer than the SDKs keep an idle connection, so that none is closed under a request.
      keepAliveTimeout: 65_000,
      connectionsCheckingInterval: 5_000,
      maxHeaderSize: 32_768,
      noDelay: true,
    },
    handler,
  )
  server.on('clientError', (error: NodeJS.ErrnoException, socket: Socket) => {
    if (error.code === 'ECONNRESET' || !socket.writable) return void socket.destroy()
    const status = error.code === 'HPE_HEADER_OVERFLOW' ? '431 Request Header Fields Too Large' : '400 Bad Request'
    socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`)
  })
  await start(server, options)
  const { port } = server.address() as AddressInfo
  const host = options.host.includes(':') ? `[${options.host}]` : options.host
  return {
    url: `http://${host}:${port}`,
    port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeIdleConnections()
        // Streams of events never end by themselves.
        setTimeout(() => server.closeAllConnections(), 500).unref()
      }),
  }
}

function start(server: Server, { port, host }: { port: number; host: string }): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) =>
      reject(error.code === 'EADDRINUSE' ? new PortTaken(port, host, error) : error),
    )
    server.listen(port, host, () => resolve())
  })
}
