import { defineOperation } from '../../../../operation.ts'
import { inlineNamesOut } from '../../held-policies.ts'
import type { PageInput } from '../../pagination.ts'
import { existingUser, userCheck } from '../../users.ts'

export const listUserPolicies = defineOperation<PageInput & { UserName: string }>({
  service: 'iam',
  name: 'ListUserPolicies',
  access: 'List',
  authorise: (call) => userCheck(call, 'iam:ListUserPolicies', call.input.UserName),
  execute: (call) => inlineNamesOut(call, existingUser(call, call.input.UserName)),
})
