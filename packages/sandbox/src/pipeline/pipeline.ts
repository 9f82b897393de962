/**
 * The one way into the sandbox: recognise → authenticate → decode and validate → authorise → execute → commit with its
 * event → encode. Between the world being awake and the commit everything is synchronous, in one unit of work.
 *
 * The order of refusals is AWS's as far as it is known: who the sender is, whether the operation exists, whether the
 * message fits the model, whether the caller may, and only then what the service says about names that do not exist or
 * exist already.
 */
import {
  CodecError,
  type HttpRequest,
  type HttpResponse,
  type Recognised,
  recognise,
  type ServiceModel,
  scopeOf,
} from '@first-line/aws-api'
import { AwsError } from '../aws-error.ts'
import type { World } from '../world/world.ts'
import { decodeInput } from './admit.ts'
import { type Authenticated, authenticate, readClaim } from './authenticate.ts'
import { type AuthenticationProblem, authenticationError } from './authentication-errors.ts'
import { findWanted, takesStream, type Wanted } from './find.ts'
import { type Foreseen, foreseen } from './foresee.ts'
import type { Door, Insider, Journey } from './journey.ts'
import { recordKeyUse } from './key-use.ts'
import { callerKnown, type Known } from './known.ts'
import { limitOf, readSmall } from './limits.ts'
import type { Machinery } from './machinery.ts'
import { stranger } from './models.ts'
import { perform } from './perform.ts'
import { withPresignedHeaders } from './presigned-headers.ts'
import { bodyTooLarge, internalError, unknownOperation } from './protocol-errors.ts'
import { refusal } from './refusal.ts'
import type { RequestFacts } from './request-facts.ts'

type Facts = Omit<RequestFacts, 'id'>

export interface Pipeline {
  handle(request: HttpRequest, facts: Facts, door?: Door): Promise<HttpResponse>
  /** What would be decided; nothing is done. `undefined`: no policy would be asked, or none can be without doing it. */
  foresee(request: HttpRequest, facts: Facts, world: World, who: Known): Promise<Foreseen | undefined>
}

export function createPipeline(machinery: Machinery): Pipeline {
  const { models, registry, ids, onError } = machinery

  async function begin(request: HttpRequest, origin: Facts, door: Door): Promise<Journey> {
    const own = door.kind === 'aws' ? undefined : registry.ownService(request.headers['x-amz-target'] ?? '')
    const recognised = own?.model ? recogniseOwn(request, own.model) : recognise(request)
    const service = own?.name ?? (door.kind === 'site' ? undefined : recognised.service)
    const name = (own ? undefined : recognised.service) ?? stranger(request.headers)
    const model = own?.model ?? models.get(name) ?? (await models.load(name))
    const requestId = service === 's3' ? ids.base36(16).toUpperCase() : ids.requestId()
    return {
      request,
      recognised,
      service,
      ...(door.kind === 'site' && { site: door.world }),
      model,
      facts: { ...origin, id: requestId },
      context: { requestId, method: request.method, ...(service === 's3' && { hostId: machinery.hostId() }) },
      region: registry.service(service ?? name)?.global ? 'us-east-1' : recognised.region,
    }
  }

  async function handle(request: HttpRequest, origin: Facts, door: Door = { kind: 'aws' }): Promise<HttpResponse> {
    const journey = await begin(request, origin, door)
    try {
      return await travel(journey, door.kind === 'inside' ? door : undefined)
    } catch (error) {
      if (error instanceof AwsError) return refusal(journey, error)
      // A query string or a path that cannot be read is found out while the signature is looked at, at the latest.
      if (error instanceof CodecError) return refusal(journey, new AwsError(error.code, error.status, error.message))
      onError(error)
      return refusal(journey, internalError(journey.model.metadata.protocol))
    }
  }

  async function foresee(request: HttpRequest, origin: Facts, world: World, who: Known): Promise<Foreseen | undefined> {
    const journey = await begin(request, origin, { kind: 'aws' })
    const wanted = wantedOf(journey, undefined)
    if (wanted.kind === 'refused' || wanted.operation.prepare) return undefined
    if (!machinery.managedPolicies.loaded) await machinery.managedPolicies.load()
    try {
      const caller = who.kind === 'nobody' ? (await anonymousOf(journey, wanted))?.caller : undefined
      while (!world.awake) await world.wake()
      return foreseen(machinery, journey, world, wanted, caller ?? callerKnown(who, world.awake.state), who)
    } catch (error) {
      if (error instanceof AwsError || error instanceof CodecError) return undefined
      throw error
    }
  }

  async function travel(journey: Journey, insider: Insider | undefined): Promise<HttpResponse> {
    const { model } = journey
    const wanted = findEarly(journey)
    if (!(wanted?.kind === 'operation' && takesStream(model, wanted.model))) {
      const limit = limitOf(model.name, wanted?.kind === 'operation' ? wanted.model.name : undefined)
      const body = await readSmall(journey.request.body, limit)
      if (!body) throw bodyTooLarge(model.metadata.protocol, limit)
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
    journey.proof = { signature: proven.signature, payload: proven.payload, signingKey: proven.signingKey }
    if (proven.signature.kind === 'query' && journey.service === 's3')
      journey.request = withPresignedHeaders(journey.request)
    recordKeyUse(world.awake, proven.caller, journey, machinery)
    return perform(machinery, journey, proven.caller, world, wantedOf(journey, early))
  }

  /** Who sends no signature, where the operation takes that: the account it is about says which world is meant. */
  async function anonymousOf({ model, request, site }: Journey, wanted: Wanted): Promise<Insider | undefined> {
    if (wanted.kind === 'refused' || !wanted.operation.anonymous) return undefined
    const input = decodeInput(model, wanted, request)
    while (site && !site.awake) await site.wake()
    const account = wanted.operation.anonymous(input as never, site?.awake?.state, machinery.lookups)
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
    return perform(machinery, journey, caller, world, wanted)
  }

  function wantedOf({ model, request, recognised, service }: Journey, early: Wanted | undefined): Wanted {
    if (early) return early
    if (service) return findWanted(registry, model, request, recognised.bucket)
    return { kind: 'refused', name: 'Unknown', error: strangerError(model.metadata.protocol, request) }
  }

  return { handle, foresee }
}

/** A request to a service of our own: only its signature says for which Region. */
function recogniseOwn(request: HttpRequest, { metadata }: ServiceModel): Recognised {
  return {
    signingName: metadata.signingName ?? metadata.endpointPrefix,
    region: scopeOf(request)?.region ?? 'us-east-1',
  }
}

/** A service we have no model of: it exists or not, we offer nothing of it. */
function strangerError(protocol: ServiceModel['metadata']['protocol'], request: HttpRequest): AwsError {
  const name = request.headers['x-amz-target']
  return unknownOperation(protocol, { ...(name !== undefined && { name }), omitted: false })
}
