import { utf8 } from '@first-line/aws-api'
import { defineOperation } from '../../../../operation.ts'
import { accounts } from '../../../../world/account.ts'
import { type MfaDevice, mfaDevices } from '../../entities/mfa-devices.ts'
import type { Tag } from '../../entities.ts'
import { entityAlreadyExists, validationError } from '../../errors.ts'
import { deviceCheck, mfaArn, newSeed } from '../../mfa/devices.ts'
import { otpauthUri, qrCodePng } from '../../mfa/qr-code.ts'
import { mergeTags, requestTagContext, tagsOut } from '../../tags.ts'

interface Input {
  VirtualMFADeviceName: string
  Path?: string
  Tags?: Tag[]
}

/** The model has no limit. A serial number may have 256 characters (*DeleteVirtualMFADevice*), 30 of them before the name. */
const LONGEST_NAME = 226

export const createVirtualMfaDevice = defineOperation<Input>({
  service: 'iam',
  name: 'CreateVirtualMFADevice',
  access: 'Write',
  validate({ input }) {
    // Wording unverified.
    if (input.VirtualMFADeviceName.length > LONGEST_NAME)
      throw validationError(
        `1 validation error detected: Value at 'virtualMFADeviceName' failed to satisfy constraint: Member must have length less than or equal to ${LONGEST_NAME}`,
      )
  },
  authorise(call) {
    const { VirtualMFADeviceName, Path = '/', Tags } = call.input
    const serial = mfaArn(call.account, Path, VirtualMFADeviceName)
    const context = requestTagContext(Tags)
    const create = deviceCheck(call, 'iam:CreateVirtualMFADevice', serial, context)
    return Tags?.length ? [create, deviceCheck(call, 'iam:TagMFADevice', serial, context)] : create
  },
  execute(call) {
    const { VirtualMFADeviceName, Path = '/', Tags } = call.input
    const table = call.table(mfaDevices)
    const device: MfaDevice = {
      serialNumber: mfaArn(call.account, Path, VirtualMFADeviceName),
      seed: newSeed(call),
      drift: 0,
      tags: mergeTags([], Tags, 'case-sensitive'),
    }
    if (table.has(mfaDevices.key(device))) throw entityAlreadyExists('MFA device already exists.')
    table.put(device)
    const account = call.world.table(accounts).get(call.account)?.alias ?? call.account
    return {
      VirtualMFADevice: {
        SerialNumber: device.serialNumber,
        // The seed is told this once. On the wire it is base64 of its base32 text.
        Base32StringSeed: utf8(device.seed),
        QRCodePNG: qrCodePng(otpauthUri(VirtualMFADeviceName, account, device.seed)),
        ...tagsOut(device.tags),
      },
    }
  },
})
