import { malformedPolicyMessage } from '@first-line/policy'
import { defineOperation } from '../../../../operation.ts'
import { users } from '../../entities.ts'
import { limitExceeded, malformedPolicy } from '../../errors.ts'
import { policySize, QUOTAS } from '../../quotas.ts'
import { existingUser, userCheck } from '../../users.ts'

interface Input {
  UserName: string
  PolicyName: string
  PolicyDocument: string
}

export const putUserPolicy = defineOperation<Input, undefined>({
  service: 'iam',
  name: 'PutUserPolicy',
  access: 'Permissions management',
  authorise: (call) => userCheck(call, 'iam:PutUserPolicy', call.input.UserName),
  execute(call) {
    const { UserName, PolicyName, PolicyDocument } = call.input
    const user = existingUser(call, UserName)
    const malformed = malformedPolicyMessage(PolicyDocument, 'identity')
    if (malformed !== undefined) throw malformedPolicy(malformed)
    const inlinePolicies = { ...user.inlinePolicies, [PolicyName]: PolicyDocument }
    const size = Object.values(inlinePolicies).reduce((sum, text) => sum + policySize(text), 0)
    if (size > QUOTAS.UserPolicySize)
      throw limitExceeded(`Maximum policy size of ${QUOTAS.UserPolicySize} bytes exceeded for user ${user.userName}`)
    call.table(users).put({ ...user, inlinePolicies })
  },
})
