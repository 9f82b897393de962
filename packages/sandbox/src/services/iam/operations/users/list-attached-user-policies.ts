import { defineOperation } from '../../../../operation.ts'
import { attachedOut } from '../../held-policies.ts'
import type { PageInput } from '../../pagination.ts'
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
  execute: (call) => attachedOut(call, existingUser(call, call.input.UserName)),
})
