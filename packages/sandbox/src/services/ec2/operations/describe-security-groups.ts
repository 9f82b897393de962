import type { Call } from '../../../call.ts'
import type { Rule, SecurityGroup } from '../entities.ts'
import { notFound, wellFormed } from '../errors.ts'
import { type Filter, type FilterTable, filtered } from '../filters.ts'
import { allGroups, existingGroup, existingGroupByName } from '../groups/groups.ts'
import { groupOut, ruleOut } from '../groups/permissions.ts'
import { ec2Operation } from '../operation.ts'
import { type PageInput, page } from '../pages.ts'

interface Input extends PageInput {
  Filters?: Filter[]
  GroupIds?: string[]
  GroupNames?: string[]
}

function ruleFilters(call: Call, prefix: string, isEgress: boolean): FilterTable<SecurityGroup> {
  const each =
    (look: (rule: Rule) => string | number | undefined) =>
    ({ rules }: SecurityGroup) =>
      rules
        .filter((rule) => rule.isEgress === isEgress)
        .map((rule) => {
          const value = look(rule)
          return value === undefined ? undefined : String(value)
        })
  const peer = (kind: Rule['peer']['kind']) => each((rule) => (rule.peer.kind === kind ? rule.peer.value : undefined))
  const nameOf = (rule: Rule) => allGroups(call).find(({ groupId }) => groupId === rule.peer.value)?.groupName
  return {
    [`${prefix}.cidr`]: peer('cidrIpv4'),
    [`${prefix}.from-port`]: each(({ ipProtocol, fromPort }) => (ipProtocol === '-1' ? undefined : fromPort)),
    [`${prefix}.group-id`]: peer('group'),
    [`${prefix}.group-name`]: each((rule) => (rule.peer.kind === 'group' ? nameOf(rule) : undefined)),
    [`${prefix}.ipv6-cidr`]: peer('cidrIpv6'),
    [`${prefix}.prefix-list-id`]: peer('prefixListId'),
    [`${prefix}.protocol`]: each(({ ipProtocol }) => ipProtocol),
    [`${prefix}.to-port`]: each(({ ipProtocol, toPort }) => (ipProtocol === '-1' ? undefined : toPort)),
    [`${prefix}.user-id`]: each((rule) => (rule.peer.kind === 'group' ? call.account : undefined)),
  }
}

/** https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeSecurityGroups.html */
const filtersOf = (call: Call): FilterTable<SecurityGroup> => ({
  description: ({ description }) => description,
  ...ruleFilters(call, 'egress.ip-permission', true),
  'group-id': ({ groupId }) => groupId,
  'group-name': ({ groupName }) => groupName,
  ...ruleFilters(call, 'ip-permission', false),
  'owner-id': () => call.account,
  'vpc-id': ({ vpcId }) => vpcId,
})

export const describeSecurityGroups = ec2Operation<Input>({
  name: 'DescribeSecurityGroups',
  access: 'List',
  execute(call) {
    const { GroupIds = [], GroupNames = [] } = call.input
    const named = [
      ...GroupIds.map((id) => existingGroup(call, id)),
      ...GroupNames.map((name) => existingGroupByName(call, name)),
    ]
    const asked = GroupIds.length || GroupNames.length ? [...new Set(named)] : allGroups(call)
    const found = filtered(call, asked, filtersOf(call), ({ groupId }) => groupId)
    const { items, rest } = page(call.input, found, ({ groupId }) => groupId, {
      smallest: 5,
      largest: 1_000,
      usual: 1_000,
    })
    return { SecurityGroups: items.map((group) => groupOut(call, group)), ...rest }
  },
})

interface RulesInput extends PageInput {
  Filters?: Filter[]
  SecurityGroupRuleIds?: string[]
}

interface Placed {
  group: SecurityGroup
  rule: Rule
}

export const describeSecurityGroupRules = ec2Operation<RulesInput>({
  name: 'DescribeSecurityGroupRules',
  access: 'List',
  execute(call) {
    const ids = call.input.SecurityGroupRuleIds ?? []
    wellFormed('security-group-rule', ids)
    const all = allGroups(call).flatMap((group): Placed[] => group.rules.map((rule) => ({ group, rule })))
    const missing = ids.filter((id) => !all.some(({ rule }) => rule.ruleId === id))
    if (missing.length) throw notFound('security-group-rule', missing)
    const asked = ids.length ? all.filter(({ rule }) => ids.includes(rule.ruleId)) : all
    const table: FilterTable<Placed> = {
      'group-id': ({ group }) => group.groupId,
      'security-group-rule-id': ({ rule }) => rule.ruleId,
    }
    const found = filtered(call, asked, table, ({ rule }) => rule.ruleId)
    const { items, rest } = page(call.input, found, ({ rule }) => rule.ruleId, {
      smallest: 5,
      largest: 1_000,
      usual: 1_000,
    })
    return { SecurityGroupRules: items.map(({ group, rule }) => ruleOut(call, group, rule)), ...rest }
  },
})
