import type { OperationSample, OperationSamples, SampleFacts } from '../../testing/sample.ts'

const arn = ({ account }: SampleFacts, name = 'zero') => `arn:aws:budgets::${account}:budget/${name}`
const role = ({ account }: SampleFacts) => `arn:aws:iam::${account}:role/team/deployer`

const BUDGET = {
  BudgetName: 'zero',
  BudgetType: 'COST',
  TimeUnit: 'MONTHLY',
  BudgetLimit: { Amount: '1', Unit: 'USD' },
}
const Notification = {
  NotificationType: 'ACTUAL',
  ComparisonOperator: 'GREATER_THAN',
  Threshold: 0.01,
  ThresholdType: 'ABSOLUTE_VALUE',
}
const Subscriber = { SubscriptionType: 'EMAIL', Address: 'bob@example.com' }
const Other = { SubscriptionType: 'EMAIL', Address: 'eve@example.com' }

const actionOf = (facts: SampleFacts) => ({
  NotificationType: 'ACTUAL',
  ActionType: 'APPLY_IAM_POLICY',
  ActionThreshold: { ActionThresholdValue: 80, ActionThresholdType: 'PERCENTAGE' },
  Definition: { IamActionDefinition: { PolicyArn: 'arn:aws:iam::aws:policy/AWSDenyAll', Users: ['bob'] } },
  ExecutionRoleArn: role(facts),
  ApprovalModel: 'MANUAL',
  Subscribers: [Subscriber],
})

const withBudget: NonNullable<OperationSample['before']> = async (root, { account }) => {
  await root('budgets', 'CreateBudget', {
    AccountId: account,
    Budget: BUDGET,
    NotificationsWithSubscribers: [{ Notification, Subscribers: [Subscriber, Other] }],
  })
  return undefined
}

const withAction: NonNullable<OperationSample['before']> = async (root, facts) => {
  await withBudget(root, facts)
  const input = { AccountId: facts.account, BudgetName: 'zero', ...actionOf(facts) }
  const { output } = await root('budgets', 'CreateBudgetAction', input)
  return { action: String(output?.ActionId) }
}

const onBudget = (input: object = {}): OperationSample => ({
  before: withBudget,
  input: ({ account }) => ({ AccountId: account, BudgetName: 'zero', ...input }),
  denied: (facts) => [arn(facts)],
})

const ofAccount: OperationSample = {
  before: withBudget,
  input: ({ account }) => ({ AccountId: account }),
  denied: (facts) => [arn(facts, '*')],
}

const onAction = (input: object = {}): OperationSample => ({
  before: withAction,
  input: ({ account, made }) => ({ AccountId: account, BudgetName: 'zero', ActionId: made.action, ...input }),
  denied: (facts) => [arn(facts, `zero/action/${facts.made.action}`)],
})

const onArn = (input: object = {}): OperationSample => ({
  before: withBudget,
  input: (facts) => ({ ResourceARN: arn(facts), ...input }),
  denied: (facts) => [arn(facts)],
})

/** A call of each operation that succeeds, and how its denials name the resource. */
export const budgetsSamples: OperationSamples = {
  CreateBudget: {
    input: ({ account }) => ({ AccountId: account, Budget: BUDGET }),
    denied: (facts) => [arn(facts)],
  },
  CreateBudgetAction: {
    before: withBudget,
    input: (facts) => ({ AccountId: facts.account, BudgetName: 'zero', ...actionOf(facts) }),
    denied: (facts) => [arn(facts, 'zero/action/*'), role(facts)],
  },
  CreateNotification: onBudget({ Notification: { ...Notification, Threshold: 5 }, Subscribers: [Subscriber] }),
  CreateSubscriber: onBudget({ Notification, Subscriber: { ...Subscriber, Address: 'new@example.com' } }),
  DeleteBudget: onBudget(),
  DeleteBudgetAction: onAction(),
  DeleteNotification: onBudget({ Notification }),
  DeleteSubscriber: onBudget({ Notification, Subscriber: Other }),
  DescribeBudget: onBudget(),
  DescribeBudgetAction: onAction(),
  DescribeBudgetActionHistories: onAction(),
  DescribeBudgetActionsForAccount: { input: ({ account }) => ({ AccountId: account }), denied: () => [null] },
  DescribeBudgetActionsForBudget: onBudget(),
  DescribeBudgetNotificationsForAccount: ofAccount,
  DescribeBudgetPerformanceHistory: onBudget(),
  DescribeBudgets: ofAccount,
  DescribeNotificationsForBudget: onBudget(),
  DescribeSubscribersForNotification: onBudget({ Notification }),
  ExecuteBudgetAction: { elsewhere: 'alerts.test.ts: an action can be executed once its threshold is crossed' },
  ListTagsForResource: onArn(),
  TagResource: onArn({ ResourceTags: [{ Key: 'team', Value: 'red' }] }),
  UntagResource: onArn({ ResourceTagKeys: ['team'] }),
  UpdateBudget: {
    before: withBudget,
    input: ({ account }) => ({
      AccountId: account,
      NewBudget: { ...BUDGET, BudgetLimit: { Amount: '2', Unit: 'USD' } },
    }),
    denied: (facts) => [arn(facts)],
  },
  UpdateBudgetAction: onAction({ ApprovalModel: 'AUTOMATIC' }),
  UpdateNotification: onBudget({ OldNotification: Notification, NewNotification: { ...Notification, Threshold: 2 } }),
  UpdateSubscriber: onBudget({
    Notification,
    OldSubscriber: Other,
    NewSubscriber: { ...Subscriber, Address: 'new@example.com' },
  }),
}
