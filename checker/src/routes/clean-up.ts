/** What the labs left in the learner's account, and the commands that take it away. */
import type { FastifyInstance } from 'fastify'
import { whyNot } from '../checks/faults.ts'
import { findLeftovers } from '../clean-up/find-leftovers.ts'
import { told } from '../clean-up/told.ts'
import type { CleanUp } from '../contract.ts'
import { Refused } from '../http/problem.ts'
import type { Services } from '../services.ts'

export function cleanUpRoutes(app: FastifyInstance, services: Services): void {
  app.get('/api/clean-up', async (request): Promise<CleanUp> => {
    const learner = await services.learnerOf(request)
    services.allow('lay', learner.id)
    const target = services.targetOf(learner)
    // On the sandbox the account itself is ours: what it was handed over with may go, too.
    const since = target.kind === 'aws' ? new Date(learner.createdAt) : undefined
    try {
      const found = await findLeftovers(target, learner, since)
      return { left: found.left.length, text: told(found, learner.accountId) }
    } catch (cause) {
      throw new Refused('unavailable', `We could not look, so nothing counts as gone. ${whyNot(cause)}`)
    }
  })
}
