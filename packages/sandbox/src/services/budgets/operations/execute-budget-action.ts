import { AwsError } from '../../../aws-error.ts'
import { defineOperation } from '../../../operation.ts'
import { apply, existingAction, withAction, withStatus } from '../actions.ts'
import { existingBudget, putBudget } from '../budgets.ts'
import type { ActionStatus } from '../entities.ts'
import { actionCheck, type OnAction } from './actions.ts'

type ExecutionType = 'APPROVE_BUDGET_ACTION' | 'RETRY_BUDGET_ACTION' | 'REVERSE_BUDGET_ACTION' | 'RESET_BUDGET_ACTION'

interface Step {
  from: readonly ActionStatus[]
  /** `undefined`: nothing is attached or taken away. */
  undo?: boolean
  good: ActionStatus
  bad: ActionStatus
}

/** What can be asked of an action in which state. */
const STEPS: Readonly<Record<ExecutionType, Step>> = {
  APPROVE_BUDGET_ACTION: { from: ['PENDING'], undo: false, good: 'EXECUTION_SUCCESS', bad: 'EXECUTION_FAILURE' },
  RETRY_BUDGET_ACTION: {
    from: ['EXECUTION_FAILURE'],
    undo: false,
    good: 'EXECUTION_SUCCESS',
    bad: 'EXECUTION_FAILURE',
  },
  REVERSE_BUDGET_ACTION: {
    from: ['EXECUTION_SUCCESS', 'REVERSE_FAILURE'],
    undo: true,
    good: 'REVERSE_SUCCESS',
    bad: 'REVERSE_FAILURE',
  },
  RESET_BUDGET_ACTION: {
    from: ['EXECUTION_SUCCESS', 'EXECUTION_FAILURE', 'REVERSE_SUCCESS', 'REVERSE_FAILURE'],
    good: 'STANDBY',
    bad: 'STANDBY',
  },
}

export const executeBudgetAction = defineOperation<OnAction & { ExecutionType: ExecutionType }>({
  service: 'budgets',
  name: 'ExecuteBudgetAction',
  access: 'Write',
  authorise: (call) => actionCheck(call, 'budgets:ExecuteBudgetAction', call.input.ActionId),
  execute(call) {
    const { AccountId, BudgetName, ActionId, ExecutionType } = call.input
    const budget = existingBudget(call, BudgetName)
    const action = existingAction(budget, ActionId)
    const { from, undo, good, bad } = STEPS[ExecutionType]
    // Wording unverified.
    if (!from.includes(action.Status))
      throw new AwsError(
        'ResourceLockedException',
        400,
        `Unable to execute ${ExecutionType} - the action is in status ${action.Status}.`,
      )
    const problem = undo === undefined ? undefined : apply(call, action, undo)
    const event = { eventType: 'EXECUTE_ACTION', message: problem ?? `${ExecutionType} succeeded.` } as const
    putBudget(call, withAction(budget, withStatus(action, problem === undefined ? good : bad, event, call.now)))
    return { AccountId, BudgetName, ActionId, ExecutionType }
  },
})
