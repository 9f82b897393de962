import { dateOperator } from '../date-value.ts'

export const dateGreaterThanEquals = dateOperator('DateGreaterThanEquals', (actual, listed) => actual >= listed)
