import { defineOperation } from '../../../../operation.ts'
import { groups, users } from '../../entities.ts'
import { existingGroup, groupCheck, groupOut } from '../../groups.ts'
import { type PageInput, pageOf } from '../../pagination.ts'
import { withinQuota } from '../../quotas.ts'
import { existingUser, userCheck } from '../../users.ts'

interface Membership {
  GroupName: string
  UserName: string
}

// Where neither exists AWS names the user (recorded, see the tests).

export const addUserToGroup = defineOperation<Membership, undefined>({
  service: 'iam',
  name: 'AddUserToGroup',
  access: 'Write',
  authorise: (call) => groupCheck(call, 'iam:AddUserToGroup', call.input.GroupName),
  execute(call) {
    const user = existingUser(call, call.input.UserName)
    const { groupId } = existingGroup(call, call.input.GroupName)
    // Joining again changes nothing and is no error.
    if (user.groups.includes(groupId)) return
    withinQuota('GroupsPerUser', user.groups.length)
    call.table(users).put({ ...user, groups: [...user.groups, groupId] })
  },
})

export const removeUserFromGroup = defineOperation<Membership, undefined>({
  service: 'iam',
  name: 'RemoveUserFromGroup',
  access: 'Write',
  authorise: (call) => groupCheck(call, 'iam:RemoveUserFromGroup', call.input.GroupName),
  execute(call) {
    const user = existingUser(call, call.input.UserName)
    const { groupId } = existingGroup(call, call.input.GroupName)
    // Leaving what one is not in is no error either.
    if (user.groups.includes(groupId))
      call.table(users).put({ ...user, groups: user.groups.filter((id) => id !== groupId) })
  },
})

export const listGroupsForUser = defineOperation<PageInput & { UserName: string }>({
  service: 'iam',
  name: 'ListGroupsForUser',
  access: 'List',
  authorise: (call) => userCheck(call, 'iam:ListGroupsForUser', call.input.UserName),
  execute(call) {
    const user = existingUser(call, call.input.UserName)
    const joined = user.groups
      .flatMap((id) => call.table(groups).by('id', id))
      .sort((a, b) => (groups.key(a) < groups.key(b) ? -1 : 1))
    const { items, rest } = pageOf(call.input, joined, groups.key)
    return { Groups: items.map((group) => groupOut(group, call.account)), ...rest }
  },
})
