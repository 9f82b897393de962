import { expect, test } from 'vitest'
import { resized } from './terminal-settings.ts'

test.each([
  [14, 1, 16],
  [14, -1, 13],
  [12, -1, 12],
  [24, 1, 24],
  [15, 1, 18],
  [99, 1, 16],
] as const)('from %i by %i it is %i', (size, step, then) => {
  expect(resized(size, step)).toBe(then)
})
