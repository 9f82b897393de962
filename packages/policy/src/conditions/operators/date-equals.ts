import { dateOperator } from '../date-value.ts'

export const dateEquals = dateOperator('DateEquals', (actual, listed) => actual === listed)
