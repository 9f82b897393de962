import { fromRequest, type HttpRequest, type HttpResponse, toBase64, toHex, toResponse } from '@first-line/aws-api'
import {
  type AccountContext,
  type AccountHandle,
  accountHandle,
  type CreateAccountOptions,
  type CreatedAccount,
  createAccount,
} from './account-handle.ts'
import { type Clock, defaultHash, type Hash, type Random, systemClock, systemRandom } from './environment.ts'
import type { SandboxEvent } from './events/event.ts'
import { eventIdOf, seqOf } from './events/event-id.ts'
import { type EventListener, Subscriptions } from './events/subscriptions.ts'
import { type ExplainedDecision, explainEvent } from './explain.ts'
import { createIds } from './ids/ids.ts'
import { createManagedPolicies, type ManagedPolicyLoader } from './managed-policies/managed-policies.ts'
import { passTime } from './money/pass-time.ts'
import { rootCaller } from './pipeline/authenticate.ts'
import type { Foreseen } from './pipeline/foresee.ts'
import type { Known } from './pipeline/known.ts'
import type { Machinery } from './pipeline/machinery.ts'
import { createModels } from './pipeline/models.ts'
import { createPipeline } from './pipeline/pipeline.ts'
import { createPolicyCompiler } from './pipeline/policy-set.ts'
import type { RequestFacts } from './pipeline/request-facts.ts'
import { createRegistry, type Registry } from './registry.ts'
import type { ServiceDefinition } from './service.ts'
import { services as allServices } from './services/index.ts'
import { createSessions } from './sessions/sessions.ts'
import { collectedBlobs, mayFreeBlobs } from './store/blob-collection.ts'
import { Committer } from './store/committer.ts'
import type { Store } from './store/store.ts'
import { LookupIndex } from './world/lookup-index.ts'
import type { Runtime } from './world/runtime.ts'
import type { WorldState } from './world/state.ts'
import type { World } from './world/world.ts'
import { Worlds } from './world/worlds.ts'

export interface SandboxOptions {
  store: Store
  /** The bytes of `managed-policies.json.gz`. In Node: `managedPolicyFile` of `@first-line/sandbox/node`. */
  managedPolicies: ManagedPolicyLoader
  /** Wall time. */
  clock?: Clock
  random?: Random
  hash?: Hash
  /** Whether denials of IAM end with an authorization id. Default true. */
  accessTroubleshooter?: boolean
  /** What is offered; default all. */
  services?: readonly ServiceDefinition[]
  /** Told of faults of ours. Default: the console. */
  onError?: (error: unknown) => void
  /** How many worlds stay in memory. */
  maxAwakeWorlds?: number
}

/** Where a request came from, for those that bring it in. */
export type Origin = Partial<Omit<RequestFacts, 'id' | 'referer'>>

export interface Sandbox {
  /** One AWS request. Never rejects: faults of ours are AWS's 500. */
  handle(request: HttpRequest, origin?: Origin): Promise<HttpResponse>
  /** The same for who has a web `Request`. */
  fetch(request: Request, origin?: Origin): Promise<Response>
  readonly worlds: Worlds
  readonly registry: Registry
  createAccount(world: World, options?: CreateAccountOptions): Promise<CreatedAccount>
  account(world: World, id: string): AccountHandle
  /** The world an account belongs to, and so its handle. */
  findAccount(id: string): { world: World; account: AccountHandle } | undefined
  /** Whether an access key, account or alias of this name is taken, in whatever world. */
  knows(kind: string, key: string): boolean
  hasAccessKey(id: string): boolean
  /**
   * What would be decided on a request of somebody who is known without a signature; nothing is done, and no event tells
   * of it. `undefined` where no policy would be asked: an operation that is not offered, a message that cannot be read.
   */
  foresee(world: string, request: HttpRequest, who: Known, origin?: Origin): Promise<Foreseen | undefined>
  /**
   * The in-process reader: whatever the request is signed with, it may call every operation that only looks, in this
   * account, and leaves no event, no last use, no trace.
   */
  reader(world: string, account: string): { handle(request: HttpRequest): Promise<HttpResponse> }
  /**
   * The site's own door to a world: sign-in and the console's settings, for which AWS has no API. It takes requests to
   * the services of `consoleModels`, unsigned ones to sign in, and nothing else; it must not be reachable but through the
   * site, which knows whose world it is.
   */
  console(world: string): { handle(request: HttpRequest, origin?: Origin): Promise<HttpResponse> }
  readonly events: {
    /** Calls back for each event of a world, or of all (`undefined`), once it is durable. Returns what ends it. */
    subscribe(world: string | undefined, listener: EventListener): () => void
    /** Calls back when the ledger time of a world was moved. Returns what ends it. */
    subscribeToTime(listener: () => void): () => void
  }
  /** The event of this id, wherever the sandbox still remembers it. */
  event(world: string, id: string): Promise<SandboxEvent | undefined>
  /** How an event's decisions came about; `undefined` for an event that is not known any more. */
  explain(world: string, eventId: string): Promise<ExplainedDecision[] | undefined>
  /**
   * Deletes the bytes of objects that nothing names any more; answers how many blobs went. It happens by itself, within
   * a minute of their last name's going.
   */
  collectBlobs(): Promise<number>
  /** Writes what waits and closes the store. */
  close(): Promise<void>
}

