import { defineOperation } from '../../../../operation.ts'
import { roles } from '../../entities.ts'
import { noSuchPolicy, notAttachable } from '../../errors.ts'
import { findPolicy, policyArn } from '../../managed.ts'
import { type PageInput, pageOf } from '../../pagination.ts'
import { withinQuota } from '../../quotas.ts'
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
    const arn = policyArn(call.input.PolicyArn)
    const role = modifiableRole(call, call.input.RoleName)
    if (!findPolicy(call, arn)?.attachable) throw notAttachable(arn)
    // Attaching again changes nothing and is no error.
    if (role.attachedPolicies.includes(arn)) return
    withinQuota('PoliciesPerRole', role.attachedPolicies.length)
    call.table(roles).put({ ...role, attachedPolicies: [...role.attachedPolicies, arn] })
  },
})

export const detachRolePolicy = defineOperation<Input, undefined>({
  service: 'iam',
  name: 'DetachRolePolicy',
  access: 'Permissions management',
  authorise: (call) =>
    roleCheck(call, 'iam:DetachRolePolicy', call.input.RoleName, { 'iam:PolicyARN': call.input.PolicyArn }),
  execute(call) {
    const arn = policyArn(call.input.PolicyArn)
    const role = modifiableRole(call, call.input.RoleName)
    if (!role.attachedPolicies.includes(arn)) throw noSuchPolicy(arn)
    call.table(roles).put({ ...role, attachedPolicies: role.attachedPolicies.filter((attached) => attached !== arn) })
  },
})

export const listAttachedRolePolicies = defineOperation<PageInput & { RoleName: string; PathPrefix?: string }>({
  service: 'iam',
  name: 'ListAttachedRolePolicies',
  access: 'List',
  authorise: (call) => roleCheck(call, 'iam:ListAttachedRolePolicies', call.input.RoleName),
  execute(call) {
    const { RoleName, PathPrefix = '/' } = call.input
    const attached = existingRole(call, RoleName).attachedPolicies.filter((arn) =>
      findPolicy(call, arn)?.path.startsWith(PathPrefix),
    )
    const { items, rest } = pageOf(call.input, attached, (arn) => arn)
    return {
      AttachedPolicies: items.map((arn) => ({ PolicyName: arn.slice(arn.lastIndexOf('/') + 1), PolicyArn: arn })),
      ...rest,
    }
  },
})
