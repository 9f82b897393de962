import type { Call } from '../../../call.ts'
import type { Check, Operation } from '../../../operation.ts'
import { ec2Arn } from '../arns.ts'
import { securityGroups } from '../entities.ts'
import { ec2Error, invalidParameterValue } from '../errors.ts'
import { groupCheck } from '../groups/checks.ts'
import { findGroupByName, namedGroup } from '../groups/groups.ts'
import { type RulesInput, ruleOut, rulesOf, ruleWords, sameRule } from '../groups/permissions.ts'
import { newId } from '../ids.ts'
import { ec2Operation } from '../operation.ts'
import {
  createTagsCheck,
  putTags,
  requestTagContext,
  type TagSpecification,
  tagsFor,
  validSpecifications,
} from '../tags.ts'

interface Input extends RulesInput {
  TagSpecifications?: TagSpecification[]
}

/** How many rules a group has in each direction (Amazon VPC quotas). */
const MOST_RULES = 60

/** The group that a request names, for its check, which bears with names that nobody has. */
export const namedId = (call: Call<RulesInput>): string =>
  call.input.GroupId ?? findGroupByName(call, call.input.GroupName ?? '')?.groupId ?? '*'

function authorize(name: string, isEgress: boolean): Operation {
  return ec2Operation<Input>({
    name,
    access: 'Write',
    validate: ({ input }) => validSpecifications(input.TagSpecifications, ['security-group-rule']),
    authorise(call): readonly Check[] {
      const tags = tagsFor(call.input.TagSpecifications, 'security-group-rule')
      return [
        groupCheck(call, name, namedId(call), requestTagContext(tags)),
        ...createTagsCheck(call, ec2Arn(call, 'security-group-rule', '*'), name, tags),
      ]
    },
    execute(call) {
      const group = namedGroup(call)
      const wanted = rulesOf(call, isEgress)
      for (const [index, rule] of wanted.entries()) {
        if (wanted.slice(0, index).some((earlier) => sameRule(earlier, rule)))
          throw invalidParameterValue('The same permission must not appear multiple times')
        if (group.rules.some((existing) => sameRule(existing, rule)))
          throw ec2Error('InvalidPermission.Duplicate', `the specified rule "${ruleWords(rule)}" already exists`)
      }
      const made = wanted.map((rule) => ({ ...rule, ruleId: newId(call, 'sgr') }))
      const rules = [...group.rules, ...made]
      if (rules.filter((rule) => rule.isEgress === isEgress).length > MOST_RULES)
        throw ec2Error(
          'RulesPerSecurityGroupLimitExceeded',
          'The maximum number of rules per security group has been reached.',
        )
      call.table(securityGroups).put({ ...group, rules })
      const tags = tagsFor(call.input.TagSpecifications, 'security-group-rule')
      for (const { ruleId } of made) putTags(call, ruleId, 'security-group-rule', tags)
      return { Return: true, SecurityGroupRules: made.map((rule) => ruleOut(call, group, rule)) }
    },
  })
}

export const authorizeSecurityGroupIngress = authorize('AuthorizeSecurityGroupIngress', false)
export const authorizeSecurityGroupEgress = authorize('AuthorizeSecurityGroupEgress', true)
