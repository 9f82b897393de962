import type { Call } from '../../../call.ts'
import { type Check, defineOperation } from '../../../operation.ts'
import { ROOT_OWNER } from '../../iam/access-keys.ts'
import { rootArn } from '../../iam/arns.ts'
import { mfaDevices } from '../../iam/entities/mfa-devices.ts'
import { entityAlreadyExists, noSuchMfaDevice } from '../../iam/errors.ts'
import { spendPair } from '../../iam/mfa/codes.ts'
import { accepted, deviceOf, devicesOf, existingDevice } from '../../iam/mfa/devices.ts'
import { withinQuota } from '../../iam/quotas.ts'
import { rootMfaDaysLeft } from '../../signin/root-mfa.ts'
import { rootOnly } from '../root-only.ts'

interface Device {
  SerialNumber: string
}

interface DeviceWithCodes extends Device {
  AuthenticationCode1: string
  AuthenticationCode2: string
}

const onRoot =
  (action: string) =>
  (call: Call): Check => ({ action, resource: rootArn(call.account) })

/** IAM's ListMFADevices tells of root's devices too; how many days are left without one is the console's to say. */
export const listRootMfaDevices = defineOperation<object>({
  service: 'console-settings',
  name: 'ListRootMfaDevices',
  access: 'List',
  validate: rootOnly,
  authorise: onRoot('iam:ListMFADevices'),
  execute(call) {
    const daysLeft = rootMfaDaysLeft(call)
    return {
      MFADevices: devicesOf(call, ROOT_OWNER).map(({ serialNumber, enableDate }) => ({
        SerialNumber: serialNumber,
        ...(enableDate !== undefined && { EnableDate: new Date(enableDate) }),
      })),
      ...(daysLeft !== undefined && { DaysLeft: daysLeft }),
    }
  },
})

/** IAM's EnableMFADevice wants the name of a user, and root has none. The device is made by CreateVirtualMFADevice. */
export const enableRootMfaDevice = defineOperation<DeviceWithCodes, undefined>({
  service: 'console-settings',
  name: 'EnableRootMfaDevice',
  access: 'Write',
  validate: rootOnly,
  authorise: onRoot('iam:EnableMFADevice'),
  execute(call) {
    const { SerialNumber, AuthenticationCode1, AuthenticationCode2 } = call.input
    const device = existingDevice(call, SerialNumber)
    if (device.owner !== undefined) throw entityAlreadyExists('MFA Device is already in use.')
    const table = call.table(mfaDevices)
    withinQuota('MFADevicesPerUser', table.count('owner', ROOT_OWNER))
    const enabled = accepted(spendPair(device, [AuthenticationCode1, AuthenticationCode2], call.wallTime))
    table.put({ ...enabled, owner: ROOT_OWNER, enableDate: call.now })
  },
})

export const resyncRootMfaDevice = defineOperation<DeviceWithCodes, undefined>({
  service: 'console-settings',
  name: 'ResyncRootMfaDevice',
  access: 'Write',
  validate: rootOnly,
  authorise: onRoot('iam:ResyncMFADevice'),
  execute(call) {
    const { SerialNumber, AuthenticationCode1, AuthenticationCode2 } = call.input
    const device = deviceOf(call, ROOT_OWNER, SerialNumber)
    if (!device) throw noSuchMfaDevice(SerialNumber)
    const codes = [AuthenticationCode1, AuthenticationCode2] as const
    call.table(mfaDevices).put(accepted(spendPair(device, codes, call.wallTime)))
  },
})

export const deactivateRootMfaDevice = defineOperation<Device, undefined>({
  service: 'console-settings',
  name: 'DeactivateRootMfaDevice',
  access: 'Write',
  validate: rootOnly,
  authorise: onRoot('iam:DeactivateMFADevice'),
  execute(call) {
    const enabled = deviceOf(call, ROOT_OWNER, call.input.SerialNumber)
    if (!enabled) throw noSuchMfaDevice(call.input.SerialNumber)
    const { owner: _, enableDate: __, ...device } = enabled
    call.table(mfaDevices).put(device)
  },
})
