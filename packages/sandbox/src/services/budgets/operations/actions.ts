import type { Call } from '../../../call.ts'
import { type Check, defineOperation, type Operation } from '../../../operation.ts'
import type { Tag } from '../../iam/entities.ts'
import { requestTagContext, resourceTagContext } from '../../iam/tags.ts'
import { actionArn, actionOut, existingAction, withAction, withStatus } from '../actions.ts'
import { budgetCheck, existingBudget, findBudget, type InAccount, type OnBudget, putBudget } from '../budgets.ts'
import { type ActionDefinition, type ActionSpec, budgets, type KeptAction } from '../entities.ts'
import { invalidParameter, tooMany } from '../errors.ts'
import { validSubscribers } from '../notifications.ts'
import { type PageInput, pageOf } from '../pages.ts'
import { withTags } from '../tags.ts'

export interface OnAction extends OnBudget {
  ActionId: string
}

type Settings = Pick<
  ActionSpec,
  'NotificationType' | 'ActionThreshold' | 'Definition' | 'ExecutionRoleArn' | 'ApprovalModel' | 'Subscribers'
>

interface CreateInput extends OnBudget, Settings, Pick<ActionSpec, 'ActionType'> {
  ResourceTags?: Tag[]
}

const MOST_ACTIONS = 10

export function actionCheck(call: Call<OnBudget>, action: string, id: string, context: Check['context'] = {}): Check {
  const found = findBudget(call, call.input.BudgetName)?.actions.find(({ ActionId }) => ActionId === id)
  return {
    action,
    resource: actionArn(call, id),
    context: { ...resourceTagContext(found?.tags), ...context },
  }
}

/** Whoever lets Budgets act with a role hands the role over. */
const passRole = (arn: string): Check => ({
  action: 'iam:PassRole',
  resource: arn,
  context: { 'iam:PassedToService': 'budgets.amazonaws.com' },
})

/** Wordings unverified. @throws AwsError InvalidParameterException */
function validDefinition(type: ActionSpec['ActionType'], definition: ActionDefinition): void {
  const wanted = {
    APPLY_IAM_POLICY: 'IamActionDefinition',
    APPLY_SCP_POLICY: 'ScpActionDefinition',
    RUN_SSM_DOCUMENTS: 'SsmActionDefinition',
  } as const satisfies Record<ActionSpec['ActionType'], keyof ActionDefinition>
  if (Object.keys(definition).length !== 1 || !definition[wanted[type]])
    throw invalidParameter(`Unable to create/update action - ${type} needs ${wanted[type]}`)
  const iam = definition.IamActionDefinition
  if (iam && !(iam.Users?.length || iam.Groups?.length || iam.Roles?.length))
    throw invalidParameter('Unable to create/update action - name users, groups or roles')
}

const createBudgetAction = defineOperation<CreateInput>({
  service: 'budgets',
  name: 'CreateBudgetAction',
  access: 'Write',
  authorise: (call) => [
    actionCheck(call, 'budgets:CreateBudgetAction', '*', requestTagContext(call.input.ResourceTags)),
    passRole(call.input.ExecutionRoleArn),
  ],
  execute(call) {
    const { AccountId, BudgetName, ResourceTags = [], ...settings } = call.input
    const budget = existingBudget(call, BudgetName)
    if (budget.actions.length >= MOST_ACTIONS) throw tooMany('budget actions', MOST_ACTIONS)
    validDefinition(settings.ActionType, settings.Definition)
    const ActionId = call.ids.requestId()
    const action: KeptAction = {
      ...settings,
      Subscribers: validSubscribers(settings.Subscribers),
      ActionId,
      BudgetName,
      Status: 'STANDBY',
      tags: withTags([], ResourceTags),
      history: [],
    }
    const made = withStatus(
      action,
      'STANDBY',
      { eventType: 'CREATE_ACTION', message: 'Budget action created.' },
      call.now,
    )
    putBudget(call, { ...budget, actions: [...budget.actions, made] })
    return { AccountId, BudgetName, ActionId }
  },
})

