/** The service: guards, routes and the site on one Fastify. */
import type { Account } from '@first-line/labs'
import { type FastifyInstance, type FastifyRequest, fastify } from 'fastify'
import { Desks } from './checks/desks.ts'
import { createLabs, type Labs } from './checks/labs.ts'
import type { Learner } from './contract.ts'
import { readCookie } from './http/cookie.ts'
import { createDevSite } from './http/dev-site.ts'
import { createGuard } from './http/guard.ts'
import { Refused, sendProblem } from './http/problem.ts'
import { createRate, type Rate } from './http/rate.ts'
import { createSite } from './http/site.ts'
import type { LearnerStore } from './learners/store.ts'
import type { Player } from './play/player.ts'
import { accountRoutes } from './routes/account.ts'
import { actionRoutes } from './routes/actions.ts'
import { awsRoutes } from './routes/aws.ts'
import { checkRoutes } from './routes/checks.ts'
import { cleanUpRoutes } from './routes/clean-up.ts'
import { consoleRoutes } from './routes/console.ts'
import { hintRoutes } from './routes/hints.ts'
import { learnerRoutes } from './routes/learner.ts'
import { leavingRoutes } from './routes/leaving.ts'
import { liveRoutes } from './routes/live.ts'
import { machineRoutes } from './routes/machines.ts'
import { predictRoutes } from './routes/predict.ts'
import { resultRoutes } from './routes/results.ts'
import { targetRoutes } from './routes/targets.ts'
import { worldRoutes } from './routes/worlds.ts'
import type { RateKind, Services } from './services.ts'
import type { Target } from './targets/target.ts'
import { onlyOn, type Targets } from './targets/targets.ts'

export interface CheckerOptions {
  readonly store: LearnerStore
  readonly target: Target
  /** Where else learners may work. The default: nowhere but on `target`. */
  readonly targets?: Targets
  /** The built site; may be missing, and then says so. */
  readonly siteDir: string
  /** Instead of it: the origin of Astro's development server. */
  readonly siteOrigin?: string
  /** At least 32 random bytes, kept between starts: with another secret no cookie is known. */
  readonly secret: Uint8Array
  /** Host names beside the loopback's, without port. */
  readonly hosts?: readonly string[]
  readonly version?: string
  readonly labs?: Labs
  /** Makes the reader of one run. The default reads over AWS SDK clients. */
  readonly openAccount?: (target: Target, learner: Learner) => Promise<Account>
  readonly now?: () => number
  /** Told of what is our fault. The default prints it. */
  readonly onFault?: (what: string, cause: unknown) => void
  /** Milliseconds for one check. */
  readonly checkLimit?: number
  /** Where changes are not told: milliseconds between two looks around. */
  readonly lookAround?: number
  readonly rates?: Partial<Record<RateKind, Rate>>
  /** Plays start states and arrivals. */
  readonly player?: Player
}

export interface Checker {
  readonly app: FastifyInstance
  /** Resolves when the first request has been answered. */
  readonly answered: Promise<void>
  close(): Promise<void>
}

/** JSON that a page sends: a home directory of 1 MB in base64 is the largest. */
const mostJson = 1_600_000

/** An event of 500 learners behind one address must pass; a runaway loop must not. */
const defaultRates = {
  create: { burst: 600, perSecond: 10 },
  work: { burst: 200, perSecond: 20 },
  aws: { burst: 5000, perSecond: 1000 },
  lay: { burst: 20, perSecond: 0.5 },
  guess: { burst: 30, perSecond: 0.5 },
} satisfies Record<RateKind, Rate>

