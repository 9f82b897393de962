import { AwsError } from '../../../../aws-error.ts'
import { defineOperation } from '../../../../operation.ts'
import { loginProfiles } from '../../entities/login-profiles.ts'
import { passwordReused } from '../../errors.ts'
import { invalidUserType, ownPasswordCheck } from '../../passwords/change-own-password.ts'
import { existingLoginProfile, isPassword, withPassword } from '../../passwords/login-profiles.ts'
import { existingUser } from '../../users.ts'

interface Input {
  OldPassword: string
  NewPassword: string
}

export const changePassword = defineOperation<Input, undefined>({
  service: 'iam',
  name: 'ChangePassword',
  access: 'Write',
  authorise: ownPasswordCheck,
  execute(call) {
    const { OldPassword, NewPassword } = call.input
    if (call.caller.userName === undefined) throw invalidUserType()
    const user = existingUser(call, call.caller.userName)
    const profile = existingLoginProfile(call, user)
    // Whatever the policy says of older passwords, the new one has to be another.
    if (NewPassword === OldPassword) throw passwordReused()
    if (!isPassword(profile, OldPassword)) throw new AwsError('AccessDenied', 403, 'The old password was incorrect.')
    const changed = withPassword(call, user, NewPassword, profile)
    call.table(loginProfiles).put({ ...changed, passwordResetRequired: false })
  },
})
