import { negate } from '../operator.ts'
import { stringEqualsIgnoreCase } from './string-equals-ignore-case.ts'

export const stringNotEqualsIgnoreCase = negate('StringNotEqualsIgnoreCase', stringEqualsIgnoreCase)
