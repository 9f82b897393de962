/** Reading AWS Budgets. */
import {
  type Budget as AwsBudget,
  DescribeBudgetsCommand,
  DescribeNotificationsForBudgetCommand,
  DescribeSubscribersForNotificationCommand,
  type Notification,
} from '@aws-sdk/client-budgets'
import type { Budget, BudgetAlert } from '@first-line/labs'
import { scopeOf } from './budget-scope.ts'
import { byToken, required } from './pages.ts'
import type { Reading } from './reading.ts'

/** What AWS writes for a budget that goes on: 15 June 2087. */
const noEnd = Date.UTC(2087, 5, 15)

export function readBudgets(reading: Reading) {
  const { clients, once, accountId: AccountId } = reading

  async function budgets(): Promise<Budget[]> {
    reading.needs('budgets')
    const all = await once('budgets', async () => {
      const client = await clients.budgets()
      return byToken(
        (NextToken) => client.send(new DescribeBudgetsCommand({ AccountId, NextToken, ShowFilterExpression: true })),
        (page) => page.Budgets,
        (page) => page.NextToken,
      )
    })
    return all.map(budget)
  }

  function budget(from: AwsBudget): Budget {
    const name = required(from.BudgetName, 'BudgetName')
    const end = from.TimePeriod?.End
    const { Amount, Unit } = from.BudgetLimit ?? {}
    const planned = Object.keys(from.PlannedBudgetLimits ?? {}).length > 0
    return {
      basis: 'observed',
      name,
      kind: required(from.BudgetType, 'BudgetType'),
      limit: Amount === undefined || planned ? undefined : { amount: Number(Amount), unit: Unit ?? 'USD' },
      timeUnit: required(from.TimeUnit, 'TimeUnit'),
      expires: end === undefined || end.getTime() >= noEnd ? undefined : end,
      planned: planned || from.AutoAdjustData !== undefined,
      ...scopeOf(from),
      actual: amountOf(from.CalculatedSpend?.ActualSpend),
      forecast: amountOf(from.CalculatedSpend?.ForecastedSpend),
      alerts: () =>
        once(`alerts of ${name}`, async () => {
          const client = await clients.budgets()
          const notifications = await byToken(
            (NextToken) =>
              client.send(new DescribeNotificationsForBudgetCommand({ AccountId, BudgetName: name, NextToken })),
            (page) => page.Notifications,
            (page) => page.NextToken,
          )
          return Promise.all(notifications.map((notification) => alertOf(name, notification)))
        }),
    }
  }

  async function alertOf(BudgetName: string, from: Notification): Promise<BudgetAlert> {
    const client = await clients.budgets()
    const subscribers = await byToken(
      (NextToken) =>
        client.send(
          // Its state is no part of what names a notification.
          new DescribeSubscribersForNotificationCommand({
            ...{ AccountId, BudgetName, NextToken },
            Notification: {
              NotificationType: from.NotificationType,
              ComparisonOperator: from.ComparisonOperator,
              Threshold: from.Threshold,
              ThresholdType: from.ThresholdType,
            },
          }),
        ),
      (page) => page.Subscribers,
      (page) => page.NextToken,
    )
    const to = (type: string) =>
      subscribers.filter((each) => each.SubscriptionType === type).map(({ Address }) => required(Address, 'Address'))
    return {
      on: required(from.NotificationType, 'NotificationType'),
      comparison: required(from.ComparisonOperator, 'ComparisonOperator'),
      threshold: required(from.Threshold, 'Threshold'),
      unit: from.ThresholdType ?? 'PERCENTAGE',
      emails: to('EMAIL'),
      topics: to('SNS'),
      state: from.NotificationState === 'ALARM' ? 'ALARM' : 'OK',
    }
  }

  return { budgets, budget: async (name: string) => (await budgets()).find((each) => each.name === name) }
}

const amountOf = (spend: { Amount?: string | undefined } | undefined): number | undefined =>
  spend?.Amount === undefined ? undefined : Number(spend.Amount)
