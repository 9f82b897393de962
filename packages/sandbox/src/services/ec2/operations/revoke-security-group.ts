import type { Operation } from '../../../operation.ts'
import { securityGroups } from '../entities.ts'
import { ec2Error, wellFormed } from '../errors.ts'
import { groupCheck } from '../groups/checks.ts'
import { namedGroup } from '../groups/groups.ts'
import { peerOut, type RulesInput, rulesById, rulesOf, sameRule } from '../groups/permissions.ts'
import { ec2Operation } from '../operation.ts'
import { forgetTags } from '../tags.ts'
import { namedId } from './authorize-security-group.ts'

interface Input extends RulesInput {
  SecurityGroupRuleIds?: string[]
}

function revoke(name: string, isEgress: boolean): Operation {
  return ec2Operation<Input>({
    name,
    access: 'Write',
    authorise: (call) => groupCheck(call, name, namedId(call)),
    execute(call) {
      const group = namedGroup(call)
      const ids = call.input.SecurityGroupRuleIds
      if (ids) wellFormed('security-group-rule', ids)
      const revoked = ids?.length
        ? rulesById(group, ids).filter((rule) => rule.isEgress === isEgress)
        : rulesOf(call, isEgress).map((wanted) => {
            const found = group.rules.find((rule) => sameRule(rule, wanted))
            if (!found)
              throw ec2Error('InvalidPermission.NotFound', 'The specified rule does not exist in this security group.')
            return found
          })
      if (ids?.length && revoked.length !== new Set(ids).size)
        throw ec2Error('InvalidPermission.NotFound', 'The specified rule does not exist in this security group.')
      call.table(securityGroups).put({ ...group, rules: group.rules.filter((rule) => !revoked.includes(rule)) })
      for (const { ruleId } of revoked) forgetTags(call, ruleId)
      return {
        Return: true,
        RevokedSecurityGroupRules: revoked.map((rule) => ({
          SecurityGroupRuleId: rule.ruleId,
          GroupId: group.groupId,
          IsEgress: rule.isEgress,
          IpProtocol: rule.ipProtocol,
          FromPort: rule.fromPort,
          ToPort: rule.toPort,
          ...peerOut(rule),
          ...(rule.peer.kind === 'group' && { ReferencedGroupId: rule.peer.value }),
          ...(rule.description !== undefined && { Description: rule.description }),
        })),
      }
    },
  })
}

export const revokeSecurityGroupIngress = revoke('RevokeSecurityGroupIngress', false)
export const revokeSecurityGroupEgress = revoke('RevokeSecurityGroupEgress', true)
