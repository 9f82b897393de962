import type { Call } from '../../../../call.ts'
import { defineOperation } from '../../../../operation.ts'
import { groups, roles, users } from '../../entities.ts'
import { notAttachable } from '../../errors.ts'
import { type PageInput, pageOf } from '../../pagination.ts'
import { existingPolicy, policyCheck } from '../../policies.ts'

interface Input extends PageInput {
  PolicyArn: string
  EntityFilter?: 'User' | 'Role' | 'Group' | 'LocalManagedPolicy' | 'AWSManagedPolicy'
  PathPrefix?: string
  PolicyUsageFilter?: 'PermissionsPolicy' | 'PermissionsBoundary'
}

interface Entity {
  kind: 'Group' | 'User' | 'Role'
  path: string
  name: string
  id: string
}

export const listEntitiesForPolicy = defineOperation<Input>({
  service: 'iam',
  name: 'ListEntitiesForPolicy',
  access: 'List',
  authorise: (call) => policyCheck(call, 'iam:ListEntitiesForPolicy', call.input.PolicyArn),
  execute(call) {
    const { PolicyArn, EntityFilter, PathPrefix = '/' } = call.input
    existingPolicy(call, PolicyArn, notAttachable)
    const wanted = holders(call).filter(
      ({ kind, path }) => path.startsWith(PathPrefix) && (EntityFilter === undefined || EntityFilter === kind),
    )
    const { items, rest } = pageOf(call.input, wanted, ({ id }) => id)
    const of = (kind: Entity['kind']) => items.filter((entity) => entity.kind === kind)
    return {
      PolicyGroups: of('Group').map(({ name, id }) => ({ GroupName: name, GroupId: id })),
      PolicyUsers: of('User').map(({ name, id }) => ({ UserName: name, UserId: id })),
      PolicyRoles: of('Role').map(({ name, id }) => ({ RoleName: name, RoleId: id })),
      ...rest,
    }
  },
})

/** Whoever has the policy attached or, as the filter says, is bounded by it; each once. */
function holders(call: Call<Input>): Entity[] {
  const { PolicyArn: arn, PolicyUsageFilter: usage } = call.input
  const found = new Map<string, Entity>()
  const add = (entity: Entity) => found.set(entity.id, entity)
  const indexes = [
    ...(usage === 'PermissionsBoundary' ? [] : ['policy']),
    ...(usage === 'PermissionsPolicy' ? [] : ['boundary']),
  ]
  if (usage !== 'PermissionsBoundary')
    for (const { path, groupName, groupId } of call.table(groups).by('policy', arn))
      add({ kind: 'Group', path, name: groupName, id: groupId })
  for (const index of indexes)
    for (const { path, userName, userId } of call.table(users).by(index, arn))
      add({ kind: 'User', path, name: userName, id: userId })
  for (const index of indexes)
    for (const { path, roleName, roleId } of call.table(roles).by(index, arn))
      add({ kind: 'Role', path, name: roleName, id: roleId })
  return [...found.values()]
}
