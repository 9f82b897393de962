import { numericOperator } from '../number-value.ts'

export const numericGreaterThan = numericOperator('NumericGreaterThan', (actual, listed) => actual > listed)
