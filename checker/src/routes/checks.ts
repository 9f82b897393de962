/** Opening a module, and checking one step by hand. */
import type { FastifyInstance } from 'fastify'
import { findLab, findStep } from '../checks/find.ts'
import { checkStep, openModule, type StepState } from '../contract.ts'
import { read } from '../http/read.ts'
import type { Services } from '../services.ts'

export function checkRoutes(app: FastifyInstance, services: Services): void {
  app.post('/api/open', async (request): Promise<StepState[]> => {
    const learner = await services.learnerOf(request)
    services.allow('work', learner.id)
    const { module } = read(openModule, request.body)
    return services.desks.of(learner).open(await findLab(services.labs, module))
  })

  app.post('/api/check', async (request): Promise<StepState> => {
    const learner = await services.learnerOf(request)
    services.allow('work', learner.id)
    const { module, step } = read(checkStep, request.body)
    const { loaded } = await findStep(services.labs, module, step)
    return services.desks.of(learner).check(loaded, step)
  })
}
