import { defineOperation } from '../../../../operation.ts'
import { iamArn } from '../../arns.ts'
import { deletionTasks } from '../../entities/reports.ts'
import { type Role, roles } from '../../entities.ts'
import { invalidInput, noSuchEntity } from '../../errors.ts'
import { forgetUses } from '../../last-accessed.ts'
import { withinQuota } from '../../quotas.ts'
import { descriptionOut, existingRole, roleCheck, roleOut, SERVICE_LINKED } from '../../roles.ts'
import { linkedService } from '../../service-linked-roles.ts'

interface Input {
  AWSServiceName: string
  Description?: string
  CustomSuffix?: string
}

const roleNameOf = ({ AWSServiceName, CustomSuffix }: Input): string => {
  const { role } = linkedService(AWSServiceName)
  return CustomSuffix === undefined ? role : `${role}_${CustomSuffix}`
}

const pathOf = ({ AWSServiceName }: Input): string => `${SERVICE_LINKED}${AWSServiceName}/`

export const createServiceLinkedRole = defineOperation<Input>({
  service: 'iam',
  name: 'CreateServiceLinkedRole',
  access: 'Write',
  authorise: ({ input, account }) => ({
    action: 'iam:CreateServiceLinkedRole',
    resource: iamArn(account, 'role', pathOf(input), roleNameOf(input)),
    context: { 'iam:AWSServiceName': input.AWSServiceName },
  }),
  execute(call) {
    const { input } = call
    const service = linkedService(input.AWSServiceName)
    if (!/^[a-z0-9.-]+\.amazonaws\.com$/.test(input.AWSServiceName))
      throw invalidInput(`Invalid service principal: ${input.AWSServiceName}`)
    if (input.CustomSuffix !== undefined && !service.suffix)
      throw invalidInput(`Custom suffix is not allowed for ${input.AWSServiceName}`)
    const roleName = roleNameOf(input)
    const table = call.table(roles)
    if (table.has(roleName.toLowerCase()))
      throw invalidInput(`Service role name ${roleName} has been taken in this account, please try a different suffix.`)
    withinQuota('RolesPerAccount', table.size)
    const policy = `arn:aws:iam::aws:policy/aws-service-role/${service.policy}`
    const role: Role = {
      roleName,
      roleId: call.ids.unique('role', call.account),
      path: pathOf(input),
      createDate: call.now,
      assumeRolePolicyDocument: JSON.stringify({
        Version: '2012-10-17',
        Statement: [{ Action: ['sts:AssumeRole'], Effect: 'Allow', Principal: { Service: [input.AWSServiceName] } }],
      }),
      ...(input.Description && { description: input.Description }),
      maxSessionDuration: 3_600,
      attachedPolicies: call.managedPolicies.get(policy) ? [policy] : [],
      inlinePolicies: {},
      tags: [],
    }
    table.put(role)
    return { Role: { ...roleOut(call, role), ...descriptionOut(role) } }
  },
})

export const deleteServiceLinkedRole = defineOperation<{ RoleName: string }>({
  service: 'iam',
  name: 'DeleteServiceLinkedRole',
  access: 'Write',
  authorise: (call) => roleCheck(call, 'iam:DeleteServiceLinkedRole', call.input.RoleName),
  execute(call) {
    const role = existingRole(call, call.input.RoleName)
    if (!role.path.startsWith(SERVICE_LINKED)) throw noSuchEntity(`${role.roleName} exists but is not a service role.`)
    // AWS asks the service whether it still needs the role; no service here does, so that it is gone at once.
    const taskId = `task${role.path}${role.roleName}/${call.ids.requestId()}`
    call.table(roles).delete(roles.key(role))
    forgetUses(call, role.roleId)
    call.table(deletionTasks).put({ taskId, roleName: role.roleName, createDate: call.now })
    return { DeletionTaskId: taskId }
  },
})

/** `task/aws-service-role/SERVICE/ROLE/UUID` */
const TASK = /^task\/aws-service-role\/([^/]+)\/([^/]+)\/[^/]+$/

export const getServiceLinkedRoleDeletionStatus = defineOperation<{ DeletionTaskId: string }>({
  service: 'iam',
  name: 'GetServiceLinkedRoleDeletionStatus',
  access: 'Read',
  authorise(call) {
    const [, service, name] = TASK.exec(call.input.DeletionTaskId) ?? []
    return {
      action: 'iam:GetServiceLinkedRoleDeletionStatus',
      resource: service && name ? iamArn(call.account, 'role', `${SERVICE_LINKED}${service}/`, name) : '*',
    }
  },
  execute(call) {
    const { DeletionTaskId } = call.input
    if (!TASK.test(DeletionTaskId)) throw invalidInput('Invalid task id')
    if (!call.table(deletionTasks).has(DeletionTaskId)) throw noSuchEntity('Cannot find deletion status for given id.')
    return { Status: 'SUCCEEDED' }
  },
})
