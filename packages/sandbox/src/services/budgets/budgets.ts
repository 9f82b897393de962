import type { Call } from '../../call.ts'
import type { Check } from '../../operation.ts'
import type { Tag } from '../iam/entities.ts'
import { requestTagContext, resourceTagContext } from '../iam/tags.ts'
import { type Budget, budgets } from './entities.ts'
import { noBudget } from './errors.ts'

/** What every operation but those on tags names. */
export interface InAccount {
  AccountId: string
}

export interface OnBudget extends InAccount {
  BudgetName: string
}

export const budgetArn = (account: string, name: string): string => `arn:aws:budgets::${account}:budget/${name}`

export const findBudget = (call: Call, name: string): Budget | undefined => call.table(budgets).get(name)

/** @throws AwsError NotFoundException */
export function existingBudget(call: Call, name: string, refusal = noBudget(name)): Budget {
  const budget = findBudget(call, name)
  if (!budget) throw refusal
  return budget
}

/** Puts a budget that was changed by a client. */
export function putBudget(call: Call, budget: Budget): void {
  call.table(budgets).put({ ...budget, lastUpdated: call.now })
}

/**
 * What an operation on budgets asks. Its actions are not called like its operations: seeing is `ViewBudget`, changing is
 * `ModifyBudget` (Service Authorization Reference). `name` is `*` for all of an account's.
 */
export function budgetCheck(
  call: Call<InAccount>,
  action: 'budgets:ViewBudget' | 'budgets:ModifyBudget' | 'budgets:DescribeBudgetActionsForBudget',
  name: string,
  tags?: readonly Tag[],
): Check {
  const { AccountId } = call.input
  const budget = AccountId === call.account ? findBudget(call, name) : undefined
  return {
    action,
    resource: budgetArn(AccountId, name),
    context: { ...resourceTagContext(budget?.tags), ...requestTagContext(tags) },
  }
}
