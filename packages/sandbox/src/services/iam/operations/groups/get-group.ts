import { defineOperation } from '../../../../operation.ts'
import { users } from '../../entities.ts'
import { existingGroup, groupCheck, groupOut } from '../../groups.ts'
import { type PageInput, pageOf } from '../../pagination.ts'
import { userOut } from '../../users.ts'

export const getGroup = defineOperation<PageInput & { GroupName: string }>({
  service: 'iam',
  name: 'GetGroup',
  access: 'Read',
  authorise: (call) => groupCheck(call, 'iam:GetGroup', call.input.GroupName),
  execute(call) {
    const group = existingGroup(call, call.input.GroupName)
    const members = call.table(users).by('group', group.groupId)
    const { items, rest } = pageOf(call.input, members, users.key)
    return {
      Group: groupOut(group, call.account),
      Users: items.map((user) => userOut(user, call.account, 'list')),
      ...rest,
    }
  },
})
