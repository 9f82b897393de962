/**
 * The page's way to its account: `/api/aws/{host}{path}?{query}`. The request was signed for `host`; it is handed on
 * as it came, without what belongs to this site. The signature is all the authority it has.
 */
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { FastifyInstance } from 'fastify'
import { headersOf, toAws } from '../http/aws-request.ts'
import { Refused } from '../http/problem.ts'
import { sourceAddress } from '../http/source-address.ts'
import type { Services } from '../services.ts'

const prefix = '/api/aws/'
const mostBytes = 32 * 1024 * 1024

/**
 * What a browser fetches to run or to apply it. An object of a bucket may be looked at, in a sandbox; it is never a
 * script or a style of this site, though it comes from this origin.
 */
const applied = /^(script|worker|sharedworker|serviceworker|.*worklet|style|xslt|object|embed|manifest)$/

export function awsRoutes(app: FastifyInstance, services: Services): void {
  app.register(async (scope) => {
    scope.removeAllContentTypeParsers()
    scope.addContentTypeParser('*', { parseAs: 'buffer', bodyLimit: mostBytes }, (_request, body, done) =>
      done(null, body),
    )
    scope.route({
      method: ['GET', 'HEAD', 'POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS'],
      url: `${prefix}*`,
      bodyLimit: mostBytes,
      async handler(request, reply) {
        if (applied.test(String(request.headers['sec-fetch-dest'])))
          throw new Refused('forbidden-origin', 'What an account holds is not part of this site\u2019s pages.')
        services.allow('aws', request.ip)
        const learner = await services.whoAsks(request)
        const target = learner ? services.targetOf(learner) : services.targets.home
        const answer = await target.relay(toAws(request, prefix), sourceAddress(request), learner)
        reply.hijack()
        reply.raw.writeHead(answer.status, headersOf(answer))
        if (answer.body instanceof Uint8Array) reply.raw.end(answer.body)
        else await pipeline(Readable.fromWeb(answer.body as Parameters<typeof Readable.fromWeb>[0]), reply.raw)
      },
    })
  })
}
