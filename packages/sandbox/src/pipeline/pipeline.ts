/**
 * The one way into the sandbox: recognise → authenticate → decode and validate → authorise → execute → commit with its
 * event → encode. Between the world being awake and the commit everything is synchronous, in one unit of work.
 *
 * The order of refusals is AWS's as far as it is known: who the sender is, whether the operation exists, whether the
 * message fits the model, whether the caller may, and only then what the service says about names that do not exist or
 * exist already.
 */
import {
  type AnswerContext,
  type AwsStructure,
  CodecError,
  decodeRequest,
  encodeError,
  encodeResponse,
  type HttpRequest,
  type HttpResponse,
  type Recognised,
  recognise,
  type ServiceModel,
  scopeOf,
} from '@first-line/aws-api'
import { AwsError } from '../aws-error.ts'
import type { Attribution, Call } from '../call.ts'
import { accessDenied } from '../denial-style.ts'
import type { Outcome, RecordedDecision } from '../events/event.ts'
import type { Check, NoCheck, Operation } from '../operation.ts'
import type { OfferedName } from '../service.ts'
import { recordServiceUse } from '../services/iam/last-accessed.ts'
import type { StoreOperation } from '../store/store.ts'
import { policyTexts } from '../world/account.ts'
import { type AwakeWorld, ledgerNow, type World } from '../world/world.ts'
import { type Authenticated, authenticate, readClaim } from './authenticate.ts'
import { type AuthenticationProblem, authenticationError } from './authentication-errors.ts'
import { authorise, denialMessage } from './authorise.ts'
import { encodeAuthorizationMessage } from './authorization-message.ts'
import type { Caller } from './caller.ts'
import { globalContext } from './context-keys.ts'
import { findWanted, takesStream, type Wanted } from './find.ts'
import { recordKeyUse } from './key-use.ts'
import { MAX_MESSAGE, readSmall } from './limits.ts'
import type { Machinery } from './machinery.ts'
import { stranger } from './models.ts'
import { policySetOf } from './policy-set.ts'
import { bodyTooLarge, internalError, unknownOperation } from './protocol-errors.ts'
import { eventOf } from './record.ts'
import type { RequestFacts } from './request-facts.ts'
import { problemsOf } from './validate.ts'

/** A request on its way, once its service is known. */
interface Journey {
  request: HttpRequest
  recognised: Recognised
  /** Absent: nothing we know of. */
  service: OfferedName | undefined
  /** Of a request from the site, which knows its world: it asks for a service of our own. */
  site?: World
  model: ServiceModel
  facts: RequestFacts
  context: AnswerContext
  region: string
}

/** Who comes in by the in-process door: the checker's reader needs no signature. */
export interface Insider {
  caller: Caller
  world: World
}

/** By which door a request comes: at the AWS endpoint, from the site, or from inside the process. */
export type Door = { kind: 'aws' } | { kind: 'site'; world: World } | ({ kind: 'inside' } & Insider)

export type Handle = (request: HttpRequest, facts: Omit<RequestFacts, 'id'>, door?: Door) => Promise<HttpResponse>

/** What `prepare` of an operation found out, or the error it ended with. */
type Prepared = { value?: unknown; error?: AwsError }

