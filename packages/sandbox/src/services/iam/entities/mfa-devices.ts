import { defineCollection } from '../../../world/collection.ts'
import type { Tag } from '../entities.ts'

/** A virtual MFA device: an authenticator app that knows the seed. */
export interface MfaDevice {
  /** `arn:aws:iam::111122223333:mfa/path/name`; root's may be `…:mfa/root-account-mfa-device`. */
  serialNumber: string
  /** 64 characters of base32: what the authenticator app is told. */
  seed: string
  /** The id of the user it is enabled for, or `root`; absent while it is assigned to nobody. */
  owner?: string
  enableDate?: string
  /** How many steps the device's clock is ahead of ours, as found when it was enabled or resynchronised. */
  drift: number
  /** The steps of the codes that were used lately: none works again. */
  usedSteps?: readonly number[]
  /** The later step of the two codes that enabled or resynchronised it last: the next two must be newer. */
  pairStep?: number
  tags: readonly Tag[]
}

export const mfaDevices = defineCollection<MfaDevice>()({
  name: 'iam:mfa-device',
  scope: 'account',
  key: (device) => device.serialNumber.toLowerCase(),
  indexes: { owner: (device) => (device.owner === undefined ? [] : [device.owner]) },
})
