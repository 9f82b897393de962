/** The control port: what AWS has no API for. Loopback only, for programs and not for pages. */
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Sandbox } from '../../sandbox.ts'
import { known } from './input.ts'
import { ControlError, type ControlRequest, type ControlRoute } from './route.ts'
import { routes } from './routes.ts'

const MAX_BODY = 64 * 1_048_576

/** Answers control requests in JSON; errors as `{ "error": { "code", "message" } }`. */
export function createControl(sandbox: Sandbox): (message: IncomingMessage, response: ServerResponse) => void {
  return (message, response) => {
    handle(sandbox, message, response).catch((error: unknown) => {
      if (response.headersSent) return void response.destroy()
      const known = error instanceof ControlError ? error : undefined
      if (!known) console.error(error)
      send(response, known?.status ?? 500, {
        error: { code: known?.code ?? 'our-fault', message: known?.message ?? 'The sandbox failed; its log says how.' },
      })
    })
  }
}

async function handle(sandbox: Sandbox, message: IncomingMessage, response: ServerResponse): Promise<void> {
  refuseBrowsers(message)
  const url = new URL(message.url ?? '/', 'http://control')
  const { route, params } = find(message.method ?? 'GET', url.pathname)
  const request: ControlRequest = {
    sandbox,
    params,
    query: url.searchParams,
    body: message.method === 'POST' ? known(await readJson(message), route.takes ?? []) : {},
    response,
    message,
  }
  const answer = await route.run(request)
  if (answer !== undefined) send(response, route.status ?? 200, answer)
}

/** A page on another site may send requests to loopback, under this machine's names or (rebinding) under its own. */
function refuseBrowsers({ headers }: IncomingMessage): void {
  if (headers.origin !== undefined || (headers['sec-fetch-site'] ?? 'none') !== 'none')
    throw new ControlError(403, 'foreign-origin', 'The control port does not answer pages.')
  const host = (headers.host ?? '').toLowerCase().replace(/:\d+$/, '')
  if (!['127.0.0.1', 'localhost', '[::1]'].includes(host))
    throw new ControlError(403, 'foreign-host', `The control port does not answer as ${headers.host ?? 'nobody'}.`)
}

function find(method: string, path: string): { route: ControlRoute; params: Record<string, string> } {
  let known = false
  for (const route of routes) {
    const match = route.path.exec(path)
    if (!match) continue
    known = true
    if (route.method === method) {
      const params: Record<string, string> = {}
      for (const [name, value] of Object.entries(match.groups ?? {})) params[name] = decodeURIComponent(value)
      return { route, params }
    }
  }
  throw known
    ? new ControlError(405, 'wrong-method', `${path} does not take ${method}.`)
    : new ControlError(404, 'not-found', `There is nothing at ${path}. GET / lists what there is.`)
}

async function readJson(message: IncomingMessage): Promise<Record<string, unknown>> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of message as AsyncIterable<Buffer>) {
    size += chunk.length
    if (size > MAX_BODY) throw new ControlError(413, 'too-large', `A body may have ${MAX_BODY} bytes.`)
    chunks.push(chunk)
  }
  const text = Buffer.concat(chunks).toString('utf8')
  if (text.trim() === '') return {}
  try {
    const value: unknown = JSON.parse(text)
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Record<string, unknown>
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error
  }
  throw new ControlError(400, 'bad-request', 'The body is no JSON object.')
}

function send(response: ServerResponse, status: number, value: unknown): void {
  const body = JSON.stringify(value)
  response.writeHead(status, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) })
  response.end(body)
}
