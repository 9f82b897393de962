import type { Operation } from '../../../operation.ts'
import { actionOperations } from './actions.ts'
import { budgetOperations } from './budgets.ts'
import { executeBudgetAction } from './execute-budget-action.ts'
import { notificationOperations } from './notifications.ts'
import { subscriberOperations } from './subscribers.ts'
import { tagOperations } from './tags.ts'

export const budgetsOperations: readonly Operation[] = [
  ...actionOperations,
  ...budgetOperations,
  executeBudgetAction,
  ...notificationOperations,
  ...subscriberOperations,
  ...tagOperations,
]