export function createPipeline(machinery: Machinery): Handle {
  const { models, registry, ids, onError } = machinery

  async function handle(
    request: HttpRequest,
    origin: Omit<RequestFacts, 'id'>,
    door: Door = { kind: 'aws' },
  ): Promise<HttpResponse> {
    const own = door.kind === 'aws' ? undefined : registry.ownService(request.headers['x-amz-target'] ?? '')
    const recognised = own?.model ? recogniseOwn(request, own.model) : recognise(request)
    const service = own?.name ?? (door.kind === 'site' ? undefined : recognised.service)
    const name = (own ? undefined : recognised.service) ?? stranger(request.headers)
    const model = own?.model ?? models.get(name) ?? (await models.load(name))
    const requestId = service === 's3' ? ids.base36(16).toUpperCase() : ids.requestId()
    const journey: Journey = {
      request,
      recognised,
      service,
      ...(door.kind === 'site' && { site: door.world }),
      model,
      facts: { ...origin, id: requestId },
      context: { requestId, method: request.method, ...(service === 's3' && { hostId: machinery.hostId() }) },
      region: registry.service(service ?? name)?.global ? 'us-east-1' : recognised.region,
    }
    try {
      return await travel(journey, door.kind === 'inside' ? door : undefined)
    } catch (error) {
      if (error instanceof AwsError) return refusal(journey, error)
      // A query string or a path that cannot be read is found out while the signature is looked at, at the latest.
      if (error instanceof CodecError) return refusal(journey, new AwsError(error.code, error.status, error.message))
      onError(error)
      return refusal(journey, internalError(model.metadata.protocol))
    }
  }

  function refusal({ model, context }: Journey, { code, status, message, fields }: AwsError): HttpResponse {
    return encodeError(model, { code, status, message, fields: { ...fields } }, context)
  }

  async function travel(journey: Journey, insider: Insider | undefined): Promise<HttpResponse> {
    const { model } = journey
    const wanted = findEarly(journey)
    if (!(wanted?.kind === 'operation' && takesStream(model, wanted.model))) {
      const body = await readSmall(journey.request.body)
      if (!body) throw bodyTooLarge(model.metadata.protocol, MAX_MESSAGE)
      if (body !== journey.request.body) journey.request = { ...journey.request, body }
    }
    return insider ? visit(journey, insider, wanted) : arrive(journey, wanted)
  }

  /** Of services whose route is in the line of the request, the operation is known before the body is read. */
  function findEarly({ model, request, recognised, service }: Journey): Wanted | undefined {
    return model.metadata.protocol.startsWith('rest') && service
      ? findWanted(registry, model, request, recognised.bucket)
      : undefined
  }

  /** A request from outside: proves its sender, then goes on. */
  async function arrive(journey: Journey, early: Wanted | undefined): Promise<HttpResponse> {
    const { request, recognised, model, site } = journey
    const fail = (problem: AuthenticationProblem): never => {
      throw authenticationError(model.metadata.protocol, problem)
    }
    const claim = readClaim(request, recognised.signingName, machinery)
    if (claim.kind === 'problem') return fail(claim.problem)
    if (claim.kind === 'absent') {
      const insider = await anonymousOf(journey, wantedOf(journey, early))
      if (!insider) return fail({ kind: 'missing' })
      return visit(journey, insider, early)
    }
    const { world } = claim
    if (site && site !== world) return fail({ kind: 'unknown-key', accessKeyId: claim.signature.accessKeyId })
    if (!machinery.managedPolicies.loaded) await machinery.managedPolicies.load()
    while (!world.awake) await world.wake()
    const proven: Authenticated = authenticate(
      request,
      recognised.signingName,
      claim,
      world.awake.state,
      machinery.clock.now(),
    )
    if (proven.kind === 'problem') return fail(proven.problem)
    if (proven.kind === 'anonymous') return fail({ kind: 'missing' })
    recordKeyUse(world.awake, proven.caller, journey, machinery)
    return perform(journey, proven.caller, world, wantedOf(journey, early))
  }

  /** Who sends no signature, where the operation takes that: the account it is about says which world is meant. */
  async function anonymousOf({ model, request, site }: Journey, wanted: Wanted): Promise<Insider | undefined> {
    if (wanted.kind === 'refused' || !wanted.operation.anonymous) return undefined
    const input = decodeInput(model, wanted, request)
    while (site && !site.awake) await site.wake()
    const account = wanted.operation.anonymous(input as never, site?.awake?.state)
    const found = account === undefined ? undefined : machinery.lookups.find('account', account)
    const world = found && machinery.worlds.get(found.world)
    if (!world || account === undefined || (site && site !== world)) return undefined
    return {
      world,
      caller: {
        kind: 'anonymous',
        principal: { type: 'anonymous' },
        account,
        arn: 'anonymous',
        userId: 'ANONYMOUS_PRINCIPAL',
      },
    }
  }

  /** Those who need no signature. The checker's reader may only look, and leaves no trace. */
  async function visit(journey: Journey, { caller, world }: Insider, early: Wanted | undefined): Promise<HttpResponse> {
    const wanted = wantedOf(journey, early)
    if (
      caller.kind === 'reader' &&
      wanted.kind === 'operation' &&
      wanted.operation.access !== 'List' &&
      wanted.operation.access !== 'Read'
    )
      throw new AwsError('AccessDenied', 403, `The reader may not call ${wanted.operation.name}, which is no read.`)
    if (!machinery.managedPolicies.loaded) await machinery.managedPolicies.load()
    while (!world.awake) await world.wake()
    return perform(journey, caller, world, wanted)
  }

  function wantedOf({ model, request, recognised, service }: Journey, early: Wanted | undefined): Wanted {
    if (early) return early
    if (service) return findWanted(registry, model, request, recognised.bucket)
    return { kind: 'refused', name: 'Unknown', error: strangerError(journeyProtocol(model), request) }
  }

  async function perform(journey: Journey, caller: Caller, world: World, wanted: Wanted): Promise<HttpResponse> {
    const awake = world.awake!
    if (wanted.kind === 'operation' && wanted.operation.receive) {
      const call = mayReceive(journey, caller, world, awake, wanted)
      // Who may not is refused, and the refusal recorded, in the operation's own turn, which follows at once.
      if (!call) return conclude(journey, caller, world, awake, wanted, undefined)
      const received: unknown = await wanted.operation.receive(call)
      while (!world.awake) await world.wake()
      return conclude(journey, caller, world, world.awake, wanted, received)
    }
    if (wanted.kind === 'operation' && wanted.operation.prepare) {
      const prepared = await prepare(journey, caller, world, awake, wanted)
      while (!world.awake) await world.wake()
      return conclude(journey, caller, world, world.awake, wanted, undefined, prepared)
    }
    return conclude(journey, caller, world, awake, wanted, undefined)
  }

  /** What takes waiting, before anything is decided. Its refusal is told, and recorded, in the operation's own turn. */
  async function prepare(
    journey: Journey,
    caller: Caller,
    world: World,
    awake: AwakeWorld,
    wanted: Extract<Wanted, { kind: 'operation' }>,
  ): Promise<Prepared> {
    const input = decodeInput(journey.model, wanted, journey.request)
    const attempt = newAttempt(journey, caller, world, awake, undefined, false)
    const call = callOf(attempt, input, awake) as Call<never>
    try {
      return { value: await wanted.operation.prepare!(call) }
    } catch (error) {
      if (error instanceof AwsError) return { error }
      throw error
    }
  }

  /** A streamed body is taken in once it is certain that the caller may send it; `undefined`: they may not. */
  function mayReceive(
    journey: Journey,
    caller: Caller,
    world: World,
    awake: AwakeWorld,
    wanted: Extract<Wanted, { kind: 'operation' }>,
  ): Call<never> | undefined {
    const attempt = newAttempt(journey, caller, world, awake, wanted.operation, false)
    try {
      return awake.state.unit(() => admit(attempt, wanted, awake)).result
    } catch (error) {
      if (error instanceof AwsError) return undefined
      throw error
    }
  }

  /** Decode, authorise, execute, encode: one unit. Then commit with the event, and wait until all is on disk. */
  async function conclude(
    journey: Journey,
    caller: Caller,
    world: World,
    awake: AwakeWorld,
    wanted: Wanted,
    received: unknown,
    prepared: Prepared = {},
  ): Promise<HttpResponse> {
    const attempt = newAttempt(
      journey,
      caller,
      world,
      awake,
      wanted.kind === 'operation' ? wanted.operation : undefined,
    )
    let answer: HttpResponse
    let operations: StoreOperation[] = []
    let refused: AwsError | undefined
    try {
      const unit = awake.state.unit(() => {
        if (wanted.kind === 'refused') throw wanted.error
        try {
          const call = admit(attempt, wanted, awake, prepared)
          const output = (wanted.operation.execute(call, received as never, prepared.value as never) ??
            {}) as AwsStructure
          attempt.output = output
          // Encoded inside the unit: an answer that cannot be written takes back what it would have told of.
          return encodeResponse(journey.model, wanted.model, output, journey.context)
        } catch (error) {
          if (!(error instanceof AwsError && error.keepsChanges)) throw error
          refused = error
          return refusal(journey, error)
        }
      })
      answer = unit.result
      operations = unit.operations
    } catch (error) {
      if (!(error instanceof AwsError)) throw error
      refused = error
      answer = refusal(journey, error)
    }
    await remember(attempt, world, awake, wanted, operations, refused)
    return answer
  }

  /** Up to where the caller may: decodes, validates, asks the policies. @throws AwsError for whatever stands in the way. */
  function admit(
    attempt: Attempt,
    wanted: Extract<Wanted, { kind: 'operation' }>,
    awake: AwakeWorld,
    prepared: Prepared = {},
  ): Call<never> {
    const { journey } = attempt
    const { model, request } = journey
    const input = decodeInput(model, wanted, request)
    attempt.input = input
    if (prepared.error) throw prepared.error
    const call = callOf(attempt, input, awake) as Call<never>
    wanted.operation.validate?.(call, prepared.value as never)
    if (attempt.caller.kind === 'reader') return call
    const asked = wanted.operation.authorise(call, prepared.value as never)
    // Who shows a token or a password is known by now.
    const { caller } = attempt
    if (isNoCheck(asked)) return call
    const checks: readonly Check[] = Array.isArray(asked) ? asked : [asked as Check]
    const context = globalContext(caller, journey.facts, journey.region, attempt.wallTime)
    const result = authorise(caller, checks, policySetOf(caller, awake.state, machinery), context)
    attempt.decisions = result.decisions
    if (!result.denied) return call
    attempt.denied = true
    const style = registry.service(model.name)?.denial ?? accessDenied
    const authorizationId = machinery.accessTroubleshooter ? attempt.id : undefined
    const encoded = () =>
      encodeAuthorizationMessage(caller, attempt.decisions.at(-1)!, {
        world: attempt.world.id,
        sessions: machinery.sessions,
        textOf: machinery.compiler.textOf,
      })
    throw new AwsError(
      style.code,
      style.status,
      denialMessage(style, caller, result.denied, journey.region, authorizationId, encoded),
    )
  }

  interface Attempt {
    journey: Journey
    caller: Caller
    world: World
    id: string
    seq: number
    wallTime: number
    ledgerTime: number
    operation: Operation | undefined
    decisions: RecordedDecision[]
    denied: boolean
    attribution?: Attribution
    input?: AwsStructure
    output?: AwsStructure
  }

  function newAttempt(
    journey: Journey,
    caller: Caller,
    world: World,
    awake: AwakeWorld,
    operation: Operation | undefined,
    counts = true,
  ): Attempt {
    const wallTime = machinery.clock.now()
    // A reader's calls are no events and use up no number, nor does what only prepares.
    const seq = caller.kind === 'reader' || !counts ? 0 : awake.log.next()
    return {
      journey,
      caller,
      world,
      id: machinery.eventId(seq),
      seq,
      wallTime,
      ledgerTime: ledgerNow(awake.state, wallTime),
      operation,
      decisions: [],
      denied: false,
    }
  }

  function callOf(attempt: Attempt, input: AwsStructure, awake: AwakeWorld): Call {
    const { journey, caller } = attempt
    const call: Call = {
      input,
      caller,
      account: caller.account,
      region: journey.region,
      now: new Date(attempt.ledgerTime).toISOString().replace(/\.\d{3}Z$/, 'Z'),
      wallTime: attempt.wallTime,
      request: journey.facts,
      world: awake.state,
      worldId: attempt.world.id,
      table: (collection, account = caller.account) => awake.state.table(collection, account),
      ids,
      hash: machinery.hash,
      managedPolicies: machinery.managedPolicies,
      sessions: machinery.sessions,
      blobs: machinery.blobs,
      compile: machinery.compiler.compile,
      recall: (eventId) => machinery.recall(attempt.world.id, eventId),
      attribute(attribution) {
        attempt.attribution = { ...attempt.attribution, ...attribution }
        if (!attribution.caller) return
        attempt.caller = attribution.caller
        call.caller = attribution.caller
      },
    }
    return call
  }

  async function remember(
    attempt: Attempt,
    world: World,
    awake: AwakeWorld,
    wanted: Wanted,
    operations: StoreOperation[],
    refused: AwsError | undefined,
  ): Promise<void> {
    if (attempt.caller.kind === 'reader') return machinery.pending(world.id)
    keepPolicyTexts(attempt, awake)
    const { journey } = attempt
    const event = eventOf({
      caller: attempt.caller,
      world: world.id,
      seq: attempt.seq,
      id: attempt.id,
      wallTime: attempt.wallTime,
      ledgerTime: attempt.ledgerTime,
      facts: journey.facts,
      region: journey.region,
      model: journey.model,
      operation: attempt.attribution?.operation ?? (wanted.kind === 'operation' ? wanted.model.name : wanted.name),
      ...(wanted.kind === 'operation' && { operationModel: wanted.model }),
      readOnly: attempt.operation?.access === 'List' || attempt.operation?.access === 'Read',
      decisions: attempt.decisions,
      outcome: outcomeOf(attempt, refused),
      ...(refused && {
        error: { code: refused.code, message: attempt.attribution?.errorMessage ?? refused.message },
      }),
      ...(attempt.input && { input: attempt.input }),
      ...(attempt.output && !refused && { output: attempt.output }),
    })
    if (event.outcome !== 'rejected')
      recordServiceUse(awake, attempt.caller, event.action, journey.region, attempt.ledgerTime)
    if (operations.length) return world.commit(operations, { log: awake.log, event })
    awake.log.later(event)
    machinery.flushSoon()
    return machinery.pending(world.id)
  }

  /** What decided is kept by its hash, so that the decision can be explained when the policy has long changed. */
  function keepPolicyTexts(attempt: Attempt, awake: AwakeWorld): void {
    const missing: Array<{ hash: string; text: string }> = []
    const table = awake.state.table(policyTexts)
    for (const { policies } of attempt.decisions)
      for (const { hash } of policies) {
        if (hash === undefined || table.has(hash)) continue
        const text = machinery.compiler.textOf(hash)
        if (text !== undefined) missing.push({ hash, text })
      }
    if (missing.length === 0) return
    const { operations } = awake.state.unit(() => {
      for (const policy of missing) table.put(policy)
    })
    awake.log.lazily(operations)
  }

  return handle
}

