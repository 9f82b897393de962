import { mfaDevices } from '../../entities/mfa-devices.ts'
import { deviceCheck, existingDevice } from '../../mfa/devices.ts'
import { tagOperations } from '../../tagging.ts'

export const mfaDeviceTagOperations = tagOperations<{ SerialNumber: string }>({
  tag: 'TagMFADevice',
  untag: 'UntagMFADevice',
  list: 'ListMFADeviceTags',
  keys: 'case-sensitive',
  check: (call, action, context) => deviceCheck(call, action, call.input.SerialNumber, context),
  read: (call) => existingDevice(call, call.input.SerialNumber).tags,
  write: (call, tags) => call.table(mfaDevices).put({ ...existingDevice(call, call.input.SerialNumber), tags }),
})
