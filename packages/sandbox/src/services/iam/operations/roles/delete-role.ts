import { defineOperation } from '../../../../operation.ts'
import { mayDeleteRole } from '../../delete-conflicts.ts'
import { roles } from '../../entities.ts'
import { forgetUses } from '../../last-accessed.ts'
import { modifiableRole, roleCheck } from '../../roles.ts'

export const deleteRole = defineOperation<{ RoleName: string }, undefined>({
  service: 'iam',
  name: 'DeleteRole',
  access: 'Write',
  authorise: (call) => roleCheck(call, 'iam:DeleteRole', call.input.RoleName),
  execute(call) {
    const role = modifiableRole(call, call.input.RoleName)
    mayDeleteRole(call, role)
    call.table(roles).delete(roles.key(role))
    forgetUses(call, role.roleId)
  },
})
