import type { Operation } from '../../../operation.ts'
import { resourceCheck } from '../arns.ts'
import { type Rule, type SecurityGroup, securityGroups } from '../entities.ts'
import { ec2Error, missingParameter } from '../errors.ts'
import { groupCheck } from '../groups/checks.ts'
import { existingGroup, namedGroup } from '../groups/groups.ts'
import { type IpPermission, type RulesInput, rulesById, rulesOf, sameRule } from '../groups/permissions.ts'
import { ec2Operation } from '../operation.ts'
import { namedId } from './authorize-security-group.ts'

interface RuleRequest {
  IpProtocol?: string
  FromPort?: number
  ToPort?: number
  CidrIpv4?: string
  CidrIpv6?: string
  ReferencedGroupId?: string
  Description?: string
}

interface ModifyInput {
  GroupId: string
  SecurityGroupRules: Array<{ SecurityGroupRuleId: string; SecurityGroupRule?: RuleRequest }>
}

/** The same in the words of AuthorizeSecurityGroupIngress. */
function permission({ CidrIpv4, CidrIpv6, ReferencedGroupId, Description, ...range }: RuleRequest): IpPermission {
  const description = Description === undefined ? {} : { Description }
  return {
    ...range,
    ...(CidrIpv4 !== undefined && { IpRanges: [{ CidrIp: CidrIpv4, ...description }] }),
    ...(CidrIpv6 !== undefined && { Ipv6Ranges: [{ CidrIpv6, ...description }] }),
    ...(ReferencedGroupId !== undefined && { UserIdGroupPairs: [{ GroupId: ReferencedGroupId, ...description }] }),
  }
}

export const modifySecurityGroupRules = ec2Operation<ModifyInput>({
  name: 'ModifySecurityGroupRules',
  access: 'Write',
  authorise: (call) => [
    groupCheck(call, 'ModifySecurityGroupRules', call.input.GroupId),
    ...call.input.SecurityGroupRules.map(({ SecurityGroupRuleId }) =>
      resourceCheck(call, 'ModifySecurityGroupRules', 'security-group-rule', SecurityGroupRuleId),
    ),
  ],
  execute(call) {
    const group = existingGroup(call, call.input.GroupId)
    const ids = call.input.SecurityGroupRules.map(({ SecurityGroupRuleId }) => SecurityGroupRuleId)
    rulesById(group, ids)
    const rules = group.rules.map((rule) => {
      const update = call.input.SecurityGroupRules.find(
        ({ SecurityGroupRuleId }) => SecurityGroupRuleId === rule.ruleId,
      )
      if (!update?.SecurityGroupRule) return rule
      const asked = { ...call, input: { IpPermissions: [permission(update.SecurityGroupRule)] } }
      const [wanted, ...more] = rulesOf(asked, rule.isEgress)
      if (!wanted || more.length)
        throw ec2Error('InvalidParameterCombination', 'Only one source or destination may be specified for a rule.')
      return { ...wanted, ruleId: rule.ruleId }
    })
    for (const [index, rule] of rules.entries())
      if (rules.slice(0, index).some((earlier) => sameRule(earlier, rule)))
        throw ec2Error('InvalidPermission.Duplicate', 'The specified rule already exists')
    call.table(securityGroups).put({ ...group, rules })
    return { Return: true }
  },
})

interface DescriptionsInput extends RulesInput {
  SecurityGroupRuleDescriptions?: Array<{ SecurityGroupRuleId?: string; Description?: string }>
}

function describeRules(name: string, isEgress: boolean): Operation {
  return ec2Operation<DescriptionsInput>({
    name,
    access: 'Write',
    validate({ input }) {
      if (!input.IpPermissions?.length && !input.SecurityGroupRuleDescriptions?.length)
        throw missingParameter('ipPermissions or securityGroupRuleDescriptions')
    },
    authorise: (call) => groupCheck(call, name, namedId(call)),
    execute(call) {
      let group: SecurityGroup = namedGroup(call)
      const describe = (found: Rule | undefined, description: string | undefined) => {
        if (!found || found.isEgress !== isEgress)
          throw ec2Error('InvalidPermission.NotFound', 'The specified rule does not exist in this security group.')
        const { description: _, ...rest } = found
        const rule: Rule = { ...rest, ...(description !== undefined && { description }) }
        group = { ...group, rules: group.rules.map((one) => (one.ruleId === rule.ruleId ? rule : one)) }
      }
      const byRule = call.input.IpPermissions?.length ? rulesOf(call, isEgress) : []
      for (const wanted of byRule)
        describe(
          group.rules.find((rule) => sameRule(rule, wanted)),
          wanted.description,
        )
      for (const { SecurityGroupRuleId = '', Description } of call.input.SecurityGroupRuleDescriptions ?? [])
        describe(rulesById(group, [SecurityGroupRuleId])[0], Description)
      call.table(securityGroups).put(group)
      return { Return: true }
    },
  })
}

export const updateSecurityGroupRuleDescriptionsIngress = describeRules(
  'UpdateSecurityGroupRuleDescriptionsIngress',
  false,
)
export const updateSecurityGroupRuleDescriptionsEgress = describeRules(
  'UpdateSecurityGroupRuleDescriptionsEgress',
  true,
)
