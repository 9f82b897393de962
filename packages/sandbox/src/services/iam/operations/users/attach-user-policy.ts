import { defineOperation } from '../../../../operation.ts'
import { users } from '../../entities.ts'
import { withAttached } from '../../held-policies.ts'
import { boundaryContext, existingUser, userCheck } from '../../users.ts'

interface Input {
  UserName: string
  PolicyArn: string
}

export const attachUserPolicy = defineOperation<Input, undefined>({
  service: 'iam',
  name: 'AttachUserPolicy',
  access: 'Permissions management',
  authorise: (call) =>
    userCheck(call, 'iam:AttachUserPolicy', call.input.UserName, {
      'iam:PolicyARN': call.input.PolicyArn,
      ...boundaryContext(call, call.input.UserName),
    }),
  execute(call) {
    const user = existingUser(call, call.input.UserName)
    const attached = withAttached(call, 'user', user, call.input.PolicyArn)
    if (attached !== user) call.table(users).put(attached)
  },
})
