import { defineOperation } from '../../../../operation.ts'
import { users } from '../../entities.ts'
import { withInline } from '../../held-policies.ts'
import { boundaryContext, existingUser, userCheck } from '../../users.ts'

interface Input {
  UserName: string
  PolicyName: string
  PolicyDocument: string
}

export const putUserPolicy = defineOperation<Input, undefined>({
  service: 'iam',
  name: 'PutUserPolicy',
  access: 'Permissions management',
  authorise: (call) =>
    userCheck(call, 'iam:PutUserPolicy', call.input.UserName, boundaryContext(call, call.input.UserName)),
  execute(call) {
    const user = existingUser(call, call.input.UserName)
    call.table(users).put(withInline('user', user, user.userName, call.input))
  },
})
