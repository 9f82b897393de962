import type { Founded } from './basis.ts'

export interface BudgetAlert {
  readonly on: 'ACTUAL' | 'FORECASTED'
  readonly comparison: 'GREATER_THAN' | 'LESS_THAN' | 'EQUAL_TO'
  readonly threshold: number
  readonly unit: 'PERCENTAGE' | 'ABSOLUTE_VALUE'
  readonly emails: readonly string[]
  /** ARNs of SNS topics. */
  readonly topics: readonly string[]
  readonly state: 'OK' | 'ALARM'
}

export interface Budget extends Founded {
  readonly name: string
  readonly kind:
    | 'COST'
    | 'USAGE'
    | 'RI_UTILIZATION'
    | 'RI_COVERAGE'
    | 'SAVINGS_PLANS_UTILIZATION'
    | 'SAVINGS_PLANS_COVERAGE'
  /** The fixed amount; undefined where amounts are planned per period. */
  readonly limit: { readonly amount: number; readonly unit: string } | undefined
  readonly timeUnit: 'DAILY' | 'MONTHLY' | 'QUARTERLY' | 'ANNUALLY' | 'CUSTOM'
  /** Undefined for a recurring budget. */
  readonly expires: Date | undefined
  /** Amounts are given period by period. */
  readonly planned: boolean
  /** Names as Cost Explorer has them: `Amazon Simple Storage Service`. Undefined: no filter by service. */
  readonly services: readonly string[] | undefined
  /** Something but the service narrows it, or the services are left out rather than named. */
  readonly otherFilters: boolean
  readonly actual: number | undefined
  readonly forecast: number | undefined
  alerts(): Promise<readonly BudgetAlert[]>
}

/** What arrived in the workbench's inbox. Nothing ever leaves this machine. */
export interface InboxMessage extends Founded {
  /** Ledger time. */
  readonly at: Date
  readonly kind: 'budget-alert' | 'sns-confirmation' | 'sns-message' | 'other'
  readonly from: string
  readonly to: string
  readonly subject: string
  readonly body: string
}
