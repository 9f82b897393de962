import { numericOperator } from '../number-value.ts'

export const numericLessThan = numericOperator('NumericLessThan', (order) => order < 0)
