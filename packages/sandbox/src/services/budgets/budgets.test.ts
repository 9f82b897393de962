import {
  BudgetsClient,
  CreateBudgetCommand,
  CreateNotificationCommand,
  CreateSubscriberCommand,
  DeleteBudgetCommand,
  DeleteNotificationCommand,
  DeleteSubscriberCommand,
  DescribeBudgetCommand,
  DescribeBudgetNotificationsForAccountCommand,
  DescribeBudgetPerformanceHistoryCommand,
  DescribeBudgetsCommand,
  DescribeNotificationsForBudgetCommand,
  DescribeSubscribersForNotificationCommand,
  ListTagsForResourceCommand,
  TagResourceCommand,
  UntagResourceCommand,
  UpdateBudgetCommand,
  UpdateNotificationCommand,
  UpdateSubscriberCommand,
} from '@aws-sdk/client-budgets'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { findCli, runCli } from '../../testing/aws-cli.ts'
import { ACCOUNT } from '../../testing/sandbox.ts'
import { answerOf, errorOf, type ServedBench, servedBench } from '../../testing/served.ts'

let bench: ServedBench
let budgets: BudgetsClient
const cli = await findCli()
const AccountId = ACCOUNT

beforeAll(async () => {
  bench = await servedBench({ users: [{ userName: 'eve', accessKeys: [{}] }] })
  budgets = new BudgetsClient({
    region: 'us-east-1',
    endpoint: bench.url,
    credentials: bench.rootKey,
    maxAttempts: 1,
  })
})

afterAll(async () => {
  budgets.destroy()
  await bench.close()
})

const budget = (BudgetName: string, more: object = {}) => ({
  BudgetName,
  BudgetType: 'COST' as const,
  TimeUnit: 'MONTHLY' as const,
  BudgetLimit: { Amount: '10', Unit: 'USD' },
  ...more,
})
const create = (Budget: ReturnType<typeof budget>, more: object = {}) =>
  budgets.send(new CreateBudgetCommand({ AccountId, Budget, ...more }))

const ACTUAL = {
  NotificationType: 'ACTUAL' as const,
  ComparisonOperator: 'GREATER_THAN' as const,
  Threshold: 80,
}
const dana = { SubscriptionType: 'EMAIL' as const, Address: 'dana@kape.example' }
const eve = { SubscriptionType: 'EMAIL' as const, Address: 'eve@kape.example' }

