import { arnOperator } from '../arn-value.ts'

export const arnEquals = arnOperator('ArnEquals')
