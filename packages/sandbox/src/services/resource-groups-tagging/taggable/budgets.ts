import type { Call } from '../../../call.ts'
import { jsonDenied } from '../../../denial-style.ts'
import { budgetArn, existingBudget, findBudget, putBudget } from '../../budgets/budgets.ts'
import { budgets } from '../../budgets/entities.ts'
import { withTags } from '../../budgets/tags.ts'
import { resourceTagContext } from '../../iam/tags.ts'
import { isHome, type TaggedKind } from './kind.ts'

const budgetName = (call: Call, arn: string): string => arn.slice(budgetArn(call.account, '').length)

export const budgetsKind: TaggedKind = {
  denial: jsonDenied,
  list: (call) =>
    isHome(call)
      ? call
          .table(budgets)
          .list()
          .map(({ name, tags }) => ({ arn: budgetArn(call.account, name), type: 'budgets:budget', tags }))
      : [],
  checks: (call, arn, change, context) => [
    {
      action: change === 'tag' ? 'budgets:TagResource' : 'budgets:UntagResource',
      resource: arn,
      context: { ...resourceTagContext(findBudget(call, budgetName(call, arn))?.tags), ...context },
    },
  ],
  replace(call, arn, tags) {
    const budget = existingBudget(call, budgetName(call, arn))
    putBudget(call, { ...budget, tags: withTags([], tags(budget.tags)) })
  },
}
