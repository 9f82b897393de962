import { defineOperation, type Operation } from '../../../operation.ts'
import type { Tag } from '../../iam/entities.ts'
import { type BudgetInput, readBudget } from '../budget-in.ts'
import { budgetOut, filtersOut } from '../budget-out.ts'
import { budgetCheck, existingBudget, findBudget, type InAccount, type OnBudget, putBudget } from '../budgets.ts'
import { budgets, type KeptNotification, type Subscriber } from '../entities.ts'
import { budgetExists, noBudgetToDelete } from '../errors.ts'
import { type NotificationInput, withNotification } from '../notifications.ts'
import { type PageInput, pageOf } from '../pages.ts'
import { budgetPeriod, calculate, limitAt, spendOut } from '../spend.ts'
import { tagCheck, withTags } from '../tags.ts'

interface CreateInput extends InAccount {
  Budget: BudgetInput
  NotificationsWithSubscribers?: Array<{ Notification: NotificationInput; Subscribers: Subscriber[] }>
  ResourceTags?: Tag[]
}

const createBudget = defineOperation<CreateInput>({
  service: 'budgets',
  name: 'CreateBudget',
  access: 'Write',
  authorise: (call) => {
    const { Budget, ResourceTags } = call.input
    const check = budgetCheck(call, 'budgets:ModifyBudget', Budget.BudgetName, ResourceTags)
    return ResourceTags?.length ? [check, tagCheck('budgets:TagResource', check)] : check
  },
  execute(call) {
    const { Budget, NotificationsWithSubscribers = [], ResourceTags = [] } = call.input
    const name = Budget.BudgetName
    if (findBudget(call, name)) throw budgetExists(name)
    const spec = readBudget(call, Budget)
    const notifications = NotificationsWithSubscribers.reduce<readonly KeptNotification[]>(
      (all, { Notification, Subscribers }) => withNotification(spec, all, Notification, Subscribers),
      [],
    )
    putBudget(call, { name, spec, lastUpdated: call.now, notifications, actions: [], tags: withTags([], ResourceTags) })
    return {}
  },
})

const updateBudget = defineOperation<InAccount & { NewBudget: BudgetInput }>({
  service: 'budgets',
  name: 'UpdateBudget',
  access: 'Write',
  authorise: (call) => budgetCheck(call, 'budgets:ModifyBudget', call.input.NewBudget.BudgetName),
  execute(call) {
    const { NewBudget } = call.input
    const budget = existingBudget(call, NewBudget.BudgetName)
    putBudget(call, { ...budget, spec: readBudget(call, NewBudget) })
    return {}
  },
})

const deleteBudget = defineOperation<OnBudget>({
  service: 'budgets',
  name: 'DeleteBudget',
  access: 'Write',
  authorise: (call) => budgetCheck(call, 'budgets:ModifyBudget', call.input.BudgetName),
  execute(call) {
    const { BudgetName } = call.input
    existingBudget(call, BudgetName, noBudgetToDelete(BudgetName))
    call.table(budgets).delete(BudgetName)
    return {}
  },
})

const describeBudget = defineOperation<OnBudget & { ShowFilterExpression?: boolean }>({
  service: 'budgets',
  name: 'DescribeBudget',
  access: 'Read',
  authorise: (call) => budgetCheck(call, 'budgets:ViewBudget', call.input.BudgetName),
  execute: (call) => ({
    Budget: budgetOut(call, existingBudget(call, call.input.BudgetName), call.input.ShowFilterExpression),
  }),
})

const describeBudgets = defineOperation<InAccount & PageInput & { ShowFilterExpression?: boolean }>({
  service: 'budgets',
  name: 'DescribeBudgets',
  access: 'Read',
  authorise: (call) => budgetCheck(call, 'budgets:ViewBudget', '*'),
  execute(call) {
    const { items, rest } = pageOf(call.input, call.table(budgets).list())
    return {
      // Without any, the member is absent.
      ...(items.length > 0 && {
        Budgets: items.map((budget) => budgetOut(call, budget, call.input.ShowFilterExpression)),
      }),
      ...rest,
    }
  },
})

const describeBudgetPerformanceHistory = defineOperation<
  OnBudget & PageInput & { TimePeriod?: { Start?: Date; End?: Date } }
>({
  service: 'budgets',
  name: 'DescribeBudgetPerformanceHistory',
  access: 'Read',
  authorise: (call) => budgetCheck(call, 'budgets:ViewBudget', call.input.BudgetName),
  execute(call) {
    const { BudgetName, TimePeriod } = call.input
    const budget = existingBudget(call, BudgetName)
    const { spec } = budget
    const now = Date.parse(call.now)
    const from = Math.max(TimePeriod?.Start?.getTime() ?? 0, Date.parse(spec.TimePeriod.Start))
    const until = Math.min(TimePeriod?.End?.getTime() ?? now, now)
    const history = []
    for (let time = from; time <= until; time = budgetPeriod(spec, time).end) {
      const { start, end } = budgetPeriod(spec, time)
      const { amount, unit } = limitAt(spec, time)
      history.push({
        BudgetedAmount: spendOut(amount, unit),
        ActualAmount: spendOut(calculate(call.world, call.account, budget, time, now).actual, unit),
        TimePeriod: { Start: new Date(start), End: new Date(end) },
      })
    }
    const { items, rest } = pageOf(call.input, history)
    const { BudgetType, TimeUnit } = spec
    return {
      BudgetPerformanceHistory: {
        BudgetName,
        BudgetType,
        TimeUnit,
        ...filtersOut(spec, true),
        BudgetedAndActualAmountsList: items,
      },
      ...rest,
    }
  },
})

export const budgetOperations: readonly Operation[] = [
  createBudget,
  deleteBudget,
  describeBudget,
  describeBudgetPerformanceHistory,
  describeBudgets,
  updateBudget,
]
