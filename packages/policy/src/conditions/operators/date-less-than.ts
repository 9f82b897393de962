import { dateOperator } from '../date-value.ts'

export const dateLessThan = dateOperator('DateLessThan', (actual, listed) => actual < listed)
