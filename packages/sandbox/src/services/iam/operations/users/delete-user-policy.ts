import { defineOperation } from '../../../../operation.ts'
import { users } from '../../entities.ts'
import { withoutInline } from '../../held-policies.ts'
import { boundaryContext, existingUser, userCheck } from '../../users.ts'

interface Input {
  UserName: string
  PolicyName: string
}

export const deleteUserPolicy = defineOperation<Input, undefined>({
  service: 'iam',
  name: 'DeleteUserPolicy',
  access: 'Permissions management',
  authorise: (call) =>
    userCheck(call, 'iam:DeleteUserPolicy', call.input.UserName, boundaryContext(call, call.input.UserName)),
  execute(call) {
    const user = existingUser(call, call.input.UserName)
    call.table(users).put(withoutInline('user', user, call.input.PolicyName))
  },
})
