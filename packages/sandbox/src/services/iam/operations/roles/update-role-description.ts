import { defineOperation } from '../../../../operation.ts'
import { roles } from '../../entities.ts'
import { descriptionOut, existingRole, roleCheck, roleOut } from '../../roles.ts'

export const updateRoleDescription = defineOperation<{ RoleName: string; Description: string }>({
  service: 'iam',
  name: 'UpdateRoleDescription',
  access: 'Write',
  authorise: (call) => roleCheck(call, 'iam:UpdateRoleDescription', call.input.RoleName),
  execute(call) {
    const role = { ...existingRole(call, call.input.RoleName), description: call.input.Description }
    call.table(roles).put(role)
    return { Role: { ...roleOut(call, role), ...descriptionOut(role) } }
  },
})
