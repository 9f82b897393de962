import { accessDenied, type DenialStyle } from '../denial-style.ts'
import type { Check } from '../operation.ts'
import type { AwakeWorld } from '../world/world.ts'
import type { Attempt } from './attempt.ts'
import { authenticationError } from './authentication-errors.ts'
import { authorise, denialMessage } from './authorise.ts'
import { encodeAuthorizationMessage } from './authorization-message.ts'
import { globalContext } from './context-keys.ts'
import type { Machinery } from './machinery.ts'
import { policySetOf } from './policy-set.ts'

export interface Denial {
  style: DenialStyle
  message: string
}

/**
 * Asks the policies about each check, and records the decisions; gives the first denial in the service's words.
 * @throws AwsError where the service does not know such credentials at all
 */
export function denialOf(
  machinery: Machinery,
  attempt: Attempt,
  checks: readonly Check[],
  awake: AwakeWorld,
): Denial | undefined {
  const { journey, caller } = attempt
  const { model } = journey
  const context = globalContext(caller, journey.facts, journey.region, attempt.wallTime)
  const result = authorise(caller, checks, policySetOf(caller, awake.state, machinery), context)
  attempt.decisions = [...attempt.decisions, ...result.decisions]
  if (!result.denied) return undefined
  // IAM does not know credentials that STS made for everything else (aws-sdk-js#460, cloudyr/aws.iam#15).
  if (result.denied.decision.layer === 'credentials' && model.metadata.endpointPrefix === 'iam') {
    attempt.denied = true
    throw authenticationError(model.metadata.protocol, { kind: 'bad-token', token: '' })
  }
  const style = machinery.registry.service(model.name)?.denial ?? accessDenied
  const authorizationId = machinery.accessTroubleshooter ? attempt.id : undefined
  const encoded = () =>
    encodeAuthorizationMessage(caller, attempt.decisions.at(-1)!, {
      world: attempt.world.id,
      sessions: machinery.sessions,
      textOf: machinery.compiler.textOf,
    })
  return { style, message: denialMessage(style, caller, result.denied, journey.region, authorizationId, encoded) }
}
