import { defineOperation } from '../../../../operation.ts'
import { roles } from '../../entities.ts'
import { noBoundary } from '../../errors.ts'
import { attachableBoundary } from '../../managed.ts'
import { modifiableRole, roleCheck } from '../../roles.ts'

interface Input {
  RoleName: string
  PermissionsBoundary: string
}

export const putRolePermissionsBoundary = defineOperation<Input, undefined>({
  service: 'iam',
  name: 'PutRolePermissionsBoundary',
  access: 'Permissions management',
  authorise: (call) =>
    roleCheck(call, 'iam:PutRolePermissionsBoundary', call.input.RoleName, {
      'iam:PermissionsBoundary': call.input.PermissionsBoundary,
    }),
  execute(call) {
    const role = modifiableRole(call, call.input.RoleName)
    const permissionsBoundary = attachableBoundary(call, call.input.PermissionsBoundary, 'role')
    call.table(roles).put({ ...role, permissionsBoundary })
  },
})

export const deleteRolePermissionsBoundary = defineOperation<{ RoleName: string }, undefined>({
  service: 'iam',
  name: 'DeleteRolePermissionsBoundary',
  access: 'Permissions management',
  authorise: (call) => roleCheck(call, 'iam:DeleteRolePermissionsBoundary', call.input.RoleName),
  execute(call) {
    const { permissionsBoundary, ...role } = modifiableRole(call, call.input.RoleName)
    if (permissionsBoundary === undefined) throw noBoundary('role', role.roleName)
    call.table(roles).put(role)
  },
})
