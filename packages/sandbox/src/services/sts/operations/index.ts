import type { Operation } from '../../../operation.ts'
import { getCallerIdentity } from './get-caller-identity.ts'

/** Every operation of STS that is offered. */
export const stsOperations: readonly Operation[] = [getCallerIdentity]
