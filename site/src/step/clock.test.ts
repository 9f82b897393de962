import { expect, test } from 'vitest'
import { clock } from './clock.ts'

const now = new Date(2026, 10, 22, 16, 0)

test.each([
  [new Date(2026, 10, 22, 14, 5), '14:05'],
  [new Date(2026, 10, 21, 23, 59), '21 November at 23:59'],
  [new Date(2019, 2, 4, 9, 12), '4 March 2019'],
])('%s', (then, said) => {
  expect(clock(then.toISOString(), now)).toBe(said)
})