const updateBudgetAction = defineOperation<OnAction & Partial<Settings>>({
  service: 'budgets',
  name: 'UpdateBudgetAction',
  access: 'Write',
  authorise: (call) => {
    const check = actionCheck(call, 'budgets:UpdateBudgetAction', call.input.ActionId)
    const { ExecutionRoleArn } = call.input
    return ExecutionRoleArn === undefined ? check : [check, passRole(ExecutionRoleArn)]
  },
  execute(call) {
    const { AccountId, BudgetName, ActionId, ...settings } = call.input
    const budget = existingBudget(call, BudgetName)
    const old = existingAction(budget, ActionId)
    const changed = { ...old, ...settings }
    validDefinition(changed.ActionType, changed.Definition)
    validSubscribers(changed.Subscribers)
    const action = withStatus(
      changed,
      old.Status,
      { eventType: 'UPDATE_ACTION', message: 'Budget action updated.' },
      call.now,
    )
    putBudget(call, withAction(budget, action))
    return { AccountId, BudgetName, OldAction: actionOut(old), NewAction: actionOut(action) }
  },
})

const deleteBudgetAction = defineOperation<OnAction>({
  service: 'budgets',
  name: 'DeleteBudgetAction',
  access: 'Write',
  authorise: (call) => actionCheck(call, 'budgets:DeleteBudgetAction', call.input.ActionId),
  execute(call) {
    const { AccountId, BudgetName, ActionId } = call.input
    const budget = existingBudget(call, BudgetName)
    const action = existingAction(budget, ActionId)
    putBudget(call, { ...budget, actions: budget.actions.filter((one) => one !== action) })
    return { AccountId, BudgetName, Action: actionOut(action) }
  },
})

const describeBudgetAction = defineOperation<OnAction>({
  service: 'budgets',
  name: 'DescribeBudgetAction',
  access: 'Read',
  authorise: (call) => actionCheck(call, 'budgets:DescribeBudgetAction', call.input.ActionId),
  execute(call) {
    const { AccountId, BudgetName, ActionId } = call.input
    return { AccountId, BudgetName, Action: actionOut(existingAction(existingBudget(call, BudgetName), ActionId)) }
  },
})

const describeBudgetActionHistories = defineOperation<
  OnAction & PageInput & { TimePeriod?: { Start?: Date; End?: Date } }
>({
  service: 'budgets',
  name: 'DescribeBudgetActionHistories',
  access: 'Read',
  authorise: (call) => actionCheck(call, 'budgets:DescribeBudgetActionHistories', call.input.ActionId),
  execute(call) {
    const { BudgetName, ActionId, TimePeriod } = call.input
    const { history } = existingAction(existingBudget(call, BudgetName), ActionId)
    const from = TimePeriod?.Start?.getTime() ?? -Infinity
    const until = TimePeriod?.End?.getTime() ?? Infinity
    const wanted = history.filter(({ timestamp }) => Date.parse(timestamp) >= from && Date.parse(timestamp) <= until)
    const { items, rest } = pageOf(call.input, wanted)
    return {
      ActionHistories: items.map(({ timestamp, status, eventType, message, action }) => ({
        Timestamp: new Date(timestamp),
        Status: status,
        EventType: eventType,
        ActionHistoryDetails: { Message: message, Action: actionOut(action) },
      })),
      ...rest,
    }
  },
})

const describeBudgetActionsForAccount = defineOperation<InAccount & PageInput>({
  service: 'budgets',
  name: 'DescribeBudgetActionsForAccount',
  access: 'Read',
  authorise: () => ({ action: 'budgets:DescribeBudgetActionsForAccount', resource: '*', shown: null }),
  execute(call) {
    const all = call
      .table(budgets)
      .list()
      .flatMap(({ actions }) => actions)
    const { items, rest } = pageOf(call.input, call.input.AccountId === call.account ? all : [])
    return { Actions: items.map(actionOut), ...rest }
  },
})

const describeBudgetActionsForBudget = defineOperation<OnBudget & PageInput>({
  service: 'budgets',
  name: 'DescribeBudgetActionsForBudget',
  access: 'Read',
  authorise: (call) => budgetCheck(call, 'budgets:DescribeBudgetActionsForBudget', call.input.BudgetName),
  execute(call) {
    const { items, rest } = pageOf(call.input, existingBudget(call, call.input.BudgetName).actions)
    return { Actions: items.map(actionOut), ...rest }
  },
})

export const actionOperations: readonly Operation[] = [
  createBudgetAction,
  deleteBudgetAction,
  describeBudgetAction,
  describeBudgetActionHistories,
  describeBudgetActionsForAccount,
  describeBudgetActionsForBudget,
  updateBudgetAction,
]
