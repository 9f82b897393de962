import type { AwsStructure } from '@first-line/aws-api'
import type { Attribution, Call } from '../call.ts'
import type { RecordedDecision } from '../events/event.ts'
import type { Operation } from '../operation.ts'
import { isoSecond } from '../world/iso-second.ts'
import { type AwakeWorld, ledgerNow, type World } from '../world/world.ts'
import type { Caller } from './caller.ts'
import { denialOf } from './denial.ts'
import type { Journey } from './journey.ts'
import type { Machinery } from './machinery.ts'

/** One request to an awake world, and what has become of it so far. */
export interface Attempt {
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

/** `counts`: it is going to be an event, and takes a number for it. */
export function newAttempt(
  machinery: Machinery,
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

/** What the operation is given. */
export function callOf(machinery: Machinery, attempt: Attempt, input: AwsStructure, awake: AwakeWorld): Call {
  const { journey, caller } = attempt
  const call: Call = {
    input,
    caller,
    account: caller.account,
    region: journey.region,
    now: isoSecond(attempt.ledgerTime),
    wallTime: attempt.wallTime,
    request: journey.facts,
    message: { request: journey.request, proof: journey.proof },
    world: awake.state,
    worldId: attempt.world.id,
    table: (collection, account = caller.account) => awake.state.table(collection, account),
    ids: machinery.ids,
    hash: machinery.hash,
    managedPolicies: machinery.managedPolicies,
    sessions: machinery.sessions,
    blobs: machinery.blobs,
    compile: machinery.compiler.compile,
    recall: (eventId) => machinery.recall(attempt.world.id, eventId),
    events: (query) => attempt.world.events(query),
    attribute(attribution) {
      attempt.attribution = { ...attempt.attribution, ...attribution }
      if (!attribution.caller) return
      attempt.caller = attribution.caller
      call.caller = attribution.caller
    },
    answer(headers, status) {
      journey.context.headers = { ...journey.context.headers, ...headers }
      if (status !== undefined) journey.context.status = status
    },
    denial: (check) => denialOf(machinery, attempt, [check], awake)?.message,
  }
  return call
}
