import { instances, securityGroups } from '../entities.ts'
import { ec2Error } from '../errors.ts'
import { groupCheck } from '../groups/checks.ts'
import { allGroups, defaultGroup, findGroupByName, namedGroup } from '../groups/groups.ts'
import { stateOf } from '../instances/state.ts'
import { ec2Operation } from '../operation.ts'
import { forgetTags } from '../tags.ts'

interface Input {
  GroupId?: string
  GroupName?: string
}

export const deleteSecurityGroup = ec2Operation<Input>({
  name: 'DeleteSecurityGroup',
  access: 'Write',
  authorise: (call) =>
    groupCheck(
      call,
      'DeleteSecurityGroup',
      call.input.GroupId ?? findGroupByName(call, call.input.GroupName ?? '')?.groupId ?? '*',
    ),
  execute(call) {
    const group = namedGroup(call)
    const { groupId } = group
    if (groupId === defaultGroup(call).groupId)
      throw ec2Error('CannotDelete', `the specified group: "${groupId}" name: "default" cannot be deleted by a user`)
    const used = call
      .table(instances)
      .by('group', groupId)
      .some((instance) => stateOf(call, instance) !== 'terminated')
    const referred = allGroups(call).some(
      (other) => other !== group && other.rules.some(({ peer }) => peer.kind === 'group' && peer.value === groupId),
    )
    if (used || referred) throw ec2Error('DependencyViolation', `resource ${groupId} has a dependent object`)
    call.table(securityGroups).delete(groupId)
    for (const id of [groupId, ...group.rules.map(({ ruleId }) => ruleId)]) forgetTags(call, id)
    return { Return: true, GroupId: groupId }
  },
})
