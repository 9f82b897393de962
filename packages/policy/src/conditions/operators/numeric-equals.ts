import { numericOperator } from '../number-value.ts'

export const numericEquals = numericOperator('NumericEquals', (order) => order === 0)
