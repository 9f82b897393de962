import { defineOperation } from '../../../../operation.ts'
import { inlineDocument } from '../../held-policies.ts'
import { existingUser, userCheck } from '../../users.ts'

interface Input {
  UserName: string
  PolicyName: string
}

export const getUserPolicy = defineOperation<Input>({
  service: 'iam',
  name: 'GetUserPolicy',
  access: 'Read',
  authorise: (call) => userCheck(call, 'iam:GetUserPolicy', call.input.UserName),
  execute(call) {
    const user = existingUser(call, call.input.UserName)
    const { PolicyName } = call.input
    return { UserName: user.userName, PolicyName, PolicyDocument: inlineDocument('user', user, PolicyName) }
  },
})
