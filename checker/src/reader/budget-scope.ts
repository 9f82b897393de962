/** What a budget counts: read from the filter expression of today, or from the cost filters of old. */
import type { Budget as AwsBudget, Expression } from '@aws-sdk/client-budgets'
import type { Budget } from '@first-line/labs'

type Scope = Pick<Budget, 'services' | 'otherFilters'>

export function scopeOf({ FilterExpression, CostFilters }: Pick<AwsBudget, 'FilterExpression' | 'CostFilters'>): Scope {
  if (FilterExpression) return ofExpression(FilterExpression)
  const { Service, ...others } = CostFilters ?? {}
  return { services: Service, otherFilters: Object.keys(others).length > 0 }
}

function ofExpression(expression: Expression): Scope {
  if (expression.And) {
    const parts = expression.And.map(ofExpression)
    const named = parts.flatMap(({ services }) => (services ? [services] : []))
    // Two lists of services that both have to hold: what is in each of them.
    const services = named.reduce<readonly string[] | undefined>(
      (all, list) => (all ? all.filter((each) => list.includes(each)) : list),
      undefined,
    )
    return { services, otherFilters: parts.some(({ otherFilters }) => otherFilters) }
  }
  const { Key, Values, MatchOptions } = expression.Dimensions ?? {}
  const whole = (MatchOptions ?? []).every((option) => option === 'EQUALS')
  if (Key === 'SERVICE' && Values && whole) return { services: Values, otherFilters: false }
  if (expression.Or) {
    const parts = expression.Or.map(ofExpression)
    if (parts.every(({ services, otherFilters }) => services !== undefined && !otherFilters))
      return { services: [...new Set(parts.flatMap(({ services }) => services ?? []))], otherFilters: false }
  }
  return { services: undefined, otherFilters: true }
}
