/**
 * AWS SDK clients for one account: over the network, or into the process that holds it. Each sends only the calls of
 * the allow-list.
 */
import { AsyncLocalStorage } from 'node:async_hooks'
import { IAMClient } from '@aws-sdk/client-iam'
import type { HttpRequest, HttpResponse } from '@first-line/aws-api'
import type { ClientSettings } from '../targets/target.ts'
import { assertAllowed, during } from './calls.ts'
import { myTurn } from './politeness.ts'

/** The part of the SDK's request that a handler uses. `query` and `headers` are decoded. */
interface SdkRequest {
  method: string
  hostname: string
  port?: number
  path: string
  query?: Record<string, string | string[] | null>
  headers: Record<string, string>
  body?: unknown
}

export type Clients = ReturnType<typeof makeClients>
type Handle = NonNullable<ClientSettings['handle']>

/**
 * Making a client costs more than a run does. Those that reach into this process differ in nothing but the account they
 * reach, so all learners share them, and each call says by its context whose it is.
 */
const whose = new AsyncLocalStorage<Handle>()
const shared = new Map<string, Clients>()

export function createClients(settings: ClientSettings): Clients {
  const { handle, region } = settings
  if (!handle) return makeClients(settings)
  let clients = shared.get(region)
  if (!clients) {
    clients = makeClients({ ...settings, handle: askedFor })
    shared.set(region, clients)
  }
  const { iam, s3, ec2, sns, budgets, dynamodb } = clients
  return {
    iam: sendingAs(iam, handle),
    s3: once(async () => sendingAs(await s3(), handle)),
    ec2: once(async () => sendingAs(await ec2(), handle)),
    sns: once(async () => sendingAs(await sns(), handle)),
    budgets: once(async () => sendingAs(await budgets(), handle)),
    dynamodb: once(async () => sendingAs(await dynamodb(), handle)),
  }
}

const askedFor: Handle = (request) => {
  const handle = whose.getStore()
  if (!handle) throw new Error('a shared client was used without saying for whom')
  return handle(request)
}

/** The same client, whose every call goes to one account. */
function sendingAs<C extends { send(...about: never[]): unknown }>(client: C, handle: Handle): C {
  const send = (...about: Parameters<C['send']>) => whose.run(handle, () => client.send(...about))
  return Object.create(client, { send: { value: send } }) as C
}

function makeClients(settings: ClientSettings) {
  const config = {
    region: settings.region,
    credentials: settings.credentials,
    // A check has seconds, not minutes; and a fault is looked at again by itself.
    maxAttempts: 2,
    cacheMiddleware: true,
    ...(settings.endpoint !== undefined && { endpoint: settings.endpoint }),
    ...(settings.handle && { requestHandler: inProcess(settings.handle), signer: unsigned }),
  }
  return {
    iam: guarded(new IAMClient(config)),
    // The others are large and seldom looked at: each is loaded when a check asks for the first time.
    s3: once(async () => {
      const { S3Client } = await import('@aws-sdk/client-s3')
      // A bucket may be in any Region; what it is asked has to go there.
      return guarded(new S3Client({ ...config, forcePathStyle: true, followRegionRedirects: true }))
    }),
    ec2: once(async () => {
      const { EC2Client } = await import('@aws-sdk/client-ec2')
      return guarded(new EC2Client(config))
    }),
    sns: once(async () => {
      const { SNSClient } = await import('@aws-sdk/client-sns')
      return guarded(new SNSClient(config))
    }),
    budgets: once(async () => {
      const { BudgetsClient } = await import('@aws-sdk/client-budgets')
      return guarded(new BudgetsClient(config))
    }),
    dynamodb: once(async () => {
      const { DynamoDBClient } = await import('@aws-sdk/client-dynamodb')
      return guarded(new DynamoDBClient(config))
    }),
  }
}

function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined
  return () => {
    made ??= make()
    return made
  }
}

/** In the process nothing is signed: the handle itself is the authority. */
const unsigned = { sign: async <T>(request: T): Promise<T> => request }

function inProcess(handle: (request: HttpRequest) => Promise<HttpResponse>) {
  return {
    metadata: { handlerProtocol: 'http/1.1' },
    async handle(request: SdkRequest) {
      const answer = await handle(toHttp(request))
      return { response: { statusCode: answer.status, reason: '', headers: answer.headers, body: answer.body } }
    },
    updateHttpClientConfig() {},
    httpHandlerConfigs: () => ({}),
  }
}

const encoder = new TextEncoder()

function toHttp(request: SdkRequest): HttpRequest {
  const headers: Record<string, string> = {}
  for (const [name, value] of Object.entries(request.headers)) headers[name.toLowerCase()] = value
  return {
    method: request.method,
    host: request.port === undefined ? request.hostname : `${request.hostname}:${request.port}`,
    path: request.path,
    query: queryOf(request.query ?? {}),
    headers,
    body: bytesOf(request.body),
  }
}

function bytesOf(body: unknown): Uint8Array {
  if (body === undefined || body === null) return new Uint8Array(0)
  if (typeof body === 'string') return encoder.encode(body)
  if (body instanceof Uint8Array) return body
  throw new TypeError('the account reader sends no streams')
}

function queryOf(query: NonNullable<SdkRequest['query']>): string {
  const pairs: string[] = []
  for (const [name, value] of Object.entries(query)) {
    const encoded = encodeURIComponent(name)
    for (const each of Array.isArray(value) ? value : [value]) {
      pairs.push(each === null ? encoded : `${encoded}=${encodeURIComponent(each)}`)
    }
  }
  return pairs.join('&')
}

interface Answered {
  output?: { $metadata?: { requestId?: string } }
}

interface Stack {
  add(
    middleware: <A>(
      next: (args: A) => Promise<Answered>,
      context: { commandName?: string },
    ) => (args: A) => Promise<Answered>,
    options: { step: 'initialize'; name: string; priority: 'high' },
  ): void
}

/** What answered is no service of AWS's: between us and it stands another server. */
class NotAws extends Error {
  override readonly name = 'NotAws'
}

/**
 * Every service puts a request id on its answers. Whatever else says 200, such as the page with which a network wants you
 * to sign in, the SDK takes for an answer with nothing in it: an account without users.
 */
function assertAnswered({ output }: Answered): void {
  if (output?.$metadata?.requestId === undefined) throw new NotAws('the answer has no request id')
}

/** Refuses, before anything is made of it, a command that is not in the allow-list; says of each fault whose it was. */
function guarded<C extends { middlewareStack: unknown }>(client: C): C {
  ;(client.middlewareStack as Stack).add(
    (next, context) => async (args) => {
      const { commandName = 'an unnamed command' } = context
      assertAllowed(commandName)
      try {
        await myTurn()
        const answer = await next(args)
        assertAnswered(answer)
        return answer
      } catch (cause) {
        // Those that speak JSON do not get as far as the id.
        throw during(commandName, cause instanceof SyntaxError ? new NotAws('the answer is no JSON', { cause }) : cause)
      }
    },
    { step: 'initialize', name: 'firstLineAllowList', priority: 'high' },
  )
  return client
}
