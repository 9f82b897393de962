import { defineOperation } from '../../../../operation.ts'
import { iamArn } from '../../arns.ts'
import { type Role, roles, type Tag } from '../../entities.ts'
import { entityAlreadyExists, invalidInput } from '../../errors.ts'
import { attachableBoundary } from '../../managed.ts'
import { withinQuota } from '../../quotas.ts'
import { roleOut, SERVICE_LINKED } from '../../roles.ts'
import { mergeTags, requestTagContext, tagsOut } from '../../tags.ts'
import { trustPolicy } from '../../trust-policies.ts'
import { boundaryOut } from '../../users.ts'

interface Input {
  RoleName: string
  AssumeRolePolicyDocument: string
  Path?: string
  Description?: string
  MaxSessionDuration?: number
  PermissionsBoundary?: string
  Tags?: Tag[]
}

const AN_HOUR = 3_600

export const createRole = defineOperation<Input>({
  service: 'iam',
  name: 'CreateRole',
  access: 'Write',
  authorise({ input, account }) {
    const resource = iamArn(account, 'role', input.Path ?? '/', input.RoleName)
    const context = {
      ...requestTagContext(input.Tags),
      ...(input.PermissionsBoundary && { 'iam:PermissionsBoundary': input.PermissionsBoundary }),
    }
    const create = { action: 'iam:CreateRole', resource, context }
    return input.Tags?.length ? [create, { ...create, action: 'iam:TagRole' }] : create
  },
  execute(call) {
    const { input, account } = call
    const path = input.Path ?? '/'
    // Wording unverified.
    if (path.startsWith(SERVICE_LINKED)) throw invalidInput(`The path ${SERVICE_LINKED} is reserved for AWS services.`)
    const trust = trustPolicy(call, input.AssumeRolePolicyDocument)
    const table = call.table(roles)
    if (table.has(input.RoleName.toLowerCase()))
      throw entityAlreadyExists(`Role with name ${input.RoleName} already exists.`)
    withinQuota('RolesPerAccount', table.size)
    const role: Role = {
      roleName: input.RoleName,
      roleId: call.ids.unique('role', account),
      path,
      createDate: call.now,
      ...trust,
      ...(input.Description && { description: input.Description }),
      maxSessionDuration: input.MaxSessionDuration ?? AN_HOUR,
      ...(input.PermissionsBoundary && {
        permissionsBoundary: attachableBoundary(call, input.PermissionsBoundary, 'role'),
      }),
      attachedPolicies: [],
      inlinePolicies: {},
      tags: mergeTags([], input.Tags),
    }
    table.put(role)
    // AWS leaves out the description and the duration here.
    return { Role: { ...roleOut(call, role), ...boundaryOut(role.permissionsBoundary), ...tagsOut(role.tags) } }
  },
})
