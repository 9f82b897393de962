/**
 * LocalStack as a target. It enforces no IAM and keeps no record of requests: what a principal may do, and what AWS would
 * have refused, is worked out from the policies it holds, and what was asked for is what passed the relay. An account there is whatever
 * 12-digit access key id a request carries: fit for one learner, not for an event.
 */
import { type Capability, kapeLabs, NotOffered } from '@first-line/labs'
import { ConfigMistake } from '../config.ts'
import type { Credentials, Learner } from '../contract.ts'
import { localStackCapabilities } from './capabilities.ts'
import { layThroughApi, neighboursOf, region } from './localstack-lay.ts'
import { createRelay } from './localstack-relay.ts'
import { send } from './localstack-send.ts'
import { probe } from './probe.ts'
import { createRecords, type DocumentsOf } from './relayed-record.ts'
import type { AccountEvent, ClientSettings, Target } from './target.ts'

const day = 86_400_000

const nicknames = kapeLabs.neighbours.map(({ nickname }) => nickname)

export interface LocalStackOptions {
  /** `http://127.0.0.1:4570` */
  readonly endpoint: string
  /** Where the record of requests is kept; absent: it ends with the process. */
  readonly documents?: DocumentsOf | undefined
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
export function createLocalStack({ endpoint, documents, now = Date.now }: LocalStackOptions): LocalStack {
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
  const records = createRecords(documents)
  const relay = createRelay({
    ...{ endpoint, now },
    async told(learner, relayed, changes) {
      await records.add(learner, relayed)
      const event = { activity: relayed.activity, write: changes, console: false }
      for (const tell of followers.get(learner.accountId) ?? []) tell(event)
    },
  })

  async function clients(learner: Learner): Promise<ClientSettings> {
    await connect()
    return { region, endpoint, credentials: { accessKeyId: learner.accountId, secretAccessKey: 'localstack' } }
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

    relay,

    follow(learner, tell) {
      const set = followers.get(learner.accountId) ?? new Set()
      followers.set(learner.accountId, set.add(tell))
      return () => {
        set.delete(tell)
        if (set.size === 0) followers.delete(learner.accountId)
      }
    },
    recent: async (learner, limit) => (await records.of(learner)).slice(0, limit).map(({ activity }) => activity),
    record: async (learner, limit) => (await records.of(learner)).slice(0, limit).map(({ entry }) => entry),
    settings: () => lacking('consoleSettings'),
    inbox: () => lacking('inbox'),
    async explain(learner, id) {
      const found = (await records.of(learner)).find(({ entry }) => entry.id === id)
      if (!found) return undefined
      const { activity, explanation } = found
      return { activity, ...(explanation !== undefined && { explanation }) }
    },
  }
}

/** The reader asks only for what is among the capabilities. */
async function lacking(capability: Capability): Promise<never> {
  throw new NotOffered(capability)
}
