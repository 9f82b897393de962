import { dateOperator } from '../date-value.ts'

export const dateLessThanEquals = dateOperator('DateLessThanEquals', (actual, listed) => actual <= listed)
