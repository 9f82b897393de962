import type { Operation } from '../../../../operation.ts'

export const providerOperations: readonly Operation[] = []
