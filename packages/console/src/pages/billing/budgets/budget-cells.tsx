import ProgressBar from '@cloudscape-design/components/progress-bar'
import StatusIndicator from '@cloudscape-design/components/status-indicator'
import { usd } from '../days.ts'
import { amountOf, type Budget } from './shapes.ts'

export const limitOf = ({ BudgetLimit }: Budget): number | undefined => amountOf(BudgetLimit)

export const spentOf = ({ CalculatedSpend }: Budget): number => Number(CalculatedSpend.ActualSpend.Amount)

export const forecastOf = ({ CalculatedSpend }: Budget): number | undefined => amountOf(CalculatedSpend.ForecastedSpend)

/** Spent of what was budgeted, in percent; more than a hundred is possible. */
export function usedOf(budget: Budget): number | undefined {
  const limit = limitOf(budget)
  return limit === undefined || limit === 0 ? undefined : (spentOf(budget) / limit) * 100
}

export function Used({ budget }: { budget: Budget }) {
  const used = usedOf(budget)
  if (used === undefined) return '-'
  const text = `${used.toFixed(2)}%`
  return (
    <ProgressBar
      value={Math.min(100, used)}
      additionalInfo={text}
      ariaLabel={`${budget.BudgetName}: ${text} of the budget is used`}
    />
  )
}

export function Health({ budget }: { budget: Budget }) {
  const limit = limitOf(budget) ?? Number.POSITIVE_INFINITY
  if (spentOf(budget) > limit) return <StatusIndicator type="error">Exceeded</StatusIndicator>
  if ((forecastOf(budget) ?? 0) > limit) return <StatusIndicator type="warning">Forecast to exceed</StatusIndicator>
  return <StatusIndicator type="success">OK</StatusIndicator>
}

export const money = (amount: number | undefined): string => (amount === undefined ? '-' : usd(amount))

/** `MONTHLY` → `Monthly` */
export const capital = (word: string): string => word.charAt(0) + word.slice(1).toLowerCase()
