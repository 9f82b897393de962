import { defineOperation } from '../../../../operation.ts'
import { findPolicy } from '../../managed.ts'
import { type PageInput, pageOf } from '../../pagination.ts'
import { existingUser, userCheck } from '../../users.ts'

interface Input extends PageInput {
  UserName: string
  PathPrefix?: string
}

export const listAttachedUserPolicies = defineOperation<Input>({
  service: 'iam',
  name: 'ListAttachedUserPolicies',
  access: 'List',
  authorise: (call) => userCheck(call, 'iam:ListAttachedUserPolicies', call.input.UserName),
  execute(call) {
    const { UserName, PathPrefix = '/' } = call.input
    const attached = existingUser(call, UserName).attachedPolicies.filter((arn) =>
      findPolicy(call, arn)?.path.startsWith(PathPrefix),
    )
    const { items, rest } = pageOf(call.input, attached, (arn) => arn)
    return {
      AttachedPolicies: items.map((arn) => ({ PolicyName: arn.slice(arn.lastIndexOf('/') + 1), PolicyArn: arn })),
      ...rest,
    }
  },
})
