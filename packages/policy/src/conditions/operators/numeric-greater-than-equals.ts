import { numericOperator } from '../number-value.ts'

export const numericGreaterThanEquals = numericOperator(
  'NumericGreaterThanEquals',
  (actual, listed) => actual >= listed,
)
