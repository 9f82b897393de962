/**
 * The practice console's way to what AWS has no API for: `/api/console/{host}{path}`. The learner's cookie says whose
 * world it is; the session that the request is signed with says who asks, as everywhere.
 */
import { bytesOf, consoleModels, decodeResponse, type HttpRequest, type HttpResponse } from '@first-line/aws-api'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { type Learner, machineHeader } from '../contract.ts'
import { headersOf, toAws } from '../http/aws-request.ts'
import { Refused } from '../http/problem.ts'
import { sourceAddress } from '../http/source-address.ts'
import { type ConsoleSession, consoleSession, keepConsoleSession } from '../learners/console-session.ts'
import type { Services } from '../services.ts'

const prefix = '/api/console/'
/** What a page says to these services is a form's worth. */
const mostBytes = 256 * 1024

const signedIn = z.object({
  Arn: z.string(),
  Credentials: z.object({
    AccessKeyId: z.string(),
    SecretAccessKey: z.string(),
    SessionToken: z.string(),
    Expiration: z.date(),
  }),
})

export function consoleRoutes(app: FastifyInstance, services: Services): void {
  const { store, targetOf, now } = services
  app.register(async (scope) => {
    scope.removeAllContentTypeParsers()
    scope.addContentTypeParser('*', { parseAs: 'buffer', bodyLimit: mostBytes }, (_request, body, done) =>
      done(null, body),
    )
    scope.post(`${prefix}*`, { bodyLimit: mostBytes }, async (request, reply) => {
      const learner = await services.learnerOf(request)
      services.allow('aws', request.ip)
      const target = targetOf(learner)
      if (!target.console)
        throw new Refused('not-found', `The practice console works on the built-in sandbox, not on ${target.kind}.`)
      const asked = toAws(request, prefix)
      const answer = await target.console(learner, asked, sourceAddress(request))
      await remember(learner, request, asked, answer)
      return reply.code(answer.status).headers(headersOf(answer)).send(bytesOf(answer.body))
    })
  })

  /** The last to sign in is who the terminal acts as; once they sign out it acts as nobody. */
  async function remember(learner: Learner, request: FastifyRequest, asked: HttpRequest, answer: HttpResponse) {
    if (answer.status !== 200) return
    // Who signs in on a machine of the terminal other than CloudShell (the attacker, say) is not who CloudShell acts as.
    if (request.headers[machineHeader] !== undefined) return
    const operation = String(request.headers['x-amz-target']).split('.')[1]
    if (operation === 'ConsoleLogin') {
      const session = sessionOf(answer)
      if (session) await keepConsoleSession(store, learner, session)
    }
    if (operation === 'Logout') {
      const current = await consoleSession(store, learner, now())
      const ended = /Credential=([A-Z0-9]+)\//.exec(asked.headers.authorization ?? '')?.[1]
      if (typeof current === 'object' && current.accessKeyId === ended)
        await keepConsoleSession(store, learner, undefined)
    }
  }
}

/** Undefined where the answer asks for more: a code, a new password. */
function sessionOf(answer: HttpResponse): ConsoleSession | undefined {
  const model = consoleModels['console-signin']
  const login = model.operations.ConsoleLogin
  if (!login) throw new Error('the sign-in model has no ConsoleLogin')
  const read = signedIn.safeParse(decodeResponse(model, login, answer).output)
  if (!read.success) return undefined
  const { Arn, Credentials } = read.data
  return {
    accessKeyId: Credentials.AccessKeyId,
    secretAccessKey: Credentials.SecretAccessKey,
    sessionToken: Credentials.SessionToken,
    expiration: Credentials.Expiration.toISOString(),
    principal: Arn,
  }
}
