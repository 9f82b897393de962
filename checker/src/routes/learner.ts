/** Who is here: hello (which creates nothing), the making of a learner, and how far they are. */
import type { FastifyInstance } from 'fastify'
import { type Hello, hello, type Learner, type Progress } from '../contract.ts'
import { writeCookie } from '../http/cookie.ts'
import { makeLearner } from '../learners/make.ts'
import type { Services } from '../services.ts'
import { features, where } from '../targets/features.ts'
import { shownBy } from '../targets/shown.ts'

export function learnerRoutes(app: FastifyInstance, services: Services): void {
  const { targets, secret, version, now } = services

  app.get('/api/hello', async (request): Promise<Hello> => {
    const learner = (await services.whoAsks(request)) ?? null
    const target = learner ? targets.of(learner) : targets.home
    const serverTime = new Date(now()).toISOString()
    return hello.parse({
      ...{ learner, target: target.kind, serverTime, awsEndpoint: target.endpoint, version },
      ...{ features: features[target.kind], where: [where[target.kind], target.note].filter(Boolean).join(' ') },
    })
  })

  app.post('/api/learner', async (request, reply): Promise<Learner> => {
    const known = await services.whoAsks(request)
    if (known) return known
    services.allow('create', request.ip)
    const learner = await makeLearner(services, targets.home)
    reply.header('set-cookie', writeCookie(learner.id, secret)).code(201)
    return learner
  })

  app.get('/api/progress', async (request): Promise<Progress> => {
    const learner = await services.learnerOf(request)
    const target = targets.of(learner)
    const states = await services.desks.of(learner).states()
    return { ...states, ...(target.kind !== 'sandbox' && { shown: shownBy(target) }) }
  })
}