describe('a budget', () => {
  test('is described with what AWS fills in', async () => {
    expect(await answerOf(create(budget('monthly')))).toEqual({})
    const now = new Date()
    const { Budget } = await budgets.send(new DescribeBudgetCommand({ AccountId, BudgetName: 'monthly' }))
    expect(Budget).toEqual({
      BudgetName: 'monthly',
      BudgetLimit: { Amount: '10.0', Unit: 'USD' },
      CostFilters: {},
      CostTypes: {
        IncludeTax: true,
        IncludeSubscription: true,
        UseBlended: false,
        IncludeRefund: true,
        IncludeCredit: true,
        IncludeUpfront: true,
        IncludeRecurring: true,
        IncludeOtherSubscription: true,
        IncludeSupport: true,
        IncludeDiscount: true,
        UseAmortized: false,
      },
      TimeUnit: 'MONTHLY',
      TimePeriod: {
        Start: new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), 1)),
        End: new Date('2087-06-15T00:00:00Z'),
      },
      CalculatedSpend: { ActualSpend: { Amount: '0.0', Unit: 'USD' } },
      BudgetType: 'COST',
      LastUpdatedTime: expect.any(Date),
      HealthStatus: { Status: 'HEALTHY', LastUpdatedTime: expect.any(Date) },
    })
  })

  test('keeps filters in the form they came in', async () => {
    const FilterExpression = { Dimensions: { Key: 'SERVICE' as const, Values: ['Amazon Simple Storage Service'] } }
    await create(budget('newer', { FilterExpression, Metrics: ['UnblendedCost'] }))
    await create(budget('older', { CostFilters: { Service: ['Amazon Simple Storage Service'] } }))
    const of = async (BudgetName: string, ShowFilterExpression: boolean) => {
      const input = { AccountId, BudgetName, ShowFilterExpression }
      const { Budget } = await budgets.send(new DescribeBudgetCommand(input))
      const { FilterExpression, Metrics, CostFilters } = Budget!
      return { FilterExpression, Metrics, CostFilters }
    }
    expect(await of('newer', true)).toEqual({ FilterExpression, Metrics: ['UnblendedCost'] })
    expect(await of('newer', false)).toEqual({ Metrics: ['UnblendedCost'] })
    expect(await of('older', true)).toEqual({ CostFilters: { Service: ['Amazon Simple Storage Service'] } })
  })

  test('is changed, listed by pages, and deleted', async () => {
    await create(budget('brief'))
    await budgets.send(
      new UpdateBudgetCommand({
        AccountId,
        NewBudget: budget('brief', { BudgetLimit: { Amount: '12.5', Unit: 'USD' } }),
      }),
    )
    const { Budget } = await budgets.send(new DescribeBudgetCommand({ AccountId, BudgetName: 'brief' }))
    expect(Budget?.BudgetLimit).toEqual({ Amount: '12.5', Unit: 'USD' })
    const first = await budgets.send(new DescribeBudgetsCommand({ AccountId, MaxResults: 1 }))
    expect(first.Budgets?.map(({ BudgetName }) => BudgetName)).toEqual(['brief'])
    const rest = await budgets.send(new DescribeBudgetsCommand({ AccountId, NextToken: first.NextToken }))
    expect(rest.Budgets?.map(({ BudgetName }) => BudgetName)).toEqual(['monthly', 'newer', 'older'])
    expect(await errorOf(budgets.send(new DescribeBudgetsCommand({ AccountId, NextToken: 'x' })))).toContain(
      'InvalidNextTokenException 400',
    )
    await budgets.send(new DeleteBudgetCommand({ AccountId, BudgetName: 'brief' }))
    expect(await errorOf(budgets.send(new DeleteBudgetCommand({ AccountId, BudgetName: 'brief' })))).toBe(
      "NotFoundException 400: Unable to delete budget: brief - the budget doesn't exist. Try creating it first. ",
    )
    expect(await errorOf(budgets.send(new DescribeBudgetCommand({ AccountId, BudgetName: 'brief' })))).toBe(
      "NotFoundException 400: Unable to get budget: brief - the budget doesn't exist.",
    )
  })

  test('has a history of what was planned and spent', async () => {
    await create(budget('past', { TimePeriod: { Start: new Date('2026-01-01'), End: new Date('2087-06-15') } }))
    const { BudgetPerformanceHistory: history } = await budgets.send(
      new DescribeBudgetPerformanceHistoryCommand({
        AccountId,
        BudgetName: 'past',
        TimePeriod: { Start: new Date('2026-02-01'), End: new Date('2026-03-31') },
      }),
    )
    expect(history).toMatchObject({ BudgetName: 'past', BudgetType: 'COST', TimeUnit: 'MONTHLY' })
    expect(history?.BudgetedAndActualAmountsList).toEqual(
      [1, 2].map((month) => ({
        BudgetedAmount: { Amount: '10.0', Unit: 'USD' },
        ActualAmount: { Amount: '0.0', Unit: 'USD' },
        TimePeriod: { Start: new Date(Date.UTC(2026, month, 1)), End: new Date(Date.UTC(2026, month + 1, 1)) },
      })),
    )
  })

  test('is tagged', async () => {
    await create(budget('tagged'), { ResourceTags: [{ Key: 'a', Value: '1' }] })
    const ResourceARN = `arn:aws:budgets::${ACCOUNT}:budget/tagged`
    await budgets.send(new TagResourceCommand({ ResourceARN, ResourceTags: [{ Key: 'b', Value: '2' }] }))
    await budgets.send(new UntagResourceCommand({ ResourceARN, ResourceTagKeys: ['a'] }))
    expect(await answerOf(budgets.send(new ListTagsForResourceCommand({ ResourceARN })))).toEqual({
      ResourceTags: [{ Key: 'b', Value: '2' }],
    })
  })

  const { BudgetLimit: _, ...limitless } = budget('x')
  test.each<[string, object, string]>([
    [
      'twice',
      budget('monthly'),
      'DuplicateRecordException 400: Error creating budget: monthly - the budget already exists.',
    ],
    [
      'without a limit',
      limitless,
      'InvalidParameterException 400: Unable to create/update budget - please provide one of the followings: Budget Limit/ Planned Budget Limit/ Auto Adjust Data',
    ],
    ['in euros', budget('x', { BudgetLimit: { Amount: '1', Unit: 'EUR' } }), 'InvalidParameterException 400'],
    [
      'ending before it starts',
      budget('x', { TimePeriod: { Start: new Date('2026-03-01'), End: new Date('2026-02-01') } }),
      'InvalidParameterException 400',
    ],
    ['with a colon in its name', budget('a:b'), 'ValidationException 400'],
    ['of an unknown kind', budget('x', { BudgetType: 'FUN' }), 'ValidationException 400'],
  ])('cannot be made %s', async (__, Budget, message) => {
    expect(await errorOf(create(Budget as ReturnType<typeof budget>))).toContain(message)
  })

  test('of another account is not there', async () => {
    const ask = budgets.send(new DescribeBudgetCommand({ AccountId: '999999999999', BudgetName: 'monthly' }))
    expect(await errorOf(ask)).toBe(
      `AccessDeniedException 400: User: arn:aws:iam::${ACCOUNT}:root is not authorized to perform: budgets:ViewBudget on resource: arn:aws:budgets::999999999999:budget/monthly because no resource-based policy allows the budgets:ViewBudget action`,
    )
  })
})

