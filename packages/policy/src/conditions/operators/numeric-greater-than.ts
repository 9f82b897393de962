import { numericOperator } from '../number-value.ts'

export const numericGreaterThan = numericOperator('NumericGreaterThan', (order) => order > 0)
