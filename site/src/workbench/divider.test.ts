import { expect, test } from 'vitest'
import { movedBy, movedTo } from './divider.ts'

test.each([
  ['ArrowLeft', 50, 52],
  ['ArrowRight', 50, 48],
  ['PageUp', 50, 60],
  ['PageDown', 50, 40],
  ['Home', 50, 30],
  ['End', 50, 70],
  ['ArrowLeft', 70, 70],
  ['ArrowRight', 30, 30],
  ['a', 50, undefined],
])('%s at %i', (key, from, to) => {
  expect(movedBy(key, from)).toBe(to)
})

test.each([
  [700, 1000, 30],
  [500, 1000, 50],
  [100, 1000, 70],
  [990, 1000, 30],
  [1200, 1000, 30],
])('dragged to %i of %i', (x, width, percent) => {
  expect(movedTo(x, width)).toBe(percent)
})
