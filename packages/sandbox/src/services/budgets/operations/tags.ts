import type { Call } from '../../../call.ts'
import { type Check, defineOperation, type Operation } from '../../../operation.ts'
import type { Tag } from '../../iam/entities.ts'
import { requestTagContext, resourceTagContext } from '../../iam/tags.ts'
import { findBudget, putBudget } from '../budgets.ts'
import type { Budget } from '../entities.ts'
import { noResource } from '../errors.ts'
import { readArn, withTags } from '../tags.ts'

interface Input {
  ResourceARN: string
}

/** What has the ARN, and its tags. */
function find(call: Call<Input>): { budget: Budget; tags: readonly Tag[] } | undefined {
  const { account, budgetName, actionId } = readArn(call)
  const budget = account === call.account ? findBudget(call, budgetName) : undefined
  if (!budget) return undefined
  if (actionId === undefined) return { budget, tags: budget.tags }
  const action = budget.actions.find((one) => one.ActionId === actionId)
  return action && { budget, tags: action.tags }
}

/** @throws AwsError NotFoundException */
function existing(call: Call<Input>) {
  const found = find(call)
  if (!found) throw noResource(call.input.ResourceARN)
  return found
}

function put(call: Call<Input>, tags: readonly Tag[]): void {
  const { budget } = existing(call)
  const { actionId } = readArn(call)
  const actions = budget.actions.map((action) => (action.ActionId === actionId ? { ...action, tags } : action))
  putBudget(call, actionId === undefined ? { ...budget, tags } : { ...budget, actions })
}

const check = (call: Call<Input>, action: string, context: Check['context'] = {}): Check => ({
  action,
  resource: call.input.ResourceARN,
  context: { ...resourceTagContext(find(call)?.tags), ...context },
})

export const tagOperations: readonly Operation[] = [
  defineOperation<Input & { ResourceTags: Tag[] }>({
    service: 'budgets',
    name: 'TagResource',
    access: 'Tagging',
    validate: (call) => void readArn(call),
    authorise: (call) => check(call, 'budgets:TagResource', requestTagContext(call.input.ResourceTags)),
    execute(call) {
      put(call, withTags(existing(call).tags, call.input.ResourceTags))
      return {}
    },
  }),
  defineOperation<Input & { ResourceTagKeys: string[] }>({
    service: 'budgets',
    name: 'UntagResource',
    access: 'Tagging',
    validate: (call) => void readArn(call),
    authorise: (call) => check(call, 'budgets:UntagResource', { 'aws:TagKeys': call.input.ResourceTagKeys }),
    execute(call) {
      put(
        call,
        existing(call).tags.filter(({ Key }) => !call.input.ResourceTagKeys.includes(Key)),
      )
      return {}
    },
  }),
  defineOperation<Input>({
    service: 'budgets',
    name: 'ListTagsForResource',
    access: 'Read',
    validate: (call) => void readArn(call),
    authorise: (call) => check(call, 'budgets:ListTagsForResource'),
    execute: (call) => ({ ResourceTags: existing(call).tags.map(({ Key, Value }) => ({ Key, Value })) }),
  }),
]
