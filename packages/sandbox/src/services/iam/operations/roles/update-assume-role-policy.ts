import { defineOperation } from '../../../../operation.ts'
import { roles } from '../../entities.ts'
import { modifiableRole, roleCheck } from '../../roles.ts'
import { trustPolicy } from '../../trust-policies.ts'

export const updateAssumeRolePolicy = defineOperation<{ RoleName: string; PolicyDocument: string }, undefined>({
  service: 'iam',
  name: 'UpdateAssumeRolePolicy',
  access: 'Permissions management',
  authorise: (call) => roleCheck(call, 'iam:UpdateAssumeRolePolicy', call.input.RoleName),
  execute(call) {
    const role = modifiableRole(call, call.input.RoleName)
    call.table(roles).put({ ...role, ...trustPolicy(call, call.input.PolicyDocument) })
  },
})
