import { defineOperation } from '../../../../operation.ts'
import { iamArn } from '../../arns.ts'
import { groups } from '../../entities.ts'
import { entityAlreadyExists } from '../../errors.ts'
import { existingGroup, groupCheck } from '../../groups.ts'

interface Input {
  GroupName: string
  NewGroupName?: string
  NewPath?: string
}

/** Renames or moves a group. Its members and policies stay. */
export const updateGroup = defineOperation<Input, undefined>({
  service: 'iam',
  name: 'UpdateGroup',
  access: 'Write',
  /** Both what the group is and what it becomes (*UpdateGroup*, API reference). */
  authorise(call) {
    const { GroupName, NewGroupName, NewPath } = call.input
    const check = groupCheck(call, 'iam:UpdateGroup', GroupName)
    const group = call.table(groups).get(GroupName.toLowerCase())
    const path = NewPath ?? group?.path ?? '/'
    const resource = iamArn(call.account, 'group', path, NewGroupName ?? group?.groupName ?? GroupName)
    return resource === check.resource ? check : [check, { ...check, resource, shown: resource }]
  },
  execute(call) {
    const { GroupName, NewGroupName, NewPath } = call.input
    const table = call.table(groups)
    const group = existingGroup(call, GroupName)
    const renamed = { ...group, groupName: NewGroupName ?? group.groupName, path: NewPath ?? group.path }
    if (groups.key(renamed) !== groups.key(group)) {
      if (table.has(groups.key(renamed))) throw entityAlreadyExists(`Group with name ${NewGroupName} already exists.`)
      table.delete(groups.key(group))
    }
    table.put(renamed)
  },
})
