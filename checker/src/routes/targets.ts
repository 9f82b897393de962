/** Where a learner may work, and the choice of it. */
import type { FastifyInstance } from 'fastify'
import { chooseTarget, type Learner, type TargetChoices } from '../contract.ts'
import { writeCookie } from '../http/cookie.ts'
import { read } from '../http/read.ts'
import { makeLearner } from '../learners/make.ts'
import { makeSiblings, placeOf, siblingsOf } from '../learners/siblings.ts'
import type { Services } from '../services.ts'
import { stepsOn } from '../targets/shown.ts'
import type { Target } from '../targets/target.ts'

export function targetRoutes(app: FastifyInstance, services: Services): void {
  const { store, targets, secret } = services

  app.get('/api/targets', async (request): Promise<TargetChoices> => {
    const learner = await services.whoAsks(request)
    const here = (learner ? targets.of(learner) : targets.home).kind
    return {
      fixed: targets.fixed,
      choices: targets.choices().map(({ kind, why, profile }) => ({
        ...{ kind, here: kind === here, open: why === undefined, steps: stepsOn(kind) },
        ...(why !== undefined && { why }),
        ...(profile !== undefined && { profile }),
      })),
    }
  })

  app.post('/api/target', async (request, reply): Promise<Learner> => {
    services.allow('guess', request.ip)
    const wanted = read(chooseTarget, request.body)
    const asks = await services.whoAsks(request)
    const connected = await targets.connect(wanted)
    const learner = (await sameOn(connected, asks)) ?? (await makeLearner(services, connected, asks))
    targets.adopt(learner, connected)
    if (asks && asks.id !== learner.id) await makeSiblings(store, asks, learner)
    reply.header('set-cookie', writeCookie(learner.id, secret))
    return learner
  })

  /** The learner that the same person is there already. */
  async function sameOn({ kind: target, accountId = '' }: Target, asks: Learner | undefined) {
    if (!asks) return undefined
    const id = (await siblingsOf(store, asks))[placeOf({ target, accountId })]
    return id === undefined ? undefined : store.find(id)
  }
}
