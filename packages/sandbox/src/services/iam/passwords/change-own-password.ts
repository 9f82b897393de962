import { AwsError } from '../../../aws-error.ts'
import type { Call } from '../../../call.ts'
import type { Check } from '../../../operation.ts'
import { userCheck } from '../users.ts'
import { passwordPolicyOf } from './login-profiles.ts'

export const invalidUserType = (): AwsError =>
  new AwsError('InvalidUserType', 400, 'Only IAM Users can change their own password.')

/**
 * Whether the caller may change their own password. With *Allow users to change their own password* the account itself
 * permits this: nobody needs a policy for it, and a deny still denies (IAM User Guide, *Permit IAM users to change their
 * own passwords*).
 * @throws AwsError InvalidUserType
 */
export function ownPasswordCheck(call: Call): Check {
  const { userName } = call.caller
  if (userName === undefined) throw invalidUserType()
  const check = userCheck(call, 'iam:ChangePassword', userName)
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
