/**
 * LocalStack as a target. It enforces no IAM and keeps no record of requests: what a principal may do, and what AWS would
 * have refused, is worked out from the policies it holds, and what was asked for is what passed the relay. An account there is whatever
 * 12-digit access key id a request carries: fit for one learner, not for an event.
 */
import { CodecError, type HttpRequest } from '@first-line/aws-api'
import { type Capability, kapeLabs, NotOffered } from '@first-line/labs'
import { ConfigMistake } from '../config.ts'
import { type Credentials, type Learner, wouldRefuseHeader } from '../contract.ts'
import { localStackCapabilities } from './capabilities.ts'
import { createForesight, type Sender } from './foresight.ts'
import { askingAt } from './localstack-ask.ts'
import { callersAt } from './localstack-callers.ts'
import { layThroughApi, neighboursOf, region } from './localstack-lay.ts'
import { assertApi, send } from './localstack-send.ts'
import { probe } from './probe.ts'
import { askedIn, type Caller, createRecords, isRead, keyOf, nobodyIn, relayedOf } from './relayed.ts'
import { createSessions } from './relayed-sessions.ts'
import type { AccountEvent, ClientSettings, Target } from './target.ts'

const day = 86_400_000

const nicknames = kapeLabs.neighbours.map(({ nickname }) => nickname)

export interface LocalStackOptions {
  /** `http://127.0.0.1:4570` */
  readonly endpoint: string
  readonly now?: () => number
}

export interface LocalStack extends Target {
  /** Looks whether it is there, and what it has. @throws ConfigMistake with a sentence when it is not there */
  connect(): Promise<void>
}

/** @throws ConfigMistake with a sentence when nothing that speaks LocalStack's health protocol answers. */
export async function connectLocalStack(options: LocalStackOptions): Promise<Target> {
  const target = createLocalStack(options)
  await target.connect()
  return target
}

interface Found {
  readonly capabilities: ReadonlySet<Capability>
  /** What it lacks of what version 4.14.0 has. */
  readonly note?: string
}

async function findOut(endpoint: string): Promise<Found> {
  const advice = `Start it (docker compose up localstack, or packages/lab-runner/localstack/start.sh 4570), or set LOCALSTACK_ENDPOINT.`
  let health: Response
  try {
    health = await fetch(new URL('/_localstack/health', endpoint), { signal: AbortSignal.timeout(5000) })
  } catch (cause) {
    throw new ConfigMistake(`LocalStack does not answer at ${endpoint}. ${advice}`, { cause })
  }
  if (!health.ok)
    throw new ConfigMistake(`What answers at ${endpoint} is not LocalStack (status ${health.status}). ${advice}`)
  const { version = 'of an unknown version' } = (await health.json().catch(() => ({}))) as { version?: string }
  const nobody = { accessKeyId: '000000000000', secretAccessKey: 'localstack' }
  const { capabilities: probed, lacking } = await probe((request) => send(endpoint, request), nobody, region)
  // The record is our own relay's.
  const capabilities = new Set<Capability>([...probed, 'activity'])
  const missing = [...localStackCapabilities].filter((capability) => !capabilities.has(capability))
  const said = [...new Set(missing.map((capability) => lacking[capability]).filter((each) => each !== undefined))]
  if (!capabilities.has('users')) {
    throw new ConfigMistake(
      `LocalStack ${version} answers at ${endpoint}, and does not list users (${said[0]}). It may want a licence: use 4.14.0, its last release that wants none.`,
    )
  }
  if (missing.length === 0) return { capabilities }
  const note = `LocalStack ${version} does not show ${missing.join(', ')} here (${said.join('; ')}): steps about them rest on your word.`
  return { capabilities, note }
}

