/**
 * LocalStack as a target. It enforces no IAM and keeps no record of requests, so what a principal may do is worked out
 * by our engine from the policies it holds. An account there is whatever 12-digit access key id a request carries:
 * fit for one learner, not for an event.
 */
import { request as httpRequest } from 'node:http'
import { type HttpRequest, type HttpResponse, recognise } from '@first-line/aws-api'
import { bucketName, type Capability, type Laid, NotOffered, type StartState } from '@first-line/labs'
import { ConfigMistake } from '../config.ts'
import type { Activity, Credentials, Learner } from '../contract.ts'
import { Refused } from '../http/problem.ts'
import { localStackCapabilities } from './capabilities.ts'
import { probe } from './probe.ts'
import type { AccountEvent, ClientSettings, Target } from './target.ts'

const region = 'us-east-1'
const day = 86_400_000

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

async function ask(endpoint: string): Promise<Found> {
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
  const { capabilities, lacking } = await probe((request) => send(endpoint, request), nobody, region)
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
    connecting ??= ask(endpoint).then(
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
  let serial = 0

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
    clients,

    async lay(learner, start) {
      const keys = await layThroughApi(await clients(learner), learner, start)
      return { accountId: learner.accountId, keys, neighbours: {} }
    },
    // Other accounts there are nobody's in particular: whoever types an id has it.
    neighbours: async () => ({}),

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

    async relay(request) {
      assertApi(request)
      const answer = await send(endpoint, request)
      // It tells of nothing itself, so what passes through here is all that can be told.
      const account = /Credential=(\d{12})\//.exec(request.headers.authorization ?? '')?.[1]
      const tell = account === undefined ? undefined : followers.get(account)
      if (tell && account !== undefined && answer.status < 300) {
        serial += 1
        const activity = activityOf(request, account, `localstack${serial}`, now())
        for (const each of tell) each({ activity, write: !isRead(request, activity.action) })
      }
      return answer
    },

    follow(learner, tell) {
      const set = followers.get(learner.accountId) ?? new Set()
      followers.set(learner.accountId, set.add(tell))
      return () => {
        set.delete(tell)
        if (set.size === 0) followers.delete(learner.accountId)
      }
    },
    recent: async () => [],
    record: () => lacking('activity'),
    settings: () => lacking('consoleSettings'),
    inbox: () => lacking('inbox'),
    explain: async () => undefined,
  }
}

/** The reader asks only for what is among the capabilities. */
async function lacking(capability: Capability): Promise<never> {
  throw new NotOffered(capability)
}

/** The start state through the API. What only the past could have made (dates, root's key) cannot be made there. */
async function layThroughApi(settings: ClientSettings, learner: Learner, start: StartState): Promise<Laid['keys']> {
  const { endpoint, credentials } = settings
  const config = { region, credentials, ...(endpoint !== undefined && { endpoint }) }
  const { AttachUserPolicyCommand, CreateAccessKeyCommand, CreateLoginProfileCommand, CreateUserCommand, IAMClient } =
    await import('@aws-sdk/client-iam')
  const iam = new IAMClient(config)
  const keys: Record<string, { accessKeyId: string; secretAccessKey: string }[]> = {}
  for (const { name: UserName, path: Path, managedPolicies, accessKeys, password: Password } of start.users) {
    await iam.send(new CreateUserCommand({ UserName, Path }))
    for (const PolicyArn of managedPolicies) await iam.send(new AttachUserPolicyCommand({ UserName, PolicyArn }))
    for (const _ of accessKeys) {
      const { AccessKey } = await iam.send(new CreateAccessKeyCommand({ UserName }))
      const { AccessKeyId: accessKeyId = '', SecretAccessKey: secretAccessKey = '' } = AccessKey ?? {}
      keys[UserName] = [...(keys[UserName] ?? []), { accessKeyId, secretAccessKey }]
    }
    if (Password !== undefined) await iam.send(new CreateLoginProfileCommand({ UserName, Password }))
  }
  iam.destroy()

  const { CreateBucketCommand, PutObjectCommand, S3Client } = await import('@aws-sdk/client-s3')
  const s3 = new S3Client({ ...config, forcePathStyle: true })
  for (const { name, objects } of start.buckets) {
    const Bucket = bucketName(name, learner.accountId)
    await s3.send(new CreateBucketCommand({ Bucket }))
    for (const { key: Key, body: Body, contentType: ContentType } of objects) {
      await s3.send(new PutObjectCommand({ Bucket, Key, Body, ContentType }))
    }
  }
  s3.destroy()
  return keys
}

/** What the page's terminal may ask of it is AWS's API: not LocalStack's own doors, which reset and configure it. */
function assertApi({ host, path }: HttpRequest): void {
  const opened = decodeURIComponent(path)
  if (/(^|\.)amazonaws\.com(:\d+)?$/.test(host) && !/^\/+_(localstack|aws|extension)(\/|$)/.test(opened)) return
  throw new Refused('denied', `The terminal of this page reaches the API of AWS on LocalStack, and not ${host}${path}.`)
}

/** Sends a request as it came, to the one endpoint there is. `Host` stays the one it was signed for. */
function send(endpoint: string, request: HttpRequest): Promise<HttpResponse> {
  const { hostname, port } = new URL(endpoint)
  const { body } = request
  if (!(body instanceof Uint8Array)) throw new TypeError('the relay sends no streams')
  const path = request.query === '' ? request.path : `${request.path}?${request.query}`
  const headers = { ...request.headers, host: request.host, 'content-length': String(body.length) }
  return new Promise((resolve, reject) => {
    const sent = httpRequest({ hostname, port, method: request.method, path, headers, timeout: 20_000 }, (answer) => {
      const chunks: Uint8Array[] = []
      answer.on('data', (chunk: Uint8Array) => chunks.push(chunk))
      answer.on('error', reject)
      answer.on('end', () => {
        const answered: Record<string, string> = {}
        for (const [name, value] of Object.entries(answer.headers)) {
          if (value !== undefined) answered[name] = Array.isArray(value) ? value.join(',') : value
        }
        resolve({ status: answer.statusCode ?? 502, headers: answered, body: Buffer.concat(chunks) })
      })
    })
    sent.on('timeout', () => sent.destroy(new Error(`LocalStack did not answer within 20 s at ${endpoint}`)))
    sent.on('error', reject)
    sent.end(body)
  })
}

function activityOf(request: HttpRequest, account: string, id: string, now: number): Activity {
  const { signingName } = recognise(request)
  const form = request.body instanceof Uint8Array ? new TextDecoder().decode(request.body.subarray(0, 4096)) : ''
  const target = request.headers['x-amz-target']?.split('.').at(-1)
  const operation = new URLSearchParams(form).get('Action') ?? target ?? request.method
  return {
    id,
    at: new Date(now).toISOString(),
    principal: `arn:aws:iam::${account}:root`,
    service: signingName,
    action: `${signingName}:${operation}`,
    outcome: 'allowed',
    because: 'LocalStack does not enforce IAM',
  }
}

function isRead(request: HttpRequest, action: string): boolean {
  return request.method === 'GET' || request.method === 'HEAD' || /:(Get|List|Describe|Simulate)/.test(action)
}
