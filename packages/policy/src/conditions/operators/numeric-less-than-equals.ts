import { numericOperator } from '../number-value.ts'

export const numericLessThanEquals = numericOperator('NumericLessThanEquals', (actual, listed) => actual <= listed)
