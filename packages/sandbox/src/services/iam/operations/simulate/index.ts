import type { Operation } from '../../../../operation.ts'

export const simulationOperations: readonly Operation[] = []
