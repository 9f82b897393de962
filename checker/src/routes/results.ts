/** Everything for the results page, the security score, the inbox. */
import { securityScore } from '@first-line/labs'
import type { FastifyInstance } from 'fastify'
import type { Mail, Results, Score } from '../contract.ts'
import { Refused } from '../http/problem.ts'
import { readNotes, readSettings } from '../learners/notes.ts'
import { readProgress } from '../learners/progress.ts'
import { moduleResult, totalsOf } from '../results/summary.ts'
import type { Services } from '../services.ts'

export function resultRoutes(app: FastifyInstance, services: Services): void {
  const { store, labs, targetOf, desks } = services

  app.get('/api/results', async (request): Promise<Results> => {
    const learner = await services.learnerOf(request)
    const [all, progress, settings] = await Promise.all([
      labs.all(),
      readProgress(store, learner),
      readSettings(store, learner),
    ])
    const modules = await Promise.all(
      all.map(async (loaded) => moduleResult(loaded, await readNotes(store, learner, loaded.lab.module.id), progress)),
    )
    return {
      modules,
      totals: totalsOf(all, progress),
      settings: Object.fromEntries(Object.entries(settings).map(([key, { value }]) => [key, value])),
    }
  })
  // A page asks after every change it hears of, and so does every other page of the learner.
  app.get('/api/score', async (request): Promise<Score> => {
    const learner = await services.learnerOf(request)
    return desks.of(learner).remembered('score', async () => {
      const { score, items } = await securityScore(await services.openAccount(learner))
      return { score, items: [...items] }
    })
  })

  app.get('/api/inbox', async (request): Promise<{ mail: Mail[] }> => {
    const learner = await services.learnerOf(request)
    const target = targetOf(learner)
    if (!target.mail) throw new Refused('not-here', 'Mail goes to the addresses it is for; none of it is kept here.')
    return { mail: await target.mail(learner) }
  })
}
