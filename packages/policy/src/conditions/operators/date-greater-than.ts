import { dateOperator } from '../date-value.ts'

export const dateGreaterThan = dateOperator('DateGreaterThan', (actual, listed) => actual > listed)
