import { malformedPolicyMessage } from '@first-line/policy'
import { defineOperation } from '../../../../operation.ts'
import { roles } from '../../entities.ts'
import { limitExceeded, malformedPolicy, noSuchEntity } from '../../errors.ts'
import { encodeDocument } from '../../managed.ts'
import { type PageInput, pageOf } from '../../pagination.ts'
import { policySize, QUOTAS } from '../../quotas.ts'
import { existingRole, modifiableRole, roleCheck } from '../../roles.ts'

interface Input {
  RoleName: string
  PolicyName: string
}

const noSuchRolePolicy = (name: string) => noSuchEntity(`The role policy with name ${name} cannot be found.`)

export const putRolePolicy = defineOperation<Input & { PolicyDocument: string }, undefined>({
  service: 'iam',
  name: 'PutRolePolicy',
  access: 'Permissions management',
  authorise: (call) => roleCheck(call, 'iam:PutRolePolicy', call.input.RoleName),
  execute(call) {
    const { RoleName, PolicyName, PolicyDocument } = call.input
    const role = modifiableRole(call, RoleName)
    const malformed = malformedPolicyMessage(PolicyDocument, 'identity', { inline: true })
    if (malformed !== undefined) throw malformedPolicy(malformed)
    const inlinePolicies = { ...role.inlinePolicies, [PolicyName]: PolicyDocument }
    const size = Object.values(inlinePolicies).reduce((sum, text) => sum + policySize(text), 0)
    if (size > QUOTAS.RolePolicySize)
      throw limitExceeded(`Maximum policy size of ${QUOTAS.RolePolicySize} bytes exceeded for role ${role.roleName}`)
    call.table(roles).put({ ...role, inlinePolicies })
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
    const text = Object.hasOwn(role.inlinePolicies, PolicyName) ? role.inlinePolicies[PolicyName] : undefined
    if (text === undefined) throw noSuchRolePolicy(PolicyName)
    return { RoleName: role.roleName, PolicyName, PolicyDocument: encodeDocument(text) }
  },
})

export const deleteRolePolicy = defineOperation<Input, undefined>({
  service: 'iam',
  name: 'DeleteRolePolicy',
  access: 'Permissions management',
  authorise: (call) => roleCheck(call, 'iam:DeleteRolePolicy', call.input.RoleName),
  execute(call) {
    const { RoleName, PolicyName } = call.input
    const role = modifiableRole(call, RoleName)
    if (!Object.hasOwn(role.inlinePolicies, PolicyName)) throw noSuchRolePolicy(PolicyName)
    const { [PolicyName]: _, ...inlinePolicies } = role.inlinePolicies
    call.table(roles).put({ ...role, inlinePolicies })
  },
})

export const listRolePolicies = defineOperation<PageInput & { RoleName: string }>({
  service: 'iam',
  name: 'ListRolePolicies',
  access: 'List',
  authorise: (call) => roleCheck(call, 'iam:ListRolePolicies', call.input.RoleName),
  execute(call) {
    const names = Object.keys(existingRole(call, call.input.RoleName).inlinePolicies)
    const { items, rest } = pageOf(call.input, names, (name) => name)
    return { PolicyNames: items, ...rest }
  },
})
