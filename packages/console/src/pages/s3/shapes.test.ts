import { expect, test } from 'vitest'
import { lastPart, sizeText } from './shapes.ts'

test.each([
  [0, '0 B'],
  [1023, '1023 B'],
  [1536, '1.5 KB'],
  [5 * 1024 ** 3, '5.0 GB'],
])('%d bytes', (bytes, text) => {
  expect(sizeText(bytes)).toBe(text)
})

test.each([
  ['menu.txt', 'menu.txt'],
  ['2026/menu.txt', 'menu.txt'],
  ['archive/2026/', '2026/'],
  ['/', '/'],
])('the last part of %s', (key, part) => {
  expect(lastPart(key)).toBe(part)
})
