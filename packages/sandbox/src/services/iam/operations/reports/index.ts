import type { Operation } from '../../../../operation.ts'

export const reportOperations: readonly Operation[] = []
