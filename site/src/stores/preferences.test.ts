import { expect, test } from 'vitest'
import { clampSplit, nextTheme } from './preferences.ts'

test.each([
  [0, 0],
  [Number.NaN, 0],
  [-5, 0],
  [12, 30],
  [44.4, 44],
  [99, 70],
])('a share of %d percent', (percent, kept) => {
  expect(clampSplit(percent)).toBe(kept)
})

test('the theme goes round', () => {
  expect(['system', 'light', 'dark'].map((theme) => nextTheme(theme as 'system'))).toEqual(['light', 'dark', 'system'])
})
