import { textOperator } from '../text-value.ts'

export const stringEquals = textOperator('StringEquals', false)
