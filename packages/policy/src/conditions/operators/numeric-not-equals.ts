import { negate } from '../operator.ts'
import { numericEquals } from './numeric-equals.ts'

export const numericNotEquals = negate('NumericNotEquals', numericEquals)
