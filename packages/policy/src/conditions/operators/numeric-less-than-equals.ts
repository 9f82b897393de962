import { numericOperator } from '../number-value.ts'

export const numericLessThanEquals = numericOperator('NumericLessThanEquals', (order) => order <= 0)