function outcomeOf(
  attempt: { denied: boolean; attribution?: Attribution; decisions: RecordedDecision[] },
  refused: AwsError | undefined,
): Outcome {
  if (!refused) return 'allowed'
  if (attempt.denied) return 'denied'
  return attempt.decisions.length || attempt.attribution ? 'failed' : 'rejected'
}

/** Reads and checks a message by its model. @throws AwsError in the protocol's words */
function decodeInput(
  model: ServiceModel,
  wanted: Extract<Wanted, { kind: 'operation' }>,
  request: HttpRequest,
): AwsStructure {
  let input: AwsStructure
  try {
    input = decodeRequest(model, wanted.model, request, wanted.uriParams)
  } catch (error) {
    if (!(error instanceof CodecError)) throw error
    throw new AwsError(error.code, error.status, error.message)
  }
  const problem = problemsOf(model, wanted.model, input)
  if (problem) throw problem
  return input
}

/** A request to a service of our own: only its signature says for which Region. */
function recogniseOwn(request: HttpRequest, { metadata }: ServiceModel): Recognised {
  return {
    signingName: metadata.signingName ?? metadata.endpointPrefix,
    region: scopeOf(request)?.region ?? 'us-east-1',
  }
}

function isNoCheck(asked: Check | readonly Check[] | NoCheck): asked is NoCheck {
  return 'because' in asked
}

function journeyProtocol(model: ServiceModel) {
  return model.metadata.protocol
}

/** A service we have no model of: it exists or not, we offer nothing of it. */
function strangerError(protocol: ServiceModel['metadata']['protocol'], request: HttpRequest): AwsError {
  const name = request.headers['x-amz-target']
  return unknownOperation(protocol, { ...(name !== undefined && { name }), omitted: false })
}