export async function createChecker(options: CheckerOptions): Promise<Checker> {
  const { store, secret, targets = onlyOn(options.target) } = options
  if (secret.length < 32) throw new Error('the secret that signs cookies needs at least 32 bytes')
  const now = options.now ?? Date.now
  const onFault =
    options.onFault ?? ((what, cause) => console.error(`${new Date(now()).toISOString()} ${what}:`, cause))
  const labs = options.labs ?? createLabs({ onFault })
  const openAccount =
    options.openAccount ?? (async (...about) => (await import('./reader/account.ts')).openAccount(...about))
  const desks = new Desks({
    ...{ store, targetOf: targets.of, labs, openAccount, now, onFault },
    ...(options.checkLimit !== undefined && { checkLimit: options.checkLimit }),
    ...(options.lookAround !== undefined && { lookAround: options.lookAround }),
  })
  const rates = { ...defaultRates, ...options.rates }
  const within = {
    create: createRate(rates.create, now),
    work: createRate(rates.work, now),
    aws: createRate(rates.aws, now),
    lay: createRate(rates.lay, now),
    guess: createRate(rates.guess, now),
  }

  const services: Services = {
    ...{ store, targets, targetOf: targets.of, labs, desks, secret, now },
    version: options.version ?? 'development',
    ...(options.player && { player: options.player }),
    openAccount: (learner) => openAccount(targets.of(learner), learner),
    async whoAsks(request) {
      const named = readCookie(request.headers.cookie, secret)
      return named.kind === 'learner' ? store.find(named.id) : undefined
    },
    async learnerOf(request) {
      const learner = await services.whoAsks(request)
      if (learner) return learner
      throw readCookie(request.headers.cookie, secret).kind === 'forged' ? forged() : new Refused('no-learner')
    },
    allow(kind, asker) {
      if (!within[kind](asker)) throw new Refused('too-many')
    },
  }

  const app = fastify({ bodyLimit: mostJson, forceCloseConnections: true, requestTimeout: 30_000, trustProxy: false })
  const guard = createGuard(options.hosts ?? [])
  const site = options.siteOrigin === undefined ? createSite(options.siteDir) : createDevSite(options.siteOrigin)

  app.addHook('onRequest', async (request, reply) => {
    reply.header('x-content-type-options', 'nosniff').header('referrer-policy', 'same-origin')
    if (isApi(request)) {
      reply.header('cache-control', 'no-store')
      reply.header('content-security-policy', "default-src 'none'; frame-ancestors 'none'")
    }
    guard.check(request.method, request.headers)
  })
  const answered = Promise.withResolvers<void>()
  app.addHook('onResponse', async () => answered.resolve())
  app.setErrorHandler((error, request, reply) => {
    const refused = asRefused(error)
    if (refused.status >= 500) onFault(`${request.method} ${request.raw.url?.split('?')[0]}`, error)
    return sendProblem(reply, refused)
  })
  app.setNotFoundHandler((request, reply) => {
    if (isApi(request)) return sendProblem(reply, new Refused('not-found'))
    const reads = request.method === 'GET' || request.method === 'HEAD'
    return reads ? site.serve(request, reply) : sendProblem(reply, new Refused('not-found'))
  })

  learnerRoutes(app, services)
  targetRoutes(app, services)
  cleanUpRoutes(app, services)
  checkRoutes(app, services)
  actionRoutes(app, services)
  hintRoutes(app, services)
  predictRoutes(app, services)
  resultRoutes(app, services)
  worldRoutes(app, services)
  leavingRoutes(app, services)
  accountRoutes(app, services)
  liveRoutes(app, services)
  awsRoutes(app, services)
  consoleRoutes(app, services)
  machineRoutes(app, services)
  await app.ready()

  return {
    app,
    answered: answered.promise,
    async close() {
      await app.close()
      desks.close()
    },
  }
}

const isApi = (request: FastifyRequest): boolean => request.raw.url?.startsWith('/api/') ?? false

const forged = (): Refused =>
  new Refused(
    'no-learner',
    'The cookie that names the learner was not made by this server, so it counts for nothing.',
    'Load the page again to begin as a new learner.',
  )

/** Fastify's own refusals in our words; whatever else was thrown is our fault. */
function asRefused(error: unknown): Refused {
  if (error instanceof Refused) return error
  const { statusCode, code } = error as { statusCode?: number; code?: string }
  if (code === 'FST_ERR_CTP_BODY_TOO_LARGE') return new Refused('too-large')
  if (code === 'FST_ERR_CTP_INVALID_MEDIA_TYPE') return new Refused('bad-request', 'Send JSON, as application/json.')
  if (code === 'FST_ERR_CTP_EMPTY_JSON_BODY') return new Refused('bad-request', 'The body is empty; JSON was expected.')
  if (code === 'FST_ERR_CTP_INVALID_JSON_BODY' || error instanceof SyntaxError) {
    return new Refused('bad-request', 'The body is not JSON.')
  }
  if (statusCode !== undefined && statusCode >= 400 && statusCode < 500) return new Refused('bad-request')
  return new Refused('our-fault')
}
