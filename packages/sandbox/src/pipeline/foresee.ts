import { AwsError } from '../aws-error.ts'
import type { SandboxEvent } from '../events/event.ts'
import { type ExplainedDecision, explainEvent } from '../explain.ts'
import type { World } from '../world/world.ts'
import { admit } from './admit.ts'
import { newAttempt } from './attempt.ts'
import { authenticationError } from './authentication-errors.ts'
import type { Caller } from './caller.ts'
import type { Journey, WantedOperation } from './journey.ts'
import type { Known } from './known.ts'
import type { Machinery } from './machinery.ts'
import { eventOfAttempt } from './remember.ts'

/** What would become of a request up to where its sender may: it was not done, and no log has it. */
export type Foreseen =
  /** Its sender would not be made out: an inactive key, a role that is gone, no signature. */
  | { kind: 'stranger'; error: AwsError }
  /** `allowed` says no more than that no policy stands in the way. */
  | { kind: 'decided'; event: SandboxEvent; explanation: ExplainedDecision[] }

/** The world is awake. `caller` is absent where nobody is known as `who`. */
export function foreseen(
  machinery: Machinery,
  journey: Journey,
  world: World,
  wanted: WantedOperation,
  caller: Caller | undefined,
  who: Known,
): Foreseen {
  if (!caller) {
    const problem =
      who.kind === 'nobody'
        ? { kind: 'missing' as const }
        : { kind: 'unknown-key' as const, accessKeyId: who.accessKeyId }
    return { kind: 'stranger', error: authenticationError(journey.model.metadata.protocol, problem) }
  }
  const awake = world.awake!
  const attempt = newAttempt(machinery, journey, caller, world, awake, wanted.operation, false)
  let refused: AwsError | undefined
  try {
    awake.state.unit(() => admit(machinery, attempt, wanted, awake))
  } catch (error) {
    if (!(error instanceof AwsError)) throw error
    refused = error
  }
  const event = eventOfAttempt(attempt, wanted, refused)
  return { kind: 'decided', event, explanation: explainEvent(event, awake.state, machinery) }
}
