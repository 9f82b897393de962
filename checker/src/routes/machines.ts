/** The machines of the workbench that are not always there: EC2 instances, how they are opened, and what they see. */
import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { z } from 'zod'
import {
  type Home,
  type Learner,
  loginConsent,
  type loginConsented,
  machine,
  machineHeader,
  openInstance,
  sshLogin,
  sshReach,
} from '../contract.ts'
import { Refused } from '../http/problem.ts'
import { read } from '../http/read.ts'
import { consoleSession } from '../learners/console-session.ts'
import { resetHome } from '../learners/home.ts'
import { codeFor } from '../machines/consent.ts'
import { instanceById } from '../machines/ec2.ts'
import { connect, isOpen, login, type Opener, opened, reach } from '../machines/open.ts'
import type { Services } from '../services.ts'

interface OfInstance {
  Params: { instance: string }
}

/** A token this near its end, in milliseconds, is renewed by whatever is asked with it. */
const RENEW_BEFORE = 1_800_000

export function machineRoutes(app: FastifyInstance, services: Services): void {
  const { store, targetOf, secret, now } = services
  const openerOf = (learner: Learner): Opener => ({ target: targetOf(learner), secret, now })

  /** Who is asked for credentials as: whoever is signed in to the console, and root until somebody has. */
  async function sessionOf(learner: Learner) {
    const session = await consoleSession(store, learner, now())
    const found = session === 'never' ? await targetOf(learner).credentials(learner, 'cloudshell') : session
    if (!found || found === 'signed-out')
      throw new Refused('denied', 'Nobody is signed in to the practice console.', 'Sign in there, then connect again.')
    return found
  }

  function existing(learner: Learner, instance: string): string {
    const target = targetOf(learner)
    if (!machine.safeParse(instance).success || !instance.startsWith('i-'))
      throw new Refused('not-found', 'Instances are named by their ids: i-0123456789abcdef0.')
    if (!target.metadata) throw new Refused('not-found', `There are no instances to open on ${target.kind}.`)
    return instance
  }

  /** The learner of a connection that holds: its token counts and the instance runs. */
  async function connected(request: FastifyRequest<OfInstance>) {
    const learner = await services.learnerOf(request)
    const instance = existing(learner, request.params.instance)
    const token = request.headers[machineHeader]
    if (typeof token !== 'string' || !isOpen(openerOf(learner), learner, instance, token))
      throw new Refused('gone', `The connection to ${instance} has ended.`, 'Connect again.')
    const found = await instanceById(targetOf(learner), learner, instance)
    if (found?.state !== 'running')
      throw new Refused('gone', `${instance} is ${found?.state ?? 'terminated'}: the connection has ended.`)
    return { learner, instance, found }
  }

  app.post<OfInstance>('/api/machines/:instance/open', async (request) => {
    const learner = await services.learnerOf(request)
    services.allow('work', learner.id)
    const instance = existing(learner, request.params.instance)
    const { user } = read(openInstance, request.body ?? {})
    return connect(openerOf(learner), learner, await sessionOf(learner), { instance, user, sourceIp: request.ip })
  })

  app.post('/api/ssh/reach', async (request) => {
    const learner = await services.learnerOf(request)
    services.allow('work', learner.id)
    const { host } = read(sshReach, request.body)
    return reach(openerOf(learner), learner, host, request.ip)
  })

  app.post('/api/ssh/login', async (request) => {
    const learner = await services.learnerOf(request)
    services.allow('work', learner.id)
    const done = await login(openerOf(learner), learner, read(sshLogin, request.body))
    if (!done) throw new Refused('denied', 'The instance knows no such key for this user.')
    return done
  })

  // Answers whether the connection holds; near the end of its hour, with a new token for the next.
  app.get<OfInstance>('/api/machines/:instance/session', async (request, reply) => {
    const { learner, found } = await connected(request)
    const { token, expiration } = opened(openerOf(learner), learner, found, '')
    const [sealed = ''] = String(request.headers[machineHeader]).split('.')
    const { expires } = JSON.parse(Buffer.from(sealed, 'base64url').toString()) as { expires: number }
    if (expires - now() < RENEW_BEFORE) reply.header(machineHeader, token).header('expires', expiration)
    return reply.code(204).send()
  })

  app.register(async (scope) => {
    scope.removeAllContentTypeParsers()
    scope.addContentTypeParser('*', { parseAs: 'buffer', bodyLimit: 1024 }, (_request, body, done) => done(null, body))
    scope.route<OfInstance>({
      method: ['GET', 'HEAD', 'PUT', 'POST', 'DELETE'],
      url: '/api/machines/:instance/metadata/*',
      async handler(request, reply) {
        const { learner, instance } = await connected(request)
        services.allow('aws', request.ip)
        const path = (request.raw.url ?? '').split('/metadata')[1] ?? '/'
        const metadata = targetOf(learner).metadata?.(learner, instance)
        if (!metadata) throw new Refused('not-found')
        const answer = await metadata(
          new Request(`http://169.254.169.254${path}`, { method: request.method, headers: fromInstance(request) }),
        )
        return reply
          .code(answer.status)
          .headers(Object.fromEntries(answer.headers))
          .header('content-security-policy', 'sandbox')
          .send(Buffer.from(await answer.arrayBuffer()))
      },
    })
  })

  app.post('/api/login', async (request): Promise<z.infer<typeof loginConsented>> => {
    const learner = await services.learnerOf(request)
    services.allow('work', learner.id)
    const asked = read(loginConsent, request.body)
    const code = await codeFor(targetOf(learner), learner, await sessionOf(learner), { ...asked, sourceIp: request.ip })
    return { code, state: asked.state }
  })

  app.delete<{ Params: { machine: string } }>('/api/machines/:machine/home', async (request): Promise<Home> => {
    const learner = await services.learnerOf(request)
    services.allow('work', learner.id)
    const known = machine.safeParse(request.params.machine)
    if (!known.success) throw new Refused('not-found', 'There is no such machine.')
    const { exclusively } = services.desks.of(learner)
    return resetHome(store, learner, known.data, exclusively)
  })
}

/** Headers that a program on the instance sends; the page's own stay here. */
function fromInstance(request: FastifyRequest): Record<string, string> {
  const headers: Record<string, string> = {}
  for (const [name, value] of Object.entries(request.headers)) {
    const theirs = name.startsWith('x-aws-ec2-metadata-') || name === 'x-forwarded-for' || name === 'user-agent'
    if (theirs && typeof value === 'string') headers[name] = value
  }
  return headers
}
