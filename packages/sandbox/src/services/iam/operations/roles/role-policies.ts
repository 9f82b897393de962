import { defineOperation } from '../../../../operation.ts'
import { roles } from '../../entities.ts'
import { inlineDocument, inlineNamesOut, withInline, withoutInline } from '../../held-policies.ts'
import type { PageInput } from '../../pagination.ts'
import { existingRole, modifiableRole, roleCheck } from '../../roles.ts'

interface Input {
  RoleName: string
  PolicyName: string
}

export const putRolePolicy = defineOperation<Input & { PolicyDocument: string }, undefined>({
  service: 'iam',
  name: 'PutRolePolicy',
  access: 'Permissions management',
  authorise: (call) => roleCheck(call, 'iam:PutRolePolicy', call.input.RoleName),
  execute(call) {
    const role = modifiableRole(call, call.input.RoleName)
    call.table(roles).put(withInline('role', role, role.roleName, call.input))
  },
})

export const getRolePolicy = defineOperation<Input>({
  service: 'iam',
  name: 'GetRolePolicy',
  access: 'Read',
  authorise: (call) => roleCheck(call, 'iam:GetRolePolicy', call.input.RoleName),
  execute(call) {
    const { RoleName, PolicyName } = call.input
    const role = existingRole(call, RoleName)
    return { RoleName: role.roleName, PolicyName, PolicyDocument: inlineDocument('role', role, PolicyName) }
  },
})

export const deleteRolePolicy = defineOperation<Input, undefined>({
  service: 'iam',
  name: 'DeleteRolePolicy',
  access: 'Permissions management',
  authorise: (call) => roleCheck(call, 'iam:DeleteRolePolicy', call.input.RoleName),
  execute(call) {
    const role = modifiableRole(call, call.input.RoleName)
    call.table(roles).put(withoutInline('role', role, call.input.PolicyName))
  },
})

export const listRolePolicies = defineOperation<PageInput & { RoleName: string }>({
  service: 'iam',
  name: 'ListRolePolicies',
  access: 'List',
  authorise: (call) => roleCheck(call, 'iam:ListRolePolicies', call.input.RoleName),
  execute: (call) => inlineNamesOut(call, existingRole(call, call.input.RoleName)),
})
