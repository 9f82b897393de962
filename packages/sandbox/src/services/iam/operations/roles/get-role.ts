import { defineOperation } from '../../../../operation.ts'
import { existingRole, roleCheck, roleInFull } from '../../roles.ts'

export const getRole = defineOperation<{ RoleName: string }>({
  service: 'iam',
  name: 'GetRole',
  access: 'Read',
  authorise: (call) => roleCheck(call, 'iam:GetRole', call.input.RoleName),
  execute: (call) => ({ Role: roleInFull(call, existingRole(call, call.input.RoleName)) }),
})
