import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Sandbox } from '../../sandbox.ts'

/** What a control request did wrong. */
export class ControlError extends Error {
  readonly status: number
  readonly code: string

  constructor(status: number, code: string, message: string) {
    super(message)
    this.status = status
    this.code = code
  }
}

export interface ControlRequest {
  sandbox: Sandbox
  params: Record<string, string>
  query: URLSearchParams
  body: Record<string, unknown>
  message: IncomingMessage
  response: ServerResponse
}

export interface ControlRoute {
  method: 'GET' | 'POST' | 'DELETE'
  path: RegExp
  /** For people: what `GET /` shows. */
  says: string
  status?: number
  /** The members its body may have; without them it takes none. */
  takes?: readonly string[]
  /** Gives what is answered as JSON; `undefined` when it has answered by itself. */
  run: (request: ControlRequest) => Promise<unknown>
}
