import { textOperator } from '../text-value.ts'

export const stringLike = textOperator('StringLike', true)
