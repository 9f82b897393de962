import { defineOperation } from '../../../../operation.ts'
import { roles } from '../../entities.ts'
import { modifiableRole, roleCheck, trustPolicy } from '../../roles.ts'

export const updateAssumeRolePolicy = defineOperation<{ RoleName: string; PolicyDocument: string }, undefined>({
  service: 'iam',
  name: 'UpdateAssumeRolePolicy',
  access: 'Permissions management',
  authorise: (call) => roleCheck(call, 'iam:UpdateAssumeRolePolicy', call.input.RoleName),
  execute(call) {
    const role = modifiableRole(call, call.input.RoleName)
    call.table(roles).put({ ...role, assumeRolePolicyDocument: trustPolicy(call.input.PolicyDocument) })
  },
})
