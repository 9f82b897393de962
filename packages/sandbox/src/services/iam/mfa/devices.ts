import type { AwsStructure } from '@first-line/aws-api'
import { toHex } from '@first-line/aws-api'
import { AwsError } from '../../../aws-error.ts'
import type { Call } from '../../../call.ts'
import type { Check } from '../../../operation.ts'
import { type MfaDevice, mfaDevices } from '../entities/mfa-devices.ts'
import { invalidAuthenticationCode, noSuchMfaDevice, notTheUsersDevice } from '../errors.ts'
import { userOfOwner } from '../owners.ts'
import { resourceTagContext } from '../tags.ts'
import { spendCode } from './codes.ts'

/** The serial number, and ARN, of a virtual device. */
export function mfaArn(account: string, path: string, name: string): string {
  return `arn:aws:iam::${account}:mfa${path}${name}`
}

/** @throws AwsError NoSuchEntity */
export function existingDevice(call: Call, serialNumber: string): MfaDevice {
  const device = call.table(mfaDevices).get(serialNumber.toLowerCase())
  if (!device) throw noSuchMfaDevice(serialNumber)
  return device
}

/** The device of this serial number, if it is enabled for this owner (a user's id, or `root`). */
export function deviceOf(call: Call, owner: string, serialNumber: string): MfaDevice | undefined {
  const device = call.table(mfaDevices).get(serialNumber.toLowerCase())
  return device?.owner === owner ? device : undefined
}

/** The same, for changes. @throws AwsError NoSuchEntity */
export function ownDevice(call: Call, owner: string, serialNumber: string): MfaDevice {
  const device = existingDevice(call, serialNumber)
  if (device.owner !== owner) throw notTheUsersDevice()
  return device
}

/** Every device that is enabled for an owner, the oldest first. */
export function devicesOf(call: Call, owner: string): MfaDevice[] {
  return call
    .table(mfaDevices)
    .by('owner', owner)
    .sort((a, b) => (a.enableDate ?? '').localeCompare(b.enableDate ?? ''))
}

/**
 * Uses up a code of a device: at sign-in, for GetSessionToken, for AssumeRole. False when the code is not valid now or was
 * used before; then nothing changed.
 */
export function useCode(call: Call, device: MfaDevice, code: string, where: 'console' | 'sts'): boolean {
  const spent = spendCode(device, code, call.wallTime, where)
  if (spent) call.table(mfaDevices).put(spent)
  return spent !== undefined
}

/** What operations on a device itself ask (the others ask about its user). */
export function deviceCheck(
  call: Call,
  action: string,
  serialNumber: string,
  context: NonNullable<Check['context']> = {},
): Check {
  const device = call.table(mfaDevices).get(serialNumber.toLowerCase())
  const resource = serialNumber.startsWith('arn:')
    ? (device?.serialNumber ?? serialNumber)
    : mfaArn(call.account, '/', serialNumber)
  return { action, resource, context: { ...resourceTagContext(device?.tags), ...context } }
}

/** A device as ListMFADevices gives it. */
export function mfaDeviceOut(call: Call, device: MfaDevice): AwsStructure {
  const user = userOfOwner(call, device.owner)
  return {
    // Root has no user name; AWS's own lists of root's devices show none.
    ...(user && { UserName: user.userName }),
    SerialNumber: device.serialNumber,
    ...(device.enableDate !== undefined && { EnableDate: new Date(device.enableDate) }),
  }
}

/** @throws AwsError InvalidAuthenticationCode unless there is a device */
export function accepted(device: MfaDevice | undefined): MfaDevice {
  if (!device) throw invalidAuthenticationCode()
  return device
}

const BASE32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'

/** A new seed: 40 random bytes as 64 characters of base32. */
export function newSeed(call: Call): string {
  let bits = BigInt(`0x${toHex(call.ids.bytes(40))}`)
  let seed = ''
  for (let index = 0; index < 64; index += 1) {
    seed += BASE32[Number(bits & 31n)]
    bits >>= 5n
  }
  return seed
}

/**
 * Whoever has a device adds and takes away their own only with a second factor, whatever policies say
 * (https://aws.amazon.com/security/security-bulletins/AWS-2023-001/; order and words as recorded on AWS in 2026).
 * @throws AwsError AccessDenied
 */
export function mayManageOwn(call: Call, owner: string): void {
  const { principal, session } = call.caller
  if (principal.type !== 'user' || principal.userId !== owner || session?.mfaAt !== undefined) return
  if (call.table(mfaDevices).count('owner', owner) === 0) return
  throw new AwsError(
    'AccessDenied',
    403,
    'To complete this action, please ensure that you are authenticated with an MFA device that is enabled for this user.',
  )
}
