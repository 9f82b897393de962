import type { Call } from '../../../call.ts'
import { defineOperation, type Operation } from '../../../operation.ts'
import { budgetCheck, existingBudget, type OnBudget, putBudget } from '../budgets.ts'
import type { Subscriber } from '../entities.ts'
import { noBudgetFor, noSubscriber, subscriberExists } from '../errors.ts'
import { existingNotification, type NotificationInput, validSubscribers } from '../notifications.ts'
import { type PageInput, pageOf } from '../pages.ts'

interface Input extends OnBudget {
  Notification: NotificationInput
}

const same = (a: Subscriber, b: Subscriber): boolean =>
  a.SubscriptionType === b.SubscriptionType && a.Address === b.Address

/** Changes whom a notification is for. @throws AwsError */
function change(
  call: Call<Input>,
  doing: string,
  edit: (present: readonly Subscriber[]) => readonly Subscriber[],
): Record<string, never> {
  const budget = existingBudget(call, call.input.BudgetName, noBudgetFor(doing))
  const old = existingNotification(budget, call.input.Notification)
  const subscribers = validSubscribers(edit(old.subscribers))
  const notifications = budget.notifications.map((one) => (one === old ? { ...one, subscribers } : one))
  putBudget(call, { ...budget, notifications })
  return {}
}

function without(present: readonly Subscriber[], subscriber: Subscriber): readonly Subscriber[] {
  if (!present.some((one) => same(one, subscriber))) throw noSubscriber(subscriber.Address)
  return present.filter((one) => !same(one, subscriber))
}

function withOne(present: readonly Subscriber[], subscriber: Subscriber): readonly Subscriber[] {
  if (present.some((one) => same(one, subscriber))) throw subscriberExists(subscriber.Address)
  return [...present, subscriber]
}

export const subscriberOperations: readonly Operation[] = [
  defineOperation<Input & { Subscriber: Subscriber }>({
    service: 'budgets',
    name: 'CreateSubscriber',
    access: 'Write',
    authorise: (call) => budgetCheck(call, 'budgets:ModifyBudget', call.input.BudgetName),
    execute: (call) => change(call, 'create subscriber', (present) => withOne(present, call.input.Subscriber)),
  }),
  defineOperation<Input & { OldSubscriber: Subscriber; NewSubscriber: Subscriber }>({
    service: 'budgets',
    name: 'UpdateSubscriber',
    access: 'Write',
    authorise: (call) => budgetCheck(call, 'budgets:ModifyBudget', call.input.BudgetName),
    execute: (call) =>
      change(call, 'update subscriber', (present) =>
        withOne(without(present, call.input.OldSubscriber), call.input.NewSubscriber),
      ),
  }),
  defineOperation<Input & { Subscriber: Subscriber }>({
    service: 'budgets',
    name: 'DeleteSubscriber',
    access: 'Write',
    authorise: (call) => budgetCheck(call, 'budgets:ModifyBudget', call.input.BudgetName),
    execute: (call) => change(call, 'delete subscriber', (present) => without(present, call.input.Subscriber)),
  }),
  defineOperation<Input & PageInput>({
    service: 'budgets',
    name: 'DescribeSubscribersForNotification',
    access: 'Read',
    authorise: (call) => budgetCheck(call, 'budgets:ViewBudget', call.input.BudgetName),
    execute(call) {
      const budget = existingBudget(call, call.input.BudgetName)
      const { items, rest } = pageOf(call.input, existingNotification(budget, call.input.Notification).subscribers)
      return { Subscribers: items.map(({ SubscriptionType, Address }) => ({ SubscriptionType, Address })), ...rest }
    },
  }),
]
