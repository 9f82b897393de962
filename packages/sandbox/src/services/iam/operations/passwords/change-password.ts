import { AwsError } from '../../../../aws-error.ts'
import type { Call } from '../../../../call.ts'
import { type Check, defineOperation } from '../../../../operation.ts'
import { loginProfiles } from '../../entities/login-profiles.ts'
import { passwordReused } from '../../errors.ts'
import { existingLoginProfile, isPassword, passwordPolicyOf, withPassword } from '../../passwords/login-profiles.ts'
import { existingUser, userCheck } from '../../users.ts'

interface Input {
  OldPassword: string
  NewPassword: string
}

const invalidUserType = (): AwsError =>
  new AwsError('InvalidUserType', 400, 'Only IAM Users can change their own password.')

/**
 * With *Allow users to change their own password* the account itself permits this: nobody needs a policy for it, and a
 * deny still denies (IAM User Guide, *Permit IAM users to change their own passwords*).
 */
function permitted(call: Call, check: Check): Check {
  if (!passwordPolicyOf(call)?.allowUsersToChangePassword) return check
  const text = JSON.stringify({
    Version: '2012-10-17',
    Statement: [
      {
        Sid: 'AllowUsersToChangePassword',
        Effect: 'Allow',
        Principal: { AWS: call.caller.arn },
        Action: check.action,
        Resource: check.resource,
      },
    ],
  })
  return { ...check, resourcePolicy: call.compile(text, { kind: 'resource', name: 'account password policy' }) }
}

export const changePassword = defineOperation<Input, undefined>({
  service: 'iam',
  name: 'ChangePassword',
  access: 'Write',
  authorise(call) {
    const { userName } = call.caller
    if (userName === undefined) throw invalidUserType()
    return permitted(call, userCheck(call, 'iam:ChangePassword', userName))
  },
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