/** Events of reads reach the disk this much later, in milliseconds. */
const FLUSH_AFTER = 1_000
/** Worlds are looked through for idle ones every minute, and sleep after ten without a request. */
const SWEEP_EVERY = 60_000
const IDLE_AFTER = 600_000

/** In Node a timer would keep the process; what waits is written by `close`. */
function keepNoProcess(timer: unknown): void {
  if (typeof timer === 'object' && timer !== null) (timer as { unref?: () => void }).unref?.()
}

/** An embedded AWS: many isolated worlds of accounts over one store. */
export async function createSandbox(options: SandboxOptions): Promise<Sandbox> {
  const { store, clock = systemClock, hash = defaultHash } = options
  const onError = options.onError ?? ((error: unknown) => console.error(error))
  const ids = createIds(options.random ?? systemRandom())
  const registry = createRegistry(options.services ?? allServices)
  const index = await store.load()
  const subscriptions = new Subscriptions(onError)
  const lookups = new LookupIndex(index.lookups)
  /** What an earlier process left may be garbage, too. */
  let garbage = true
  const append: Store['append'] = async (batch) => {
    await store.append(batch)
    garbage ||= batch.some(mayFreeBlobs)
  }
  const committer = new Committer({ append }, (lost) => worlds.forget(lost))
  const blobs = collectedBlobs(store, () => committer.settle())
  const runtime: Runtime = {
    store,
    committer,
    lookups,
    clock,
    ids,
    hash,
    collections: registry.collections,
    emit: (event) => subscriptions.emit(event),
    ...(registry.service('budgets') && {
      passTime: (state: WorldState, from: number, to: number) => passedTime(state, from, to),
    }),
  }
  /** Those who want to know that a ledger has moved, and that what came of it is on disk. */
  const timekeepers = new Set<() => void>()
  function passedTime(state: WorldState, from: number, to: number): void {
    passTime({ world: state, ids, compile: compiler.compile }, from, to)
    // The commit follows on this unit of work at once.
    Promise.resolve()
      .then(() => committer.settle())
      .then(() => {
        for (const tell of timekeepers) tell()
      })
      .catch(onError)
  }
  const worlds = new Worlds(runtime, index.worlds, options.maxAwakeWorlds)
  const sessions = createSessions({ hash, ids, key: await storeKey() })
  const managedPolicies = createManagedPolicies(options.managedPolicies, hash)
  const compiler = createPolicyCompiler((text) => toHex(hash.sha256(new TextEncoder().encode(text))))
  const context: AccountContext = { clock, ids, hash, sessions, lookups, registry, compile: compiler.compile }

  /** The key that session tokens are made with: made once for a store. */
  async function storeKey(): Promise<Uint8Array> {
    const known = index.settings['session-key']
    const key = known ?? ids.hex(64)
    if (known === undefined) await committer.commit([{ type: 'put-setting', key: 'session-key', value: key }])
    return Uint8Array.from(key.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16))
  }

  let collecting: Promise<unknown> | undefined
  function collectBlobs(): Promise<number> {
    garbage = false
    const found = store.blobs.tidy().then(() => blobs.collect())
    collecting = found.catch(() => undefined)
    return found
  }

  let timer: ReturnType<typeof setTimeout> | undefined
  function flushSoon(): void {
    if (timer !== undefined) return
    timer = setTimeout(() => {
      timer = undefined
      worlds.flush().catch(onError)
    }, FLUSH_AFTER)
    keepNoProcess(timer)
  }

  const sweeping = setInterval(() => {
    worlds.sleepIdle(IDLE_AFTER).catch(onError)
    if (garbage) collectBlobs().catch(onError)
  }, SWEEP_EVERY)
  keepNoProcess(sweeping)

  const machinery: Machinery = {
    models: createModels(),
    registry,
    worlds,
    lookups,
    sessions,
    managedPolicies,
    compiler,
    blobs: blobs.blobs,
    clock,
    ids,
    hash,
    accessTroubleshooter: options.accessTroubleshooter ?? true,
    eventId: (seq) => eventIdOf(seq, ids),
    recall: async (worldId, eventId) => {
      const found = await event(worldId, eventId)
      const decisions = found && (await explained(found))
      return found && decisions && { event: found, decisions }
    },
    hostId: () => toBase64(ids.bytes(56)),
    pending: (world) => committer.pending(world) ?? Promise.resolve(),
    flushSoon,
    onError,
  }
  const pipeline = createPipeline(machinery)

  const factsOf = (request: HttpRequest, origin: Origin = {}): Omit<RequestFacts, 'id'> => ({
    sourceIp: origin.sourceIp ?? '127.0.0.1',
    userAgent: origin.userAgent ?? request.headers['user-agent'] ?? '',
    // An endpoint on loopback stands for AWS's, which are all behind TLS; policies that ask for it must not lock everyone out.
    secureTransport: origin.secureTransport ?? true,
    ...(request.headers.referer !== undefined && { referer: request.headers.referer }),
  })

  async function explained(found: SandboxEvent): Promise<ExplainedDecision[] | undefined> {
    await managedPolicies.load()
    return worlds.get(found.world)?.read((state) => explainEvent(found, state, { managedPolicies, compiler }))
  }

  async function event(world: string, id: string): Promise<SandboxEvent | undefined> {
    const seq = seqOf(id)
    if (seq === undefined) return undefined
    const [found] = (await worlds.get(world)?.events({ after: seq - 1, limit: 1 })) ?? []
    return found?.id === id ? found : undefined
  }

  return {
    handle: (request, origin) => pipeline.handle(request, factsOf(request, origin)),
    async fetch(request, origin) {
      const plain = await fromRequest(request)
      return toResponse(await pipeline.handle(plain, factsOf(plain, origin)))
    },
    worlds,
    registry,
    createAccount: async (world, accountOptions = {}) => createAccount(world, accountOptions, context),
    account: (world, id) => accountHandle(world, id, context),
    findAccount(id) {
      const found = lookups.find('account', id)
      const world = found && worlds.get(found.world)
      return world && { world, account: accountHandle(world, id, context) }
    },
    knows: (kind, key) => lookups.find(kind, key) !== undefined,
    hasAccessKey: (id) => lookups.find('access-key', id) !== undefined,
    async foresee(worldId, request, who, origin) {
      const world = worlds.get(worldId)
      if (!world) throw new Error(`There is no world ${worldId}`)
      return pipeline.foresee(request, factsOf(request, origin), world, who)
    },
    reader(worldId, account) {
      const world = worlds.get(worldId)
      if (!world) throw new Error(`There is no world ${worldId}`)
      const caller = { ...rootCaller(account), kind: 'reader' as const }
      return { handle: (request) => pipeline.handle(request, factsOf(request), { kind: 'inside', caller, world }) }
    },
    console(worldId) {
      const world = worlds.get(worldId)
      if (!world) throw new Error(`There is no world ${worldId}`)
      return {
        handle: (request, origin) => pipeline.handle(request, factsOf(request, origin), { kind: 'site', world }),
      }
    },
    events: {
      subscribe: (world, listener) => subscriptions.subscribe(world, listener),
      subscribeToTime(listener) {
        timekeepers.add(listener)
        return () => void timekeepers.delete(listener)
      },
    },
    collectBlobs,
    event,
    async explain(worldId, eventId) {
      const found = await event(worldId, eventId)
      return found && explained(found)
    },
    async close() {
      clearTimeout(timer)
      clearInterval(sweeping)
      await collecting
      await worlds.flush().catch(onError)
      await committer.settle()
      await store.close()
    },
  }
}
