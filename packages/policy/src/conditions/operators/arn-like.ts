import { arnOperator } from '../arn-value.ts'

export const arnLike = arnOperator('ArnLike')
