/** What a person is told when a request is refused. The codes are stable, the words are not. */
import type { FastifyReply } from 'fastify'
import type { Problem } from '../contract.ts'

const refusals = {
  'no-learner': {
    status: 401,
    message: 'This server does not know this browser yet.',
    next: 'Load the page again; a new learner begins with the first command or check.',
  },
  'not-found': { status: 404, message: 'There is nothing at this address.', next: undefined },
  'bad-request': { status: 400, message: 'This request does not read as it should.', next: undefined },
  'too-large': { status: 413, message: 'This is larger than what is taken here.', next: undefined },
  'too-many': { status: 429, message: 'These are too many requests at once.', next: 'Wait a few seconds, then go on.' },
  conflict: {
    status: 409,
    message: 'Another page wrote this first.',
    next: 'Read it again, then repeat the change.',
  },
  'not-here': { status: 409, message: 'Where you are working, this cannot be done.', next: undefined },
  denied: { status: 403, message: 'This is not allowed.', next: undefined },
  gone: { status: 410, message: 'This is not there any more.', next: undefined },
  'forbidden-origin': {
    status: 403,
    message: 'Only the workshop\u2019s own page may ask for this, and this request came from another site.',
    next: undefined,
  },
  'forbidden-host': {
    status: 403,
    message: 'The workshop is not served under this host name.',
    next: 'Open the address that was printed at the start, or start with --host and this name.',
  },
  'our-fault': {
    status: 500,
    message: 'Something went wrong here. This is our fault, not yours. What you did is kept.',
    next: 'Try again; if it stays, look at what the server printed.',
  },
  unavailable: {
    status: 503,
    message: 'The account does not answer at the moment. This is our fault, not yours. What you did is kept.',
    next: 'Try again in a few seconds.',
  },
} as const satisfies Record<string, { status: number; message: string; next: string | undefined }>

export type Refusal = keyof typeof refusals

/** Thrown by a handler to refuse a request; anything else that is thrown is our fault. */
export class Refused extends Error {
  readonly status: number
  readonly problem: Problem

  constructor(code: Refusal, message?: string, next?: string) {
    const refusal = refusals[code]
    super(message ?? refusal.message)
    this.name = 'Refused'
    this.status = refusal.status
    const advice = next ?? refusal.next
    this.problem = { code, message: this.message, ...(advice !== undefined && { next: advice }) }
  }
}

export function sendProblem(reply: FastifyReply, refused: Refused): FastifyReply {
  return reply
    .code(refused.status)
    .header('cache-control', 'no-store')
    .type('application/json; charset=utf-8')
    .send(JSON.stringify(refused.problem))
}
