import { defineOperation } from '../../../../operation.ts'
import { users } from '../../entities.ts'
import { notAttachable } from '../../errors.ts'
import { findPolicy, policyArn } from '../../managed.ts'
import { withinQuota } from '../../quotas.ts'
import { existingUser, userCheck } from '../../users.ts'

interface Input {
  UserName: string
  PolicyArn: string
}

export const attachUserPolicy = defineOperation<Input, undefined>({
  service: 'iam',
  name: 'AttachUserPolicy',
  access: 'Permissions management',
  authorise: (call) =>
    userCheck(call, 'iam:AttachUserPolicy', call.input.UserName, { 'iam:PolicyARN': call.input.PolicyArn }),
  execute(call) {
    const arn = policyArn(call.input.PolicyArn)
    const user = existingUser(call, call.input.UserName)
    if (!findPolicy(call, arn)?.attachable) throw notAttachable(arn)
    // Attaching again changes nothing and is no error.
    if (user.attachedPolicies.includes(arn)) return
    withinQuota('PoliciesPerUser', user.attachedPolicies.length)
    call.table(users).put({ ...user, attachedPolicies: [...user.attachedPolicies, arn] })
  },
})
