import { defineOperation } from '../../../../operation.ts'
import { users } from '../../entities.ts'
import { withoutAttached } from '../../held-policies.ts'
import { boundaryContext, existingUser, userCheck } from '../../users.ts'

interface Input {
  UserName: string
  PolicyArn: string
}

export const detachUserPolicy = defineOperation<Input, undefined>({
  service: 'iam',
  name: 'DetachUserPolicy',
  access: 'Permissions management',
  authorise: (call) =>
    userCheck(call, 'iam:DetachUserPolicy', call.input.UserName, {
      'iam:PolicyARN': call.input.PolicyArn,
      ...boundaryContext(call, call.input.UserName),
    }),
  execute(call) {
    const user = existingUser(call, call.input.UserName)
    call.table(users).put(withoutAttached(user, call.input.PolicyArn))
  },
})
