/** Outputs of the Budgets API, as far as the pages use them. */
export interface Spend {
  Amount: string
  Unit: string
}

export interface Budget {
  BudgetName: string
  BudgetType: string
  BudgetLimit?: Spend
  PlannedBudgetLimits?: Record<string, Spend>
  TimeUnit: string
  TimePeriod: { Start: Date; End: Date }
  CostFilters?: Record<string, string[]>
  FilterExpression?: object
  CalculatedSpend: { ActualSpend: Spend; ForecastedSpend?: Spend }
  LastUpdatedTime?: Date
}

export interface Notification {
  NotificationType: 'ACTUAL' | 'FORECASTED'
  ComparisonOperator: string
  Threshold: number
  ThresholdType?: 'PERCENTAGE' | 'ABSOLUTE_VALUE'
  NotificationState?: 'OK' | 'ALARM'
}

export interface Subscriber {
  SubscriptionType: 'EMAIL' | 'SNS'
  Address: string
}

export interface History {
  BudgetPerformanceHistory: {
    BudgetedAndActualAmountsList: {
      BudgetedAmount: Spend
      ActualAmount: Spend
      TimePeriod: { Start: Date; End: Date }
    }[]
  }
}

export const amountOf = (spend: Spend | undefined): number | undefined => (spend ? Number(spend.Amount) : undefined)
