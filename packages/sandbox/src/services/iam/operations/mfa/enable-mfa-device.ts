import { defineOperation } from '../../../../operation.ts'
import { mfaDevices } from '../../entities/mfa-devices.ts'
import { entityAlreadyExists } from '../../errors.ts'
import { spendPair } from '../../mfa/codes.ts'
import { accepted, existingDevice, mayManageOwn } from '../../mfa/devices.ts'
import { withinQuota } from '../../quotas.ts'
import { existingUser, userCheck } from '../../users.ts'

interface Input {
  UserName: string
  SerialNumber: string
  AuthenticationCode1: string
  AuthenticationCode2: string
}

export const enableMfaDevice = defineOperation<Input, undefined>({
  service: 'iam',
  name: 'EnableMFADevice',
  access: 'Write',
  authorise: (call) => userCheck(call, 'iam:EnableMFADevice', call.input.UserName),
  execute(call) {
    const { UserName, SerialNumber, AuthenticationCode1, AuthenticationCode2 } = call.input
    const user = existingUser(call, UserName)
    mayManageOwn(call, user.userId)
    const device = existingDevice(call, SerialNumber)
    if (device.owner === user.userId) throw entityAlreadyExists(`MFA Device for user ${user.userName} already exists.`)
    if (device.owner !== undefined) throw entityAlreadyExists('MFA Device is already in use.')
    const table = call.table(mfaDevices)
    withinQuota('MFADevicesPerUser', table.count('owner', user.userId))
    const codes = [AuthenticationCode1, AuthenticationCode2] as const
    const enabled = accepted(spendPair(device, codes, call.wallTime))
    table.put({ ...enabled, owner: user.userId, enableDate: call.now })
  },
})
