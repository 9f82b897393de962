import { type AwsStructure, CodecError, decodeRequest, type HttpRequest, type ServiceModel } from '@first-line/aws-api'
import { AwsError } from '../aws-error.ts'
import type { Call } from '../call.ts'
import type { Check, NoCheck } from '../operation.ts'
import type { AwakeWorld } from '../world/world.ts'
import { type Attempt, callOf } from './attempt.ts'
import { denialOf } from './denial.ts'
import type { WantedOperation } from './journey.ts'
import type { Machinery } from './machinery.ts'
import { problemsOf } from './validate.ts'

/** What `prepare` of an operation found out, or the error it ended with. */
export type Prepared = { value?: unknown; error?: AwsError }

/** Up to where the caller may: decodes, validates, asks the policies. @throws AwsError for whatever stands in the way. */
export function admit(
  machinery: Machinery,
  attempt: Attempt,
  wanted: WantedOperation,
  awake: AwakeWorld,
  prepared: Prepared = {},
): Call<never> {
  const { journey } = attempt
  const { model, request } = journey
  const input = decodeInput(model, wanted, request)
  attempt.input = input
  if (prepared.error) throw prepared.error
  const call = callOf(machinery, attempt, input, awake) as Call<never>
  const only = attempt.caller.session?.onlyOperations
  if (only && !only.includes(`${wanted.operation.service}/${wanted.operation.name}`))
    throw new AwsError('AccessDenied', 403, 'Register an MFA device for the root user before you go on.')
  if (!wanted.operation.unread?.(input)) wanted.operation.validate?.(call, prepared.value as never)
  if (attempt.caller.kind === 'reader') return call
  const asked = wanted.operation.authorise(call, prepared.value as never)
  if (isNoCheck(asked)) return call
  const checks: readonly Check[] = Array.isArray(asked) ? asked : [asked as Check]
  // Who shows a token or a password is known by now.
  const denial = denialOf(machinery, attempt, checks, awake)
  if (!denial) return call
  attempt.denied = true
  throw new AwsError(denial.style.code, denial.style.status, denial.message)
}

/** Reads and checks a message by its model. @throws AwsError in the protocol's words */
export function decodeInput(model: ServiceModel, wanted: WantedOperation, request: HttpRequest): AwsStructure {
  let input: AwsStructure
  try {
    input = decodeRequest(model, wanted.model, request, wanted.uriParams)
  } catch (error) {
    if (!(error instanceof CodecError)) throw error
    throw new AwsError(error.code, error.status, error.message)
  }
  const problem = wanted.operation.unread?.(input) ? undefined : problemsOf(model, wanted.model, input)
  if (problem) throw problem
  return input
}

function isNoCheck(asked: Check | readonly Check[] | NoCheck): asked is NoCheck {
  return 'because' in asked
}
