/** What goes to LocalStack: AWS's API, and none of LocalStack's own doors. */
import { request as httpRequest } from 'node:http'
import type { HttpRequest, HttpResponse } from '@first-line/aws-api'
import { Refused } from '../http/problem.ts'

/** Milliseconds. */
const patience = 20_000

/** @throws Refused for what resets and configures it */
export function assertApi({ host, path }: HttpRequest): void {
  const opened = decodeURIComponent(path)
  if (/(^|\.)amazonaws\.com(:\d+)?$/.test(host) && !/^\/+_(localstack|aws|extension)(\/|$)/.test(opened)) return
  throw new Refused('denied', `The terminal of this page reaches the API of AWS on LocalStack, and not ${host}${path}.`)
}

export type Answer = HttpResponse & { readonly body: Uint8Array }

/** Sends a request as it came, to the one endpoint there is. `Host` stays the one it was signed for. */
export function send(endpoint: string, request: HttpRequest): Promise<Answer> {
  const { hostname, port } = new URL(endpoint)
  const { body } = request
  if (!(body instanceof Uint8Array)) throw new TypeError('the relay sends no streams')
  const path = request.query === '' ? request.path : `${request.path}?${request.query}`
  const headers = { ...request.headers, host: request.host, 'content-length': String(body.length) }
  const { method } = request
  return new Promise((resolve, reject) => {
    const sent = httpRequest({ hostname, port, method, path, headers, timeout: patience }, (answer) => {
      const chunks: Uint8Array[] = []
      answer.on('data', (chunk: Uint8Array) => chunks.push(chunk))
      answer.on('error', reject)
      answer.on('end', () => {
        const answered: Record<string, string> = {}
        for (const [name, value] of Object.entries(answer.headers)) {
          if (value !== undefined) answered[name] = Array.isArray(value) ? value.join(',') : value
        }
        resolve({ status: answer.statusCode ?? 502, headers: answered, body: Buffer.concat(chunks) })
      })
    })
    sent.on('timeout', () => sent.destroy(new Error(`LocalStack did not answer within 20 s at ${endpoint}`)))
    sent.on('error', reject)
    sent.end(body)
  })
}