/** Not connected to yet: whatever first asks it something does that. */
export function createLocalStack({ endpoint, now = Date.now }: LocalStackOptions): LocalStack {
  let found: Found = { capabilities: localStackCapabilities }
  let connecting: Promise<void> | undefined
  const connect = (): Promise<void> => {
    connecting ??= findOut(endpoint).then(
      (answered) => {
        found = answered
      },
      (cause: unknown) => {
        connecting = undefined
        throw cause
      },
    )
    return connecting
  }
  const followers = new Map<string, Set<(event: AccountEvent) => void>>()
  const ask = askingAt(endpoint)
  const callers = callersAt(ask)
  const foresight = createForesight(ask, now)
  const sessions = createSessions()
  const records = createRecords()
  const startedAt = now().toString(36)
  let serial = 0

  async function clients(learner: Learner): Promise<ClientSettings> {
    await connect()
    return { region, endpoint, credentials: { accessKeyId: learner.accountId, secretAccessKey: 'localstack' } }
  }

  function senderOf(request: HttpRequest, caller: Caller, accessKeyId: string | undefined, sourceIp: string): Sender {
    const { account, principal, principalKind, userName } = caller
    const told = { account, userName, sourceIp }
    if (accessKeyId === undefined) return { ...told, who: { kind: 'nobody' } }
    // CloudShell is root, whose key is the account's id, and has a session all the same.
    const isSession = request.headers['x-amz-security-token'] !== undefined && accessKeyId !== account
    if (!isSession || principalKind === 'anonymous') return { ...told, who: { kind: 'key', account, accessKeyId } }
    const session = sessions.of(accessKeyId, now())
    return { ...told, who: { kind: 'session', account, accessKeyId, principal, session } }
  }

  return {
    kind: 'localstack',
    endpoint,
    region,
    get capabilities() {
      return found.capabilities
    },
    get note() {
      return found.note
    },
    connect,
    decides: 'computed',
    gaps: 'relayed',
    clients,

    async lay(learner, start) {
      await connect()
      return layThroughApi(endpoint, learner, start)
    },
    neighbours: async (learner) => neighboursOf(learner, nicknames),

    async credentials(learner, machine): Promise<Credentials | undefined> {
      if (machine !== 'cloudshell') return undefined
      return {
        accessKeyId: learner.accountId,
        secretAccessKey: 'localstack',
        sessionToken: 'localstack',
        expiration: new Date(now() + day).toISOString(),
        principal: `arn:aws:iam::${learner.accountId}:root`,
        region,
      }
    },

    card: async (learner) => ({
      accountId: learner.accountId,
      region,
      endpoint,
      rootEmail: 'none on LocalStack',
      keys: [
        {
          accessKeyId: learner.accountId,
          owner: `arn:aws:iam::${learner.accountId}:root`,
          status: 'Active',
          createdAt: learner.createdAt,
        },
      ],
    }),

    async relay(request, sourceIp, from) {
      assertApi(request)
      const accessKeyId = keyOf(request)
      // Asked before: afterwards the key may be gone.
      const caller = accessKeyId === undefined ? from && nobodyIn(from.accountId) : await callers(accessKeyId)
      const asked = caller && (await askedIn(request).catch(unlessBroken))
      if (!asked) return send(endpoint, request)
      const foresee = () => foresight.of(request, senderOf(request, caller, accessKeyId, sourceIp)).catch(unlessThere)
      const read = isRead(asked)
      // What changes something may change who may: what is there before it is what AWS would decide by.
      const before = foresee()
      if (!read) await before
      const [foreseen, answer] = await Promise.all([before, send(endpoint, request)])
      if (!read) foresight.stale()
      serial += 1
      const told = { id: `relayed-${startedAt}-${serial}`, at: new Date(now()) }
      const exchange = { request, answer, asked, caller, accessKeyId, sourceIp, foreseen, ...told }
      sessions.learn(exchange)
      const relayed = relayedOf(exchange)
      records.add(caller.account, relayed)
      const event = { activity: relayed.activity, write: !read, console: false }
      for (const tell of followers.get(caller.account) ?? []) tell(event)
      if (!event.activity.computed) return answer
      return { ...answer, headers: { ...answer.headers, [wouldRefuseHeader]: told.id } }
    },

    follow(learner, tell) {
      const set = followers.get(learner.accountId) ?? new Set()
      followers.set(learner.accountId, set.add(tell))
      return () => {
        set.delete(tell)
        if (set.size === 0) followers.delete(learner.accountId)
      }
    },
    recent: async ({ accountId }, limit) => records.of(accountId, limit).map(({ activity }) => activity),
    record: async ({ accountId }, limit) => records.of(accountId, limit).map(({ entry }) => entry),
    settings: () => lacking('consoleSettings'),
    inbox: () => lacking('inbox'),
    async explain({ accountId }, id) {
      const found = records.of(accountId, Number.POSITIVE_INFINITY).find(({ entry }) => entry.id === id)
      if (!found) return undefined
      const { activity, explanation } = found
      return { activity, ...(explanation !== undefined && { explanation }) }
    },
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

/** The reader asks only for what is among the capabilities. */
async function lacking(capability: Capability): Promise<never> {
  throw new NotOffered(capability)
}
