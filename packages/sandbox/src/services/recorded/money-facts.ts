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
const costs = (TimePeriod: AwsStructure, refusal: string): Step =>
  of('ce')(
    'GetCostAndUsage',
    { TimePeriod, Granularity: 'DAILY', Metrics: ['UnblendedCost'] },
    `ValidationException 400: ${refusal}`,
  )
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
    name: 'Budgets: budgets that are none',
    steps: [
      budgets(
        'CreateBudget',
        budget({ BudgetLimit: undefined }),
        'InvalidParameterException 400: Unable to create/update budget - please provide one of the followings: Budget Limit/ Planned Budget Limit/ Auto Adjust Data',
      ),
      budgets(
        'CreateBudget',
        budget({ BudgetLimit: { Amount: '10', Unit: 'EUR' } }),
        'InvalidParameterException 400: Unable to create/update budget - EUR is not in the supported unit set: [USD]',
      ),
      budgets(
        'CreateBudget',
        budget({ CostFilters: { 'user:Project': ['x'] } }),
        'InvalidParameterException 400: Unable to create/update budget - user:Project is not in the supported in cost budget dimension set: [PurchaseType, UsageTypeGroup, Service, Operation, UsageType, BillingEntity, CostCategory, LinkedAccount, TagKeyValue, LegalEntityName, InvoicingEntity, AZ, Region, InstanceType]',
      ),
      budgets(
        'CreateBudget',
        budget({ TimePeriod: { End: new Date('2087-06-16') } }),
        'InvalidParameterException 400: Unable to create/update budget - end time should not be after timestamp 3706473600',
      ),
      budgets('CreateBudget', budget({ CostFilters: { TagKeyValue: ['user:Project$x'] } })),
    ],
  },
  {
    name: 'Cost Explorer: periods that are none',
    steps: [
      costs({ Start: '2026-02-01', End: '2026-01-01' }, 'Start date (and hour) should be before end date (and hour)'),
      costs({ Start: '2026-02-01', End: '2026-02-01' }, 'Start date (and hour) should be before end date (and hour)'),
      costs({ Start: '2026-02-01', End: '2099-01-01' }, 'end date past the beginning of next month'),
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
