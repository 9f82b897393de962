import { type AwsStructure, encodeResponse, type HttpResponse } from '@first-line/aws-api'
import { AwsError } from '../aws-error.ts'
import type { Call } from '../call.ts'
import type { HeldBlobs } from '../store/blob-collection.ts'
import type { StoreOperation } from '../store/store.ts'
import type { AwakeWorld, World } from '../world/world.ts'
import { admit, decodeInput, type Prepared } from './admit.ts'
import { callOf, newAttempt } from './attempt.ts'
import type { Caller } from './caller.ts'
import type { Wanted } from './find.ts'
import type { Journey, WantedOperation } from './journey.ts'
import type { Machinery } from './machinery.ts'
import { refusal } from './refusal.ts'
import { remember } from './remember.ts'

/** Does what a request asks for, for a caller that is known, in a world that is awake. */
export async function perform(
  machinery: Machinery,
  journey: Journey,
  caller: Caller,
  world: World,
  wanted: Wanted,
): Promise<HttpResponse> {
  const awake = world.awake!
  if (wanted.kind === 'operation' && mustWait(wanted, journey)) {
    const call = mayReceive(machinery, journey, caller, world, awake, wanted)
    // Who may not is refused, and the refusal recorded, in the operation's own turn, which follows at once.
    if (!call) return conclude(machinery, journey, caller, world, awake, wanted, undefined)
    // Its bytes are in the store before a record names them: until then it is this request that keeps them.
    const held = machinery.blobs.hold()
    call.blobs = held
    try {
      const received: unknown = await wanted.operation.receive!(call)
      while (!world.awake) await world.wake()
      return await conclude(machinery, journey, caller, world, world.awake, wanted, received)
    } finally {
      held.release()
    }
  }
  if (wanted.kind === 'operation' && wanted.operation.prepare) {
    const held = machinery.blobs.hold()
    try {
      const prepared = await prepare(machinery, journey, caller, world, awake, wanted, held)
      while (!world.awake) await world.wake()
      return await conclude(machinery, journey, caller, world, world.awake, wanted, undefined, prepared)
    } finally {
      held.release()
    }
  }
  return conclude(machinery, journey, caller, world, awake, wanted, undefined)
}

const mustWait = ({ operation }: WantedOperation, { request }: Journey): boolean =>
  operation.receive !== undefined && (operation.awaits?.(request) ?? true)

/** What takes waiting, before anything is decided. Its refusal is told, and recorded, in the operation's own turn. */
async function prepare(
  machinery: Machinery,
  journey: Journey,
  caller: Caller,
  world: World,
  awake: AwakeWorld,
  wanted: WantedOperation,
  held: HeldBlobs,
): Promise<Prepared> {
  const input = decodeInput(journey.model, wanted, journey.request)
  const attempt = newAttempt(machinery, journey, caller, world, awake, undefined, false)
  const call = callOf(machinery, attempt, input, awake) as Call<never>
  call.blobs = held
  try {
    return { value: await wanted.operation.prepare!(call) }
  } catch (error) {
    if (error instanceof AwsError) return { error }
    throw error
  }
}

/** A streamed body is taken in once it is certain that the caller may send it; `undefined`: they may not. */
function mayReceive(
  machinery: Machinery,
  journey: Journey,
  caller: Caller,
  world: World,
  awake: AwakeWorld,
  wanted: WantedOperation,
): Call<never> | undefined {
  const attempt = newAttempt(machinery, journey, caller, world, awake, wanted.operation, false)
  try {
    return awake.state.unit(() => admit(machinery, attempt, wanted, awake)).result
  } catch (error) {
    if (error instanceof AwsError) return undefined
    throw error
  }
}

/** Decode, authorise, execute, encode: one unit. Then commit with the event, and wait until all is on disk. */
async function conclude(
  machinery: Machinery,
  journey: Journey,
  caller: Caller,
  world: World,
  awake: AwakeWorld,
  wanted: Wanted,
  received: unknown,
  prepared: Prepared = {},
): Promise<HttpResponse> {
  const attempt = newAttempt(
    machinery,
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
        const call = admit(machinery, attempt, wanted, awake, prepared)
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
  await remember(machinery, attempt, world, awake, wanted, operations, refused)
  return answer
}