describe('notifications and subscribers', () => {
  const on = { AccountId, BudgetName: 'told' }

  test('come with a budget, and later', async () => {
    await create(budget('told'), { NotificationsWithSubscribers: [{ Notification: ACTUAL, Subscribers: [dana] }] })
    const forecast = { ...ACTUAL, NotificationType: 'FORECASTED' as const, Threshold: 100 }
    await budgets.send(new CreateNotificationCommand({ ...on, Notification: forecast, Subscribers: [dana] }))
    const shown = (one: object) => ({ ...one, ThresholdType: 'PERCENTAGE', NotificationState: 'OK' })
    expect(await answerOf(budgets.send(new DescribeNotificationsForBudgetCommand(on)))).toEqual({
      Notifications: [shown(ACTUAL), shown(forecast)],
    })
    const changed = { ...ACTUAL, Threshold: 90 }
    await budgets.send(new UpdateNotificationCommand({ ...on, OldNotification: ACTUAL, NewNotification: changed }))
    await budgets.send(new DeleteNotificationCommand({ ...on, Notification: forecast }))
    const all = await budgets.send(new DescribeBudgetNotificationsForAccountCommand({ AccountId }))
    expect(all.BudgetNotificationsForAccount?.find(({ BudgetName }) => BudgetName === 'told')).toEqual({
      BudgetName: 'told',
      Notifications: [shown(changed)],
    })
    await budgets.send(new UpdateNotificationCommand({ ...on, OldNotification: changed, NewNotification: ACTUAL }))
  })

  test('are for subscribers, who come and go', async () => {
    const at = { ...on, Notification: ACTUAL }
    await budgets.send(new CreateSubscriberCommand({ ...at, Subscriber: eve }))
    await budgets.send(new DeleteSubscriberCommand({ ...at, Subscriber: dana }))
    await budgets.send(new UpdateSubscriberCommand({ ...at, OldSubscriber: eve, NewSubscriber: dana }))
    expect(await answerOf(budgets.send(new DescribeSubscribersForNotificationCommand(at)))).toEqual({
      Subscribers: [dana],
    })
    expect(await errorOf(budgets.send(new CreateSubscriberCommand({ ...at, Subscriber: dana })))).toContain(
      'DuplicateRecordException 400',
    )
    expect(await errorOf(budgets.send(new DeleteSubscriberCommand({ ...at, Subscriber: eve })))).toContain(
      'NotFoundException 400',
    )
  })

  test('that are there already, that are not there, and that would be too many', async () => {
    const add = (Threshold: number) =>
      errorOf(
        budgets.send(
          new CreateNotificationCommand({ ...on, Notification: { ...ACTUAL, Threshold }, Subscribers: [dana] }),
        ),
      )
    expect(await add(80)).toContain('DuplicateRecordException 400')
    for (let threshold = 1; threshold <= 9; threshold += 1) expect(await add(threshold)).toBe('no error')
    expect(await add(50)).toContain('CreationLimitExceededException 400')
    const missing = { ...on, Notification: { ...ACTUAL, Threshold: 77 } }
    expect(await errorOf(budgets.send(new DeleteNotificationCommand(missing)))).toContain('NotFoundException 400')
    const nowhere = { ...missing, BudgetName: 'none' }
    expect(await errorOf(budgets.send(new CreateNotificationCommand({ ...nowhere, Subscribers: [dana] })))).toBe(
      "NotFoundException 400: Unable to create notification - the budget doesn't exist.",
    )
  })
})

test.skipIf(!cli.path)('the real CLI makes the zero-spend budget', { timeout: 30_000 }, async () => {
  const run = (...args: string[]) => runCli(cli.path!, ['budgets', ...args], { endpoint: bench.url, ...bench.rootKey })
  const Budget = JSON.stringify(budget('My Zero-Spend Budget', { BudgetLimit: { Amount: '1', Unit: 'USD' } }))
  const notify =
    '[{"Notification":{"NotificationType":"ACTUAL","ComparisonOperator":"GREATER_THAN","Threshold":0.01,"ThresholdType":"ABSOLUTE_VALUE"},"Subscribers":[{"SubscriptionType":"EMAIL","Address":"dana@kape.example"}]}]'
  const args = ['--account-id', ACCOUNT, '--budget', Budget, '--notifications-with-subscribers', notify]
  expect(await run('create-budget', ...args)).toEqual({ status: 0, stdout: '', stderr: '' })
  const again = await run('create-budget', ...args)
  expect(again.status).toBe(254)
  expect(again.stderr.trim().split('\n')[0]).toBe(
    'aws: [ERROR]: An error occurred (DuplicateRecordException) when calling the CreateBudget operation: Error creating budget: My Zero-Spend Budget - the budget already exists.',
  )
})
