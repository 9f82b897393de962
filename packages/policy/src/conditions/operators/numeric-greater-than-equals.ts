import { numericOperator } from '../number-value.ts'

export const numericGreaterThanEquals = numericOperator('NumericGreaterThanEquals', (order) => order >= 0)
