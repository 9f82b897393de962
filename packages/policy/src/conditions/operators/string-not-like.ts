import { negate } from '../operator.ts'
import { stringLike } from './string-like.ts'

export const stringNotLike = negate('StringNotLike', stringLike)
