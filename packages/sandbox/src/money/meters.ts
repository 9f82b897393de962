import type { Meter } from './usage.ts'

/** Everything that costs. */
export const meters: readonly Meter[] = []
