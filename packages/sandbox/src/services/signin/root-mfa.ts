import type { Call } from '../../call.ts'
import { ROOT_OWNER } from '../iam/access-keys.ts'
import { devicesOf } from '../iam/mfa/devices.ts'
import { rootUsers } from './entities.ts'

/**
 * Days of ledger time that root has from its first sign-in to register a second factor
 * (IAM User Guide, *Multi-factor authentication for AWS account root user*).
 */
const GRACE = 35
const DAY = 86_400_000

/** How many days root has left, 0 when they are over; `undefined` when it has a second factor. */
export function rootMfaDaysLeft(call: Call): number | undefined {
  if (devicesOf(call, ROOT_OWNER).length > 0) return undefined
  const first = call.world.table(rootUsers).get(call.account)?.firstSignIn
  if (first === undefined) return GRACE
  return Math.max(0, GRACE - Math.floor((Date.parse(call.now) - Date.parse(first)) / DAY))
}

/** All that root may do after these days: see who it is, and register a device. */
export const TO_REGISTER: readonly string[] = [
  'sts/GetCallerIdentity',
  'iam/CreateVirtualMFADevice',
  'iam/ListVirtualMFADevices',
  'iam/DeleteVirtualMFADevice',
  'console-settings/ListRootMfaDevices',
  'console-settings/EnableRootMfaDevice',
  'console-signin/Logout',
]
