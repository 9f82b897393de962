import type { Operation } from '../../../../operation.ts'

export const instanceProfileOperations: readonly Operation[] = []
