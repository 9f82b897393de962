import type { Budget, BudgetSpec, KeptNotification, Notification, Subscriber } from './entities.ts'
import { invalidParameter, noNotification, notificationExists, subscriberExists, tooMany } from './errors.ts'

export interface NotificationInput extends Omit<Notification, 'ThresholdType'> {
  /** Default `PERCENTAGE`. */
  ThresholdType?: Notification['ThresholdType']
  NotificationState?: string
}

/** Service quotas of Budgets (*AWS Billing and Cost Management quotas*). */
const MOST_NOTIFICATIONS = 10
const MOST_EMAILS = 10
const MOST_TOPICS = 1

function readNotification({
  NotificationState: _,
  ThresholdType = 'PERCENTAGE',
  ...given
}: NotificationInput): Notification {
  return { ...given, ThresholdType }
}

const same = (a: Notification, b: Notification): boolean =>
  a.NotificationType === b.NotificationType &&
  a.ComparisonOperator === b.ComparisonOperator &&
  a.Threshold === b.Threshold &&
  a.ThresholdType === b.ThresholdType

export function findNotification(budget: Budget, input: NotificationInput): KeptNotification | undefined {
  const wanted = readNotification(input)
  return budget.notifications.find((one) => same(one, wanted))
}

/** @throws AwsError NotFoundException */
export function existingNotification(budget: Budget, input: NotificationInput): KeptNotification {
  const found = findNotification(budget, input)
  if (!found) throw noNotification(budget.name)
  return found
}

/** Wordings unverified. @throws AwsError InvalidParameterException, CreationLimitExceededException, DuplicateRecordException */
export function validSubscribers(subscribers: readonly Subscriber[]): readonly Subscriber[] {
  for (const { SubscriptionType, Address } of subscribers) {
    if (SubscriptionType === 'SNS' && !/^arn:aws:sns:[\w-]+:\d{12}:[\w-]+(?:\.fifo)?$/.test(Address))
      throw invalidParameter(`Invalid SNS topic ARN: ${Address}`)
    if (SubscriptionType === 'EMAIL' && !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(Address))
      throw invalidParameter(`Invalid email address: ${Address}`)
  }
  const count = (type: Subscriber['SubscriptionType']) =>
    subscribers.filter(({ SubscriptionType }) => SubscriptionType === type).length
  if (count('EMAIL') > MOST_EMAILS) throw tooMany('email subscribers', MOST_EMAILS)
  if (count('SNS') > MOST_TOPICS) throw tooMany('SNS subscribers', MOST_TOPICS)
  const seen = new Set<string>()
  for (const { SubscriptionType, Address } of subscribers) {
    if (seen.has(`${SubscriptionType} ${Address}`)) throw subscriberExists(Address)
    seen.add(`${SubscriptionType} ${Address}`)
  }
  return subscribers.map(({ SubscriptionType, Address }) => ({ SubscriptionType, Address }))
}

/** The notifications of a budget with one more. @throws AwsError */
export function withNotification(
  spec: BudgetSpec,
  present: readonly KeptNotification[],
  input: NotificationInput,
  subscribers: readonly Subscriber[],
): readonly KeptNotification[] {
  const notification = readNotification(input)
  if (present.some((one) => same(one, notification))) throw notificationExists()
  if (present.length >= MOST_NOTIFICATIONS) throw tooMany('notifications', MOST_NOTIFICATIONS)
  if (notification.NotificationType === 'FORECASTED' && spec.TimeUnit === 'DAILY')
    throw invalidParameter('Unable to create notification - a daily budget has no forecast')
  return [...present, { ...notification, subscribers: validSubscribers(subscribers), state: 'OK' }]
}

export function notificationOut(notification: KeptNotification) {
  const { NotificationType, ComparisonOperator, Threshold, ThresholdType, state } = notification
  return { NotificationType, ComparisonOperator, Threshold, ThresholdType, NotificationState: state }
}
