/** The page's requests on their way to LocalStack: whose they are, what AWS would decide on them, and what came of them. */
import { CodecError, type HttpRequest, type HttpResponse } from '@first-line/aws-api'
import { type Learner, wouldRefuseHeader } from '../contract.ts'
import { createForesight, type Sender } from './foresight.ts'
import { askingAt } from './localstack-ask.ts'
import { callersAt } from './localstack-callers.ts'
import { assertApi, send } from './localstack-send.ts'
import { concerns } from './record.ts'
import { askedIn, type Caller, isRead, keyOf, nobodyIn, type Relayed, relayedOf } from './relayed.ts'
import { createSessions } from './relayed-sessions.ts'

export interface RelayOptions {
  readonly endpoint: string
  readonly now: () => number
  /** Of each request to the account of the learner whose page sent it. Awaited before it is answered. */
  readonly told: (learner: Learner, relayed: Relayed, changes: boolean) => Promise<void>
}

/** @throws Refused for what is no request to AWS's API */
export function createRelay({ endpoint, now, told }: RelayOptions) {
  const ask = askingAt(endpoint)
  const callers = callersAt(ask)
  const foresight = createForesight(ask, now)
  const sessions = createSessions()
  const startedAt = now().toString(36)
  let serial = 0
  /** Each greater than the one before. */
  const nextId = () => `relayed-${startedAt}-${(++serial).toString(36).padStart(6, '0')}`

  function whoIs({ headers }: HttpRequest, caller: Caller, accessKeyId: string | undefined): Sender['who'] {
    const { account, principal, principalKind } = caller
    if (accessKeyId === undefined) return { kind: 'nobody' }
    // CloudShell is root, whose key is the account's id, and has a session all the same.
    const isSession = headers['x-amz-security-token'] !== undefined && accessKeyId !== account
    if (!isSession || principalKind === 'anonymous') return { kind: 'key', account, accessKeyId }
    return { kind: 'session', account, accessKeyId, principal, session: sessions.of(accessKeyId, now()) }
  }

  return async (request: HttpRequest, sourceIp: string, from: Learner | undefined): Promise<HttpResponse> => {
    assertApi(request)
    const accessKeyId = keyOf(request)
    // Asked before: afterwards the key may be gone.
    const caller = from && (accessKeyId === undefined ? nobodyIn(from.accountId) : await callers(accessKeyId))
    const asked = caller && (await askedIn(request).catch(unlessBroken))
    if (!asked) return send(endpoint, request)
    const { account, userName } = caller
    const accounts = [account, from.accountId] as const
    const foresee = () =>
      foresight.of(request, { who: whoIs(request, caller, accessKeyId), accounts, userName, sourceIp })
    const changes = !isRead(asked)
    // What changes something may change who may: what is there before it is what AWS would decide by.
    const before = foresee().catch(unlessThere)
    if (changes) await before
    const [foreseen, answer] = await Promise.all([before, send(endpoint, request)])
    if (changes) foresight.stale()
    const about = { id: nextId(), at: new Date(now()), accessKeyId, sourceIp }
    const exchange = { request, answer, asked, caller, foreseen, ...about }
    sessions.learn(exchange)
    const isTheirs = foreseen?.kind === 'decided' && concerns(foreseen.event, from.accountId)
    if (account !== from.accountId && !isTheirs) return answer
    const relayed = relayedOf(exchange)
    await told(from, relayed, changes)
    if (!relayed.activity.computed) return answer
    return { ...answer, headers: { ...answer.headers, [wouldRefuseHeader]: about.id } }
  }
}

/** What is too broken to say what it asks for got its answer, and is nothing to tell of. */
function unlessBroken(cause: unknown): undefined {
  if (cause instanceof CodecError) return undefined
  throw cause
}

/** Where what AWS would decide cannot be worked out, the request is told as it was answered. */
function unlessThere(cause: unknown): undefined {
  console.error(cause)
}
