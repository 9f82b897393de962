import { defineOperation } from '../../../../operation.ts'
import { roles } from '../../entities.ts'
import { attachedOut, withAttached, withoutAttached } from '../../held-policies.ts'
import type { PageInput } from '../../pagination.ts'
import { existingRole, modifiableRole, roleCheck } from '../../roles.ts'

interface Input {
  RoleName: string
  PolicyArn: string
}

export const attachRolePolicy = defineOperation<Input, undefined>({
  service: 'iam',
  name: 'AttachRolePolicy',
  access: 'Permissions management',
  authorise: (call) =>
    roleCheck(call, 'iam:AttachRolePolicy', call.input.RoleName, { 'iam:PolicyARN': call.input.PolicyArn }),
  execute(call) {
    const role = modifiableRole(call, call.input.RoleName)
    call.table(roles).put(withAttached(call, 'role', role, call.input.PolicyArn))
  },
})

export const detachRolePolicy = defineOperation<Input, undefined>({
  service: 'iam',
  name: 'DetachRolePolicy',
  access: 'Permissions management',
  authorise: (call) =>
    roleCheck(call, 'iam:DetachRolePolicy', call.input.RoleName, { 'iam:PolicyARN': call.input.PolicyArn }),
  execute(call) {
    const role = modifiableRole(call, call.input.RoleName)
    call.table(roles).put(withoutAttached(role, call.input.PolicyArn))
  },
})

export const listAttachedRolePolicies = defineOperation<PageInput & { RoleName: string; PathPrefix?: string }>({
  service: 'iam',
  name: 'ListAttachedRolePolicies',
  access: 'List',
  authorise: (call) => roleCheck(call, 'iam:ListAttachedRolePolicies', call.input.RoleName),
  execute: (call) => attachedOut(call, existingRole(call, call.input.RoleName)),
})
