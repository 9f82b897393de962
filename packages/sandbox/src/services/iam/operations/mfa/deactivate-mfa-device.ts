import { defineOperation } from '../../../../operation.ts'
import { mfaDevices } from '../../entities/mfa-devices.ts'
import { mayManageOwn, ownDevice } from '../../mfa/devices.ts'
import { ownerIdOf } from '../../owners.ts'
import { ownerCheck } from '../../users.ts'

interface Input {
  UserName?: string
  SerialNumber: string
}

/** Takes a device from its user. A virtual one stays, and can be enabled again or deleted. */
export const deactivateMfaDevice = defineOperation<Input, undefined>({
  service: 'iam',
  name: 'DeactivateMFADevice',
  access: 'Write',
  authorise: (call) => ownerCheck(call, 'iam:DeactivateMFADevice', call.input.UserName),
  execute(call) {
    const { UserName, SerialNumber } = call.input
    const ownerId = ownerIdOf(call, UserName)
    mayManageOwn(call, ownerId)
    const { owner: _, enableDate: __, ...device } = ownDevice(call, ownerId, SerialNumber)
    call.table(mfaDevices).put(device)
  },
})
