import { numericOperator } from '../number-value.ts'

export const numericLessThan = numericOperator('NumericLessThan', (actual, listed) => actual < listed)
