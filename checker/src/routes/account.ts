/** The learner's account and machines: credentials, home directories, the account's card, what happened. */
import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import {
  type AccountCard,
  type ActivityDetail,
  type ActivityList,
  type Credentials,
  type Home,
  home,
  type Machine,
  machine,
} from '../contract.ts'
import { readCookie } from '../http/cookie.ts'
import { Refused } from '../http/problem.ts'
import { read } from '../http/read.ts'
import { consoleSession } from '../learners/console-session.ts'
import { homeLimit, readHome, writeHome } from '../learners/home.ts'
import type { Services } from '../services.ts'

const listQuery = z.object({ limit: z.coerce.number().int().min(1).max(200).default(100) })

export function accountRoutes(app: FastifyInstance, services: Services): void {
  const { store, targetOf } = services

  app.get('/api/credentials', async (request): Promise<Credentials> => {
    const learner = await services.learnerOf(request)
    const asked = read(z.object({ machine }), request.query, 'The query')
    const session = asked.machine === 'cloudshell' ? await consoleSession(store, learner, services.now()) : 'never'
    const target = targetOf(learner)
    if (typeof session === 'object') return { ...session, region: target.region }
    if (session === 'signed-out')
      throw new Refused('not-found', 'Nobody is signed in to the practice console.', 'Sign in there, then come back.')
    const credentials = await target.credentials(learner, asked.machine)
    if (!credentials) {
      const message = `Nobody is signed in on the machine ${asked.machine}.`
      throw new Refused('not-found', message, 'Give it an access key with aws configure.')
    }
    return credentials
  })

  app.get('/api/account', async (request): Promise<AccountCard> => {
    const learner = await services.learnerOf(request)
    return targetOf(learner).card(learner)
  })

  app.get('/api/activity', async (request): Promise<ActivityList> => {
    const learner = await services.learnerOf(request)
    const { limit } = read(listQuery, request.query, 'The query')
    return { activity: await targetOf(learner).recent(learner, limit) }
  })

  app.get<{ Params: { id: string } }>('/api/activity/:id', async (request): Promise<ActivityDetail> => {
    const learner = await services.learnerOf(request)
    const found = await targetOf(learner).explain(learner, request.params.id)
    if (!found) throw new Refused('not-found', 'There is no such request in the activity of this account.')
    return found
  })

  const machineOf = (params: unknown): Machine => {
    const known = machine.safeParse((params as { machine?: unknown }).machine)
    if (!known.success)
      throw new Refused(
        'not-found',
        'There is no such machine. There are cloudshell, laptop, attacker, and instances by their ids.',
      )
    return known.data
  }

  // A terminal opens before there is a learner, and its home is empty then: that is no refusal.
  app.get('/api/machines/:machine/home', async (request, reply): Promise<Home | undefined> => {
    const machine = machineOf(request.params)
    if (readCookie(request.headers.cookie, services.secret).kind === 'none') return { version: 0, files: {} }
    const kept = await readHome(store, await services.learnerOf(request), machine)
    const tag = `"${kept.version}"`
    reply.header('etag', tag)
    if (request.headers['if-none-match'] !== tag) return kept
    reply.code(304)
    return undefined
  })

  app.put('/api/machines/:machine/home', async (request): Promise<Home> => {
    const learner = await services.learnerOf(request)
    services.allow('work', learner.id)
    const wanted = read(home, request.body)
    const { exclusively } = services.desks.of(learner)
    const done = await writeHome(store, learner, machineOf(request.params), wanted, exclusively)
    switch (done.kind) {
      case 'written':
        return done.home
      case 'stale':
        throw new Refused('conflict', `Another page wrote this home directory first; it is at version ${done.version}.`)
      case 'too-large':
        throw new Refused(
          'too-large',
          `A home directory holds ${homeLimit} bytes; this one has ${done.size}.`,
          'Delete a file.',
        )
      case 'bad-path':
        throw new Refused('bad-request', `"${done.path.slice(0, 80)}" is not a path inside the home directory.`)
    }
  })
}
