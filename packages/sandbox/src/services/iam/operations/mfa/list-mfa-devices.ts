import { defineOperation } from '../../../../operation.ts'
import { mfaDevices } from '../../entities/mfa-devices.ts'
import { devicesOf, mfaDeviceOut } from '../../mfa/devices.ts'
import { ownerIdOf } from '../../owners.ts'
import { type PageInput, pageOf } from '../../pagination.ts'
import { ownerCheck } from '../../users.ts'

export const listMfaDevices = defineOperation<PageInput & { UserName?: string }>({
  service: 'iam',
  name: 'ListMFADevices',
  access: 'List',
  authorise: (call) => ownerCheck(call, 'iam:ListMFADevices', call.input.UserName),
  execute(call) {
    const devices = devicesOf(call, ownerIdOf(call, call.input.UserName))
    const { items, rest } = pageOf(call.input, devices, mfaDevices.key)
    return { MFADevices: items.map((device) => mfaDeviceOut(call, device)), ...rest }
  },
})
