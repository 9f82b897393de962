import { negate } from '../operator.ts'
import { dateEquals } from './date-equals.ts'

export const dateNotEquals = negate('DateNotEquals', dateEquals)
