import { defineOperation } from '../../../../operation.ts'
import { mfaDevices } from '../../entities/mfa-devices.ts'
import { spendPair } from '../../mfa/codes.ts'
import { accepted, ownDevice } from '../../mfa/devices.ts'
import { existingUser, userCheck } from '../../users.ts'

interface Input {
  UserName: string
  SerialNumber: string
  AuthenticationCode1: string
  AuthenticationCode2: string
}

export const resyncMfaDevice = defineOperation<Input, undefined>({
  service: 'iam',
  name: 'ResyncMFADevice',
  access: 'Write',
  authorise: (call) => userCheck(call, 'iam:ResyncMFADevice', call.input.UserName),
  execute(call) {
    const { UserName, SerialNumber, AuthenticationCode1, AuthenticationCode2 } = call.input
    const device = ownDevice(call, existingUser(call, UserName).userId, SerialNumber)
    const codes = [AuthenticationCode1, AuthenticationCode2] as const
    call.table(mfaDevices).put(accepted(spendPair(device, codes, call.wallTime)))
  },
})
