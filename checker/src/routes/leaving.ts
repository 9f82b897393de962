/** Moving to another device, taking everything along, being forgotten; certificates. */
import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { createCertificates } from '../certificate/certificates.ts'
import { whyNot } from '../checks/faults.ts'
import {
  type CertificateCheck,
  certificateWanted,
  type Exported,
  type Learner,
  type ResumeCode,
  resume,
} from '../contract.ts'
import { clearCookie, writeCookie } from '../http/cookie.ts'
import { keyFor, signingKeyFor } from '../http/keys.ts'
import { Refused } from '../http/problem.ts'
import { read } from '../http/read.ts'
import { notesKind } from '../learners/notes.ts'
import { readProgress } from '../learners/progress.ts'
import { forgetSibling } from '../learners/siblings.ts'
import { createResumeCodes } from '../resume/codes.ts'
import type { Services } from '../services.ts'

/**
 * A world goes with the learner. On LocalStack what they made goes by its API; one that is not running keeps nothing, and
 * nobody stays because of it.
 */
async function leaveAccount({ targetOf, player }: Services, learner: Learner): Promise<void> {
  const target = targetOf(learner)
  if (target.kind !== 'localstack' || !player) return
  try {
    await player.clean(target, learner)
  } catch (cause) {
    if (isNotThere(cause)) return
    throw new Refused('unavailable', `What you made on LocalStack could not be taken away. ${whyNot(cause)}`)
  }
}

/** Nobody listens at its address. */
function isNotThere(cause: unknown): boolean {
  if (!(cause instanceof Error)) return false
  const { code, errors = [] } = cause as Error & { code?: string; errors?: unknown[] }
  return code === 'ECONNREFUSED' || [cause.cause, ...errors].some(isNotThere)
}

export function leavingRoutes(app: FastifyInstance, services: Services): void {
  const { store, labs, desks, secret, now, targetOf } = services
  const codes = createResumeCodes(store, keyFor(secret, 'resume codes'), now)
  const certificates = createCertificates(store, signingKeyFor(secret, 'certificates'), now)

  app.post('/api/resume-code', async (request): Promise<ResumeCode> => {
    const learner = await services.learnerOf(request)
    services.allow('lay', learner.id)
    return desks.of(learner).exclusively(() => codes.make(learner))
  })

  app.post('/api/resume', async (request, reply): Promise<Learner> => {
    services.allow('guess', request.ip)
    const learner = await codes.use(read(resume, request.body).code)
    if (!learner) {
      const message = 'This code opens nothing: it may be mistyped, older than a week, or used up.'
      throw new Refused('denied', message, 'Make a new one in the settings of the browser where you were.')
    }
    reply.header('set-cookie', writeCookie(learner.id, secret))
    return learner
  })

  app.get('/api/export', async (request, reply): Promise<Exported> => {
    const learner = await services.learnerOf(request)
    services.allow('lay', learner.id)
    const documents = store.documents(learner)
    const notes = [...(await documents.list(notesKind)), ...(await documents.list('settings'))]
    reply.header('content-disposition', `attachment; filename="first-line-${learner.accountId}.json"`)
    return {
      format: 'first-line-learner',
      version: 1,
      exportedAt: new Date(now()).toISOString(),
      learner,
      progress: await readProgress(store, learner),
      notes: Object.fromEntries(notes.map(({ key, value }) => [key, value])),
      certificates: await certificates.of(learner),
      activity: await targetOf(learner).recent(learner, 1000),
      world: await store.world(learner).export(),
    }
  })

  app.delete('/api/learner', async (request, reply) => {
    const learner = await services.learnerOf(request)
    await desks.of(learner).exclusively(async () => {
      await leaveAccount(services, learner)
      // What leads to the learner goes first: a code must not open what is half gone.
      await codes.end(learner)
      await certificates.drop(learner)
      await forgetSibling(store, learner)
      await store.drop(learner)
    })
    desks.forget(learner)
    return reply.header('set-cookie', clearCookie()).code(204).send()
  })

  app.post('/api/certificate', async (request, reply): Promise<CertificateCheck> => {
    const learner = await services.learnerOf(request)
    services.allow('lay', learner.id)
    const name = read(certificateWanted, request.body).name
    const all = await labs.all()
    reply.code(201)
    return desks
      .of(learner)
      .exclusively(async () => certificates.issue(learner, name, all, await readProgress(store, learner)))
  })

  app.get('/api/certificate/:id', async (request): Promise<CertificateCheck> => {
    services.allow('guess', request.ip)
    const { id } = read(z.object({ id: z.string().max(40) }), request.params, 'The address')
    const found = await certificates.find(id.toUpperCase())
    if (!found) throw new Refused('not-found', 'This server has issued no certificate with this id.')
    return found
  })
}
