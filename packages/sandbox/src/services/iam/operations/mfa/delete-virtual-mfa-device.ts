import { defineOperation } from '../../../../operation.ts'
import { mfaDevices } from '../../entities/mfa-devices.ts'
import { deleteConflict } from '../../errors.ts'
import { deviceCheck, existingDevice } from '../../mfa/devices.ts'

export const deleteVirtualMfaDevice = defineOperation<{ SerialNumber: string }, undefined>({
  service: 'iam',
  name: 'DeleteVirtualMFADevice',
  access: 'Write',
  authorise: (call) => deviceCheck(call, 'iam:DeleteVirtualMFADevice', call.input.SerialNumber),
  execute(call) {
    const device = existingDevice(call, call.input.SerialNumber)
    if (device.owner !== undefined) throw deleteConflict('MFA VirtualDevice in use. Must deactivate first.')
    call.table(mfaDevices).delete(mfaDevices.key(device))
  },
})
