import type { IncomingMessage, ServerResponse } from 'node:http'
import { useNodeHashes } from '@first-line/aws-api/node'
import type { Sandbox } from '../sandbox.ts'
import { useRsaGenerator } from '../services/ec2/key-pairs/rsa.ts'
import { createControl } from './control/control.ts'
import { listen } from './http/listen.ts'
import { readRequest } from './http/request.ts'
import { writeResponse } from './http/response.ts'
import { nodeRsaKey } from './rsa-keys.ts'

export interface ServeOptions {
  /** Of the AWS endpoint; default 4566, 0 for any that is free. */
  port?: number
  /** Of the control port; absent: there is none. 0 for any that is free. */
  controlPort?: number
  /** Default 127.0.0.1: loopback only. The control port is always on loopback. */
  host?: string
  /**
   * Where `/v1/authorize` of the endpoint leads, which `aws login` opens in a browser: the page that asks for consent.
   * Absent: nowhere, as there is nobody to ask.
   */
  signInPage?: string
}

export interface ServedSandbox {
  /** The AWS endpoint, for `--endpoint-url` and SDKs. */
  url: string
  controlUrl?: string
  /** Stops serving; the sandbox stays open. */
  close(): Promise<void>
}

const LOOPBACK = '127.0.0.1'

/** Puts a sandbox on a port, for the AWS CLI and any SDK. @throws PortTaken */
export async function serveSandbox(sandbox: Sandbox, options: ServeOptions = {}): Promise<ServedSandbox> {
  useNodeHashes()
  useRsaGenerator(nodeRsaKey)
  const endpoint = await listen({ port: options.port ?? 4566, host: options.host ?? LOOPBACK }, (message, response) => {
    answer(sandbox, message, response, options.signInPage).catch(() => response.destroy())
  })
  if (options.controlPort === undefined) return { url: endpoint.url, close: endpoint.close }
  try {
    const control = await listen({ port: options.controlPort, host: LOOPBACK }, createControl(sandbox))
    return {
      url: endpoint.url,
      controlUrl: control.url,
      close: async () => void (await Promise.all([endpoint.close(), control.close()])),
    }
  } catch (error) {
    await endpoint.close()
    throw error
  }
}

async function answer(
  sandbox: Sandbox,
  message: IncomingMessage,
  response: ServerResponse,
  signInPage: string | undefined,
): Promise<void> {
  const [path, query = ''] = (message.url ?? '').split('?')
  if (signInPage !== undefined && message.method === 'GET' && path === '/v1/authorize') {
    response.writeHead(302, { location: `${signInPage}?${query}`, 'content-length': 0 }).end()
    return
  }
  const request = await readRequest(message)
  const sourceIp = message.socket.remoteAddress?.replace(/^::ffff:/, '')
  const answered = await sandbox.handle(request, sourceIp === undefined ? {} : { sourceIp })
  await writeResponse(answered, message, response)
}
