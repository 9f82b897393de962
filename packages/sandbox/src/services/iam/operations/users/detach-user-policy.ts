import { defineOperation } from '../../../../operation.ts'
import { users } from '../../entities.ts'
import { noSuchPolicy } from '../../errors.ts'
import { policyArn } from '../../managed.ts'
import { existingUser, userCheck } from '../../users.ts'

interface Input {
  UserName: string
  PolicyArn: string
}

export const detachUserPolicy = defineOperation<Input, undefined>({
  service: 'iam',
  name: 'DetachUserPolicy',
  access: 'Permissions management',
  authorise: (call) =>
    userCheck(call, 'iam:DetachUserPolicy', call.input.UserName, { 'iam:PolicyARN': call.input.PolicyArn }),
  execute(call) {
    const arn = policyArn(call.input.PolicyArn)
    const user = existingUser(call, call.input.UserName)
    if (!user.attachedPolicies.includes(arn)) throw noSuchPolicy(arn)
    call.table(users).put({ ...user, attachedPolicies: user.attachedPolicies.filter((attached) => attached !== arn) })
  },
})
