import { defineOperation } from '../../../../operation.ts'
import { validationError } from '../../errors.ts'
import { ownerCheck } from '../../users.ts'

interface Input {
  SerialNumber: string
  UserName?: string
}

/** AWS takes FIDO security keys only here, and says so of every virtual device (recorded in 2026); there is no other kind. */
export const getMfaDevice = defineOperation<Input>({
  service: 'iam',
  name: 'GetMFADevice',
  access: 'Read',
  authorise: (call) => ownerCheck(call, 'iam:GetMFADevice', call.input.UserName),
  execute() {
    throw validationError(
      'The MFA device serial number sent in the request is invalid or not supported by this API. Currently, only hardware FIDO security keys are supported. Please use the compatible device or API.',
    )
  },
})
