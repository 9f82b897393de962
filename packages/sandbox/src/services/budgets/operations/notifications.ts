import { defineOperation, type Operation } from '../../../operation.ts'
import { budgetCheck, existingBudget, type InAccount, type OnBudget, putBudget } from '../budgets.ts'
import { budgets, type Subscriber } from '../entities.ts'
import { noBudgetFor, notificationExists } from '../errors.ts'
import {
  existingNotification,
  findNotification,
  type NotificationInput,
  notificationOut,
  withNotification,
} from '../notifications.ts'
import { type PageInput, pageOf } from '../pages.ts'

interface OnNotification extends OnBudget {
  Notification: NotificationInput
}

const createNotification = defineOperation<OnNotification & { Subscribers: Subscriber[] }>({
  service: 'budgets',
  name: 'CreateNotification',
  access: 'Write',
  authorise: (call) => budgetCheck(call, 'budgets:ModifyBudget', call.input.BudgetName),
  execute(call) {
    const { BudgetName, Notification, Subscribers } = call.input
    const budget = existingBudget(call, BudgetName, noBudgetFor('create notification'))
    const notifications = withNotification(budget.spec, budget.notifications, Notification, Subscribers)
    putBudget(call, { ...budget, notifications })
    return {}
  },
})

const updateNotification = defineOperation<
  OnBudget & { OldNotification: NotificationInput; NewNotification: NotificationInput }
>({
  service: 'budgets',
  name: 'UpdateNotification',
  access: 'Write',
  authorise: (call) => budgetCheck(call, 'budgets:ModifyBudget', call.input.BudgetName),
  execute(call) {
    const { BudgetName, OldNotification, NewNotification } = call.input
    const budget = existingBudget(call, BudgetName, noBudgetFor('update notification'))
    const old = existingNotification(budget, OldNotification)
    const twin = findNotification(budget, NewNotification)
    if (twin && twin !== old) throw notificationExists()
    const [changed] = withNotification(budget.spec, [], NewNotification, old.subscribers)
    // In its old place, so that lists keep their order.
    const notifications = budget.notifications.map((one) => (one === old ? changed! : one))
    putBudget(call, { ...budget, notifications })
    return {}
  },
})

const deleteNotification = defineOperation<OnNotification>({
  service: 'budgets',
  name: 'DeleteNotification',
  access: 'Write',
  authorise: (call) => budgetCheck(call, 'budgets:ModifyBudget', call.input.BudgetName),
  execute(call) {
    const { BudgetName, Notification } = call.input
    const budget = existingBudget(call, BudgetName, noBudgetFor('delete notification'))
    const old = existingNotification(budget, Notification)
    putBudget(call, { ...budget, notifications: budget.notifications.filter((one) => one !== old) })
    return {}
  },
})

const describeNotificationsForBudget = defineOperation<OnBudget & PageInput>({
  service: 'budgets',
  name: 'DescribeNotificationsForBudget',
  access: 'Read',
  authorise: (call) => budgetCheck(call, 'budgets:ViewBudget', call.input.BudgetName),
  execute(call) {
    const { items, rest } = pageOf(call.input, existingBudget(call, call.input.BudgetName).notifications)
    return { Notifications: items.map(notificationOut), ...rest }
  },
})

const describeBudgetNotificationsForAccount = defineOperation<InAccount & PageInput>({
  service: 'budgets',
  name: 'DescribeBudgetNotificationsForAccount',
  access: 'Read',
  authorise: (call) => budgetCheck(call, 'budgets:ViewBudget', '*'),
  execute(call) {
    const { MaxResults = 50 } = call.input
    const { items, rest } = pageOf({ ...call.input, MaxResults }, call.table(budgets).list())
    return {
      BudgetNotificationsForAccount: items.map(({ name, notifications }) => ({
        BudgetName: name,
        Notifications: notifications.map(notificationOut),
      })),
      ...rest,
    }
  },
})

export const notificationOperations: readonly Operation[] = [
  createNotification,
  deleteNotification,
  describeBudgetNotificationsForAccount,
  describeNotificationsForBudget,
  updateNotification,
]
