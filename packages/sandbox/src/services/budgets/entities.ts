import type { Expression } from '../../money/filter.ts'
import type { TimeUnit } from '../../money/periods.ts'
import { moneyCollections } from '../../money/usage.ts'
import { defineCollection } from '../../world/collection.ts'
import type { Tag } from '../iam/entities.ts'

export interface Spend {
  Amount: string
  Unit: string
}

export interface CostTypes {
  IncludeTax?: boolean
  IncludeSubscription?: boolean
  UseBlended?: boolean
  IncludeRefund?: boolean
  IncludeCredit?: boolean
  IncludeUpfront?: boolean
  IncludeRecurring?: boolean
  IncludeOtherSubscription?: boolean
  IncludeSupport?: boolean
  IncludeDiscount?: boolean
  UseAmortized?: boolean
}

/** What a client says of a budget; times as ISO 8601. */
export interface BudgetSpec {
  BudgetName: string
  BudgetType: string
  TimeUnit: TimeUnit
  BudgetLimit?: Spend
  /** By the start of each period, in seconds since the epoch. */
  PlannedBudgetLimits?: Record<string, Spend>
  CostFilters?: Record<string, string[]>
  CostTypes?: CostTypes
  FilterExpression?: Expression
  Metrics?: string[]
  TimePeriod: { Start: string; End: string }
  AutoAdjustData?: {
    AutoAdjustType: 'HISTORICAL' | 'FORECAST'
    HistoricalOptions?: { BudgetAdjustmentPeriod: number; LookBackAvailablePeriods?: number }
  }
  BillingViewArn?: string
}

export interface Notification {
  NotificationType: 'ACTUAL' | 'FORECASTED'
  ComparisonOperator: 'GREATER_THAN' | 'LESS_THAN' | 'EQUAL_TO'
  Threshold: number
  ThresholdType: 'PERCENTAGE' | 'ABSOLUTE_VALUE'
}

export interface Subscriber {
  SubscriptionType: 'SNS' | 'EMAIL'
  Address: string
}

export interface KeptNotification extends Notification {
  subscribers: readonly Subscriber[]
  state: 'OK' | 'ALARM'
  /** The start of the period that was alerted for: one alert a period. ISO 8601. */
  alertedFor?: string
}

export type ActionStatus =
  | 'STANDBY'
  | 'PENDING'
  | 'EXECUTION_SUCCESS'
  | 'EXECUTION_FAILURE'
  | 'REVERSE_SUCCESS'
  | 'REVERSE_FAILURE'

export interface ActionDefinition {
  IamActionDefinition?: { PolicyArn: string; Users?: string[]; Groups?: string[]; Roles?: string[] }
  ScpActionDefinition?: { PolicyId: string; TargetIds: string[] }
  SsmActionDefinition?: { ActionSubType: string; Region: string; InstanceIds: string[] }
}

/** As the API shows it. */
export interface ActionSpec {
  ActionId: string
  BudgetName: string
  NotificationType: 'ACTUAL' | 'FORECASTED'
  ActionType: 'APPLY_IAM_POLICY' | 'APPLY_SCP_POLICY' | 'RUN_SSM_DOCUMENTS'
  ActionThreshold: { ActionThresholdValue: number; ActionThresholdType: 'PERCENTAGE' | 'ABSOLUTE_VALUE' }
  Definition: ActionDefinition
  ExecutionRoleArn: string
  ApprovalModel: 'AUTOMATIC' | 'MANUAL'
  Status: ActionStatus
  Subscribers: readonly Subscriber[]
}

export interface ActionHistory {
  timestamp: string
  status: ActionStatus
  eventType: 'SYSTEM' | 'CREATE_ACTION' | 'DELETE_ACTION' | 'UPDATE_ACTION' | 'EXECUTE_ACTION'
  message: string
  action: ActionSpec
}

export interface KeptAction extends ActionSpec {
  tags: readonly Tag[]
  history: readonly ActionHistory[]
  /** The start of the period it was triggered in. ISO 8601. */
  triggeredFor?: string
}

export interface Budget {
  name: string
  spec: BudgetSpec
  lastUpdated: string
  notifications: readonly KeptNotification[]
  actions: readonly KeptAction[]
  tags: readonly Tag[]
}

export const budgets = defineCollection<Budget>()({
  name: 'budgets:budget',
  scope: 'account',
  key: ({ name }) => name,
})

export const budgetsCollections = [budgets, ...moneyCollections] as const
