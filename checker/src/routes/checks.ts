/** Opening a module, and checking one step by hand. */
import type { LoadedLab } from '@first-line/labs/node'
import type { FastifyInstance } from 'fastify'
import { checkStep, openModule, type StepState } from '../contract.ts'
import { Refused } from '../http/problem.ts'
import { read } from '../http/read.ts'
import type { Services } from '../services.ts'

export function checkRoutes(app: FastifyInstance, services: Services): void {
  async function labOf(module: string): Promise<LoadedLab> {
    const lab = await services.labs.get(module)
    if (!lab) throw new Refused('not-found', `There is no module ${module}.`)
    return lab
  }

  app.post('/api/open', async (request): Promise<StepState[]> => {
    const learner = await services.learnerOf(request)
    services.allow('work', learner.id)
    const { module } = read(openModule, request.body)
    return services.desks.of(learner).open(await labOf(module))
  })

  app.post('/api/check', async (request): Promise<StepState> => {
    const learner = await services.learnerOf(request)
    services.allow('work', learner.id)
    const { module, step } = read(checkStep, request.body)
    const lab = await labOf(module)
    if (!Object.hasOwn(lab.lab.steps, step)) throw new Refused('not-found', `Module ${module} has no step ${step}.`)
    return services.desks.of(learner).check(lab, step)
  })
}
