import { decide } from '@first-line/policy'
import { sendMail } from '../../mail/inbox.ts'
import { amountOut } from '../../money/amount.ts'
import type { PolicyCompiler } from '../../pipeline/policy-set.ts'
import { topicKey, topics } from '../sns/entities.ts'
import { type SendContext, sendToSubscribers } from '../sns/send.ts'
import { topicPolicy } from '../sns/topic-policy.ts'
import { apply, withStatus } from './actions.ts'
import {
  type Budget,
  budgets,
  type KeptAction,
  type KeptNotification,
  type Notification,
  type Subscriber,
} from './entities.ts'
import { budgetPeriod, calculate, limitAt } from './spend.ts'

export interface AlertContext extends SendContext {
  compile: PolicyCompiler['compile']
}

interface Facts {
  actual: number
  forecast?: number
  limit: number
  /** The start of the period. ISO 8601. */
  period: string
}

/** Looks at an account's bill: tells of thresholds that were crossed, once a period, and starts actions. */
export function evaluateBudgets(context: AlertContext, account: string, time: number): void {
  const table = context.world.table(budgets, account)
  for (const budget of table.list()) {
    const { spec } = budget
    if (time < Date.parse(spec.TimePeriod.Start) || time >= Date.parse(spec.TimePeriod.End)) continue
    const facts: Facts = {
      ...calculate(context.world, account, budget, time),
      limit: limitAt(spec, time).amount,
      period: new Date(budgetPeriod(spec, time).start).toISOString(),
    }
    const notifications = budget.notifications.map((one) => notify(context, account, budget, one, facts))
    const actions = budget.actions.map((one) => start(context, account, one, facts))
    const same = notifications.every((one, at) => one === budget.notifications[at])
    if (same && actions.every((one, at) => one === budget.actions[at])) continue
    table.put({ ...budget, notifications, actions })
  }
}

/** Whether a threshold is crossed. An expected cost that nobody can tell crosses none. */
function isCrossed(notification: Notification, { actual, forecast, limit }: Facts): boolean {
  const value = notification.NotificationType === 'ACTUAL' ? actual : forecast
  if (value === undefined) return false
  const threshold =
    notification.ThresholdType === 'PERCENTAGE' ? (limit * notification.Threshold) / 100 : notification.Threshold
  switch (notification.ComparisonOperator) {
    case 'GREATER_THAN':
      return value > threshold
    case 'LESS_THAN':
      return value < threshold
    case 'EQUAL_TO':
      return value === threshold
  }
}

function notify(
  context: AlertContext,
  account: string,
  budget: Budget,
  notification: KeptNotification,
  facts: Facts,
): KeptNotification {
  const state = isCrossed(notification, facts) ? 'ALARM' : 'OK'
  if (state === 'OK' || notification.alertedFor === facts.period)
    return notification.state === state ? notification : { ...notification, state }
  const { NotificationType, ComparisonOperator, Threshold, ThresholdType } = notification
  const kind = NotificationType === 'ACTUAL' ? 'actual' : 'forecasted'
  const value = NotificationType === 'ACTUAL' ? facts.actual : (facts.forecast ?? 0)
  const text = [
    `Account ${account}: the ${kind} cost of the budget ${budget.name} has crossed its alert threshold.`,
    `Budget type: ${budget.spec.BudgetType}`,
    `Budgeted amount: $${amountOut(facts.limit)}`,
    `Alert type: ${NotificationType}`,
    `Alert threshold: ${ComparisonOperator} ${Threshold}${ThresholdType === 'PERCENTAGE' ? '%' : ' USD'}`,
    `${NotificationType} amount: $${value.toFixed(2)}`,
  ].join('\n')
  tell(
    context,
    account,
    notification.subscribers,
    `AWS Budgets: ${budget.name} has exceeded your alert threshold`,
    text,
  )
  return { ...notification, state, alertedFor: facts.period }
}

/** By mail, or through a topic whose policy lets Budgets publish. */
function tell(
  context: AlertContext,
  account: string,
  subscribers: readonly Subscriber[],
  subject: string,
  text: string,
): void {
  for (const { SubscriptionType, Address } of subscribers)
    if (SubscriptionType === 'SNS') publish(context, account, Address, subject, text)
    else
      sendMail(context.world, account, context.ids, {
        date: context.now,
        from: 'AWS Budgets <budgets@costalerts.amazonaws.com>',
        to: Address,
        subject,
        text,
      })
}

function publish(context: AlertContext, account: string, arn: string, Subject: string, Message: string): void {
  const [, , , region = '', owner = '', name = ''] = arn.split(':')
  // A topic of an account that nobody made has no table worth making.
  if (owner !== account) return
  const topic = context.world.table(topics, owner).get(topicKey({ region, name }))
  if (!topic) return
  const resource = context.compile(topicPolicy(topic, owner), { kind: 'resource', arn, attachedTo: arn })
  const request = {
    principal: { type: 'service', service: 'budgets.amazonaws.com' },
    action: 'sns:Publish',
    resource: arn,
    context: { 'aws:sourceaccount': account, 'aws:sourcearn': `arn:aws:budgets::${account}:*` },
  } as const
  if (decide(request, { identity: [], resource }).effect !== 'allow') return
  sendToSubscribers(
    context,
    { region, account: owner, name },
    topic,
    { Subject: Subject.slice(0, 100), Message },
    context.ids.requestId(),
  )
}

/** Starts an action whose threshold is crossed: at once, or when somebody approves. */
function start(context: AlertContext, account: string, action: KeptAction, facts: Facts): KeptAction {
  const { ActionThreshold, NotificationType, Status } = action
  if (Status !== 'STANDBY' || action.triggeredFor === facts.period) return action
  const threshold: Notification = {
    NotificationType,
    ComparisonOperator: 'GREATER_THAN',
    Threshold: ActionThreshold.ActionThresholdValue,
    ThresholdType: ActionThreshold.ActionThresholdType,
  }
  if (!isCrossed(threshold, facts)) return action
  const triggered = { ...action, triggeredFor: facts.period }
  const automatic = action.ApprovalModel === 'AUTOMATIC'
  const problem = automatic ? apply({ world: context.world, account }, action, false) : undefined
  const status = automatic ? (problem === undefined ? 'EXECUTION_SUCCESS' : 'EXECUTION_FAILURE') : 'PENDING'
  const message = problem ?? (automatic ? 'The action was executed.' : 'The action waits for approval.')
  tell(context, account, action.Subscribers, `AWS Budgets: an action of ${action.BudgetName} was triggered`, message)
  return withStatus(triggered, status, { eventType: 'SYSTEM', message }, context.now)
}
