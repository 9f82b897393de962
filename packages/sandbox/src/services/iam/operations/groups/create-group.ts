import { defineOperation } from '../../../../operation.ts'
import { iamArn } from '../../arns.ts'
import { type Group, groups } from '../../entities.ts'
import { entityAlreadyExists } from '../../errors.ts'
import { groupOut } from '../../groups.ts'
import { withinQuota } from '../../quotas.ts'

interface Input {
  GroupName: string
  Path?: string
}

export const createGroup = defineOperation<Input>({
  service: 'iam',
  name: 'CreateGroup',
  access: 'Write',
  authorise: ({ input, account }) => ({
    action: 'iam:CreateGroup',
    resource: iamArn(account, 'group', input.Path ?? '/', input.GroupName),
  }),
  execute(call) {
    const { GroupName, Path = '/' } = call.input
    const table = call.table(groups)
    if (table.has(GroupName.toLowerCase())) throw entityAlreadyExists(`Group with name ${GroupName} already exists.`)
    withinQuota('GroupsPerAccount', table.size)
    const group: Group = {
      groupName: GroupName,
      groupId: call.ids.unique('group', call.account),
      path: Path,
      createDate: call.now,
      attachedPolicies: [],
      inlinePolicies: {},
    }
    table.put(group)
    return { Group: groupOut(group, call.account) }
  },
})
