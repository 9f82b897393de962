import { numericOperator } from '../number-value.ts'

export const numericEquals = numericOperator('NumericEquals', (actual, listed) => actual === listed)
