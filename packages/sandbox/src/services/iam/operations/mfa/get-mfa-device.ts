import { defineOperation } from '../../../../operation.ts'
import { noSuchMfaDevice } from '../../errors.ts'
import { deviceOf, mfaDeviceOut } from '../../mfa/devices.ts'
import { ownerIdOf } from '../../owners.ts'
import { ownerCheck } from '../../users.ts'

interface Input {
  SerialNumber: string
  UserName?: string
}

/** A device that is enabled for the user who is named, or for who asks. AWS takes security keys only here; virtual devices are all there are. */
export const getMfaDevice = defineOperation<Input>({
  service: 'iam',
  name: 'GetMFADevice',
  access: 'Read',
  authorise: (call) => ownerCheck(call, 'iam:GetMFADevice', call.input.UserName),
  execute(call) {
    const { SerialNumber, UserName } = call.input
    const device = deviceOf(call, ownerIdOf(call, UserName), SerialNumber)
    if (!device) throw noSuchMfaDevice(SerialNumber)
    return mfaDeviceOut(call, device)
  },
})
