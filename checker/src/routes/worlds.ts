/** The account, the machines and the progress taken together: what would change, reset, catch up, undo, time, arrivals. */
import type { FastifyInstance } from 'fastify'
import { findLab } from '../checks/find.ts'
import { arrivalsOf } from '../checks/state.ts'
import {
  type Arrival,
  arrive,
  type Changes,
  changesWanted,
  type Learner,
  layModule,
  type Point,
  passTime,
  type Time,
  undo,
} from '../contract.ts'
import { Refused } from '../http/problem.ts'
import { read } from '../http/read.ts'
import { readProgress, stepKey, writeProgress } from '../learners/progress.ts'
import type { Player } from '../play/player.ts'
import type { Services } from '../services.ts'
import { createLayer, type Layer, type Wanted } from '../worlds/lay.ts'
import { keepPoint, readPoints, worldAt } from '../worlds/points.ts'

const hour = 3_600_000
/** Ledger time may be this far ahead of the wall's: further on, nothing of the workshop makes sense. */
const mostAhead = 5 * 366 * 24 * hour

export function worldRoutes(app: FastifyInstance, services: Services): void {
  const { store, labs, desks, now, targetOf } = services
  let layer: Layer | undefined

  function sandboxAlone(learner: Learner): void {
    if (targetOf(learner).kind === 'sandbox') return
    const message = 'Only the built-in account can be laid anew, taken back and moved in time.'
    throw new Refused('not-here', message, 'Clean up by hand, as the end of each module says.')
  }

  function player(): Player {
    if (!services.player) throw new Refused('not-here', 'This server was started without what plays labs.')
    return services.player
  }

  const layerOf = (learner: Learner): Layer => {
    sandboxAlone(learner)
    layer ??= createLayer({ store, labs, desks, now, player })
    return layer
  }

  app.get('/api/changes', async (request): Promise<Changes> => {
    const learner = await services.learnerOf(request)
    services.allow('lay', learner.id)
    const { lay, module, point } = read(changesWanted, request.query, 'The query')
    if (lay === 'undo') return layerOf(learner).changes(learner, { lay, point })
    if (module === undefined) throw new Refused('bad-request', 'Say which module, as in ?module=06-users.')
    return layerOf(learner).changes(learner, { lay, module })
  })

  const lay = (wanted: (body: unknown) => Wanted) => async (request: Parameters<Services['learnerOf']>[0]) => {
    const learner = await services.learnerOf(request)
    services.allow('lay', learner.id)
    const read = wanted(request.body)
    return layerOf(learner).lay(learner, read)
  }
  app.post(
    '/api/reset',
    lay((body): Wanted => ({ lay: 'reset', ...read(layModule, body) })),
  )
  app.post(
    '/api/catch-up',
    lay((body): Wanted => ({ lay: 'catch-up', ...read(layModule, body) })),
  )
  app.post(
    '/api/undo',
    lay((body): Wanted => ({ lay: 'undo', ...read(undo, body) })),
  )

  app.get(
    '/api/points',
    async (request): Promise<{ points: Point[] }> => ({
      points: await readPoints(store, await services.learnerOf(request)),
    }),
  )

  app.post('/api/arrive', async (request): Promise<Arrival> => {
    const learner = await services.learnerOf(request)
    services.allow('lay', learner.id)
    const { module, arrival } = read(arrive, request.body)
    const loaded = await findLab(labs, module)
    const find = async () => {
      const all = arrivalsOf(loaded, await readProgress(store, learner))
      const index = all.findIndex((each) => each.arrival === arrival)
      const found = all[index]
      if (!found) throw new Refused('not-found', `Nothing called ${arrival.slice(0, 80)} happens in module ${module}.`)
      return { found, index }
    }
    const { found } = await find()
    if (found.playedAt !== undefined) return found
    sandboxAlone(learner)
    const playing = player()
    await desks.of(learner).happening([module, ...(found.breaks ?? []).map((each) => each.module)], async () => {
      // Two pages may have asked: it happens once.
      const { found, index } = await find()
      if (found.playedAt !== undefined) return
      const point = await keepPoint(store, learner, { before: 'arrive', module }, now())
      try {
        await playing.arrive(learner, module, index)
      } catch (cause) {
        // Half of it would be a riddle nobody wrote.
        await store.world(learner).replace(await worldAt(store, learner, point))
        throw cause
      }
      const progress = await readProgress(store, learner)
      const arrived = { ...progress.arrived, [stepKey(module, arrival)]: new Date(now()).toISOString() }
      await writeProgress(store, learner, { ...progress, arrived })
    })
    return (await find()).found
  })

  async function timeOf(learner: Learner): Promise<Time> {
    const ledger = await store.world(learner).ledger()
    return { wall: new Date(now()).toISOString(), ledger: ledger.toISOString() }
  }

  const mailsOf = async (learner: Learner) => (await targetOf(learner).mail?.(learner))?.length ?? 0

  app.get('/api/time', async (request): Promise<Time> => timeOf(await services.learnerOf(request)))

  app.post('/api/time', async (request): Promise<Time> => {
    const learner = await services.learnerOf(request)
    services.allow('lay', learner.id)
    sandboxAlone(learner)
    const { days, hours } = read(passTime, request.body)
    const desk = desks.of(learner)
    const mails = await mailsOf(learner)
    const time = await desk.exclusively(async () => {
      const step = (days * 24 + hours) * hour
      const { ledger } = await timeOf(learner)
      if (Date.parse(ledger) + step - now() > mostAhead)
        throw new Refused('bad-request', 'That is more than five years ahead, and the workshop ends before.')
      await keepPoint(store, learner, { before: 'time' }, now())
      await store.world(learner).passTime(step)
      return timeOf(learner)
    })
    desk.channel.publish({ type: 'time', ledger: time.ledger })
    if ((await mailsOf(learner)) > mails) desk.channel.publish({ type: 'mail' })
    desk.touchAll()
    return time
  })
}
