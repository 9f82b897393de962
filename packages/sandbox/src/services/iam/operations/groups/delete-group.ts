import { defineOperation } from '../../../../operation.ts'
import { groups, users } from '../../entities.ts'
import { deleteConflict } from '../../errors.ts'
import { existingGroup, groupCheck } from '../../groups.ts'

export const deleteGroup = defineOperation<{ GroupName: string }, undefined>({
  service: 'iam',
  name: 'DeleteGroup',
  access: 'Write',
  authorise: (call) => groupCheck(call, 'iam:DeleteGroup', call.input.GroupName),
  execute(call) {
    const group = existingGroup(call, call.input.GroupName)
    if (call.table(users).count('group', group.groupId) > 0)
      throw deleteConflict('Cannot delete entity, must remove users from group first.')
    if (group.attachedPolicies.length > 0) throw deleteConflict('Cannot delete entity, must detach all policies first.')
    if (Object.keys(group.inlinePolicies).length > 0)
      throw deleteConflict('Cannot delete entity, must delete policies first.')
    call.table(groups).delete(groups.key(group))
  },
})
