/** Budgets, Cost Explorer and CloudTrail, as their API References and public issue threads quote them. */
import type { AwsStructure } from '@first-line/aws-api'
import type { Scenario, Step } from './scenario.ts'

const AccountId = '111122223333'
const of =
  (service: 'budgets' | 'ce' | 'cloudtrail') =>
  (operation: string, input: AwsStructure, expected?: string): Step =>
    expected === undefined ? [service, operation, input] : [service, operation, input, expected]
const budgets = of('budgets')
const trail = of('cloudtrail')
const budget = (more: AwsStructure = {}): AwsStructure => ({
  AccountId,
  Budget: {
    BudgetName: 'monthly',
    BudgetLimit: { Amount: '10', Unit: 'USD' },
    TimeUnit: 'MONTHLY',
    BudgetType: 'COST',
    ...more,
  },
})
const Notification = { NotificationType: 'ACTUAL', ComparisonOperator: 'GREATER_THAN', Threshold: 80 }
const dana = { SubscriptionType: 'EMAIL', Address: 'dana@example.com' }

export const moneyScenarios: readonly Scenario[] = [
  {
    name: 'Budgets: what is there, and what is not',
    steps: [
      budgets('CreateBudget', budget()),
      budgets(
        'CreateBudget',
        budget(),
        'DuplicateRecordException 400: Error creating budget: monthly - the budget already exists.',
      ),
      budgets(
        'DescribeBudget',
        { AccountId, BudgetName: 'nothing' },
        "NotFoundException 400: Unable to get budget: nothing - the budget doesn't exist.",
      ),
      budgets(
        'DeleteBudget',
        { AccountId, BudgetName: 'nothing' },
        "NotFoundException 400: Unable to delete budget: nothing - the budget doesn't exist. Try creating it first. ",
      ),
      budgets('CreateNotification', { AccountId, BudgetName: 'monthly', Notification, Subscribers: [dana] }),
      budgets('DeleteBudget', { AccountId, BudgetName: 'monthly' }),
    ],
  },
  {
    name: 'CloudTrail: lookups that are none',
    steps: [
      trail(
        'LookupEvents',
        { StartTime: new Date(2_000_000), EndTime: new Date(1_000_000) },
        'InvalidTimeRangeException 400: The start time must be before the end time.',
      ),
    ],
  },
]
