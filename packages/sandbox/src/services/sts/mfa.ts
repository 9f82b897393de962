import type { Call } from '../../call.ts'
import { ROOT_OWNER } from '../iam/access-keys.ts'
import type { MfaDevice } from '../iam/entities/mfa-devices.ts'
import { spendCode } from '../iam/mfa/codes.ts'
import { deviceOf, useCode } from '../iam/mfa/devices.ts'
import { accessDeniedError } from './errors.ts'

export interface MfaInput {
  SerialNumber?: string
  TokenCode?: string
}

/** Two spaces, as AWS has them. */
const unknownDevice = () =>
  accessDeniedError(
    'MultiFactorAuthentication failed, unable to validate MFA code.  Please verify your MFA serial number is valid and associated with this user.',
  )
const wrongCode = () => accessDeniedError('MultiFactorAuthentication failed with invalid MFA one time pass code.')
/** Unverified. */
const halfGiven = () =>
  accessDeniedError('MultiFactorAuthentication failed, must provide both MFA serial number and one time pass code.')

/**
 * The device whose code a request shows; `undefined` when it shows none. The code is good, and not used up yet:
 * {@link spendMfa} does that.
 * @throws AwsError AccessDenied for another's device, a wrong code, one that was used, one without the other
 */
export function shownMfa(call: Call<MfaInput>): MfaDevice | undefined {
  const { SerialNumber, TokenCode } = call.input
  if (SerialNumber === undefined && TokenCode === undefined) return undefined
  if (SerialNumber === undefined || TokenCode === undefined) throw halfGiven()
  const { principal, session } = call.caller
  const owner = principal.type === 'root' ? ROOT_OWNER : principal.type === 'user' ? principal.userId : undefined
  // A session has no device of its own, though its user may have.
  const device = owner === undefined || session ? undefined : deviceOf(call, owner, SerialNumber)
  if (!device) throw unknownDevice()
  if (!spendCode(device, TokenCode, call.wallTime, 'sts')) throw wrongCode()
  return device
}

/** Uses up the code that {@link shownMfa} accepted. Answers when the second factor was shown, in milliseconds. */
export function spendMfa(call: Call<MfaInput>): number | undefined {
  const device = shownMfa(call)
  if (!device || !useCode(call, device, call.input.TokenCode ?? '', 'sts')) return undefined
  return call.wallTime
}

/** The context keys of a request that shows a second factor, whatever its credentials say. */
export function mfaContext(call: Call<MfaInput>): Record<string, string> {
  return shownMfa(call) ? { 'aws:MultiFactorAuthPresent': 'true', 'aws:MultiFactorAuthAge': '0' } : {}
}
