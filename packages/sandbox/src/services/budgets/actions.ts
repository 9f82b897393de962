import type { AwsStructure } from '@first-line/aws-api'
import type { Call } from '../../call.ts'
import type { WorldState } from '../../world/state.ts'
import { groups, type PolicyHolder, roles, users } from '../iam/entities.ts'
import type { ActionHistory, ActionSpec, ActionStatus, Budget, KeptAction } from './entities.ts'
import { noAction } from './errors.ts'

/** @throws AwsError NotFoundException */
export function existingAction(budget: Budget, id: string): KeptAction {
  const action = budget.actions.find(({ ActionId }) => ActionId === id)
  if (!action) throw noAction(id)
  return action
}

/** An action as the API shows it. */
export function actionOut(action: KeptAction | ActionSpec): AwsStructure {
  const { ActionId, BudgetName, NotificationType, ActionType, ActionThreshold } = action
  const { Definition, ExecutionRoleArn, ApprovalModel, Status, Subscribers } = action
  return {
    ActionId,
    BudgetName,
    NotificationType,
    ActionType,
    ActionThreshold: { ...ActionThreshold },
    Definition: Definition as AwsStructure,
    ExecutionRoleArn,
    ApprovalModel,
    Status,
    Subscribers: Subscribers.map(({ SubscriptionType, Address }) => ({ SubscriptionType, Address })),
  }
}

/** An action in another state, which its history remembers. */
export function withStatus(
  action: KeptAction,
  status: ActionStatus,
  event: Pick<ActionHistory, 'eventType' | 'message'>,
  now: string,
): KeptAction {
  const { tags: _, history, triggeredFor: __, ...spec } = { ...action, Status: status }
  return {
    ...action,
    Status: status,
    history: [{ timestamp: now, status, ...event, action: spec }, ...history],
  }
}

export const withAction = (budget: Budget, action: KeptAction): Budget => ({
  ...budget,
  actions: budget.actions.map((one) => (one.ActionId === action.ActionId ? action : one)),
})

/**
 * Attaches an action's policy to whom it names, or takes it away again. Says why not, where it cannot: without an
 * organization there are no service control policies, and no runbooks are run here.
 */
export function apply(
  { world, account }: { world: WorldState; account: string },
  { Definition }: ActionSpec,
  undo: boolean,
): string | undefined {
  const { IamActionDefinition: iam } = Definition
  if (!iam) return Definition.ScpActionDefinition ? 'The account is in no organization.' : 'No document could be run.'
  const changed = <T extends PolicyHolder>(holder: T): T => {
    const others = holder.attachedPolicies.filter((arn) => arn !== iam.PolicyArn)
    return { ...holder, attachedPolicies: undo ? others : [...others, iam.PolicyArn] }
  }
  const bare = (name: string) => name.slice(name.lastIndexOf('/') + 1).toLowerCase()
  for (const [names = [], table] of [
    [iam.Users, world.table(users, account)],
    [iam.Groups, world.table(groups, account)],
    [iam.Roles, world.table(roles, account)],
  ] as const)
    for (const name of names) {
      const holder = table.get(bare(name))
      if (!holder) return `${name} cannot be found.`
      table.put(changed(holder as never))
    }
  return undefined
}

/** Whom an action is about, in checks. */
export const actionArn = ({ input }: Call<{ AccountId: string; BudgetName: string }>, id: string): string =>
  `arn:aws:budgets::${input.AccountId}:budget/${input.BudgetName}/action/${id}`
