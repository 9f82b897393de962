import { expect, test } from 'vitest'
import { matchesWildcards } from './wildcards.ts'

test.each([
  ['kape-*', 'kape-labs', true],
  ['kape-?', 'kape-labs', false],
  ['k?pe', 'kape', true],
  ['*', '', true],
  ['a.c', 'abc', false],
  ['a*c', 'a\nc', true],
  [String.raw`a\*`, String.raw`a\b`, true],
])('%j and %j: %s', (pattern, text, expected) => {
  expect(matchesWildcards(pattern, text)).toBe(expected)
})

test.each([
  [String.raw`a\*`, 'a*', true],
  [String.raw`a\*`, 'ab', false],
  [String.raw`a\?*`, 'a?b', true],
  [String.raw`a\\*`, String.raw`a\b`, true],
  [String.raw`a\b`, String.raw`a\b`, true],
  [String.raw`ab\\`, 'ab\\', true],
])('with escapes, %j and %j: %s', (pattern, text, expected) => {
  expect(matchesWildcards(pattern, text, true)).toBe(expected)
})

test('many wildcards do not hold it up', () => {
  const started = performance.now()
  expect(matchesWildcards(`${'*a'.repeat(20)}*b`, `${'a'.repeat(200)}c`)).toBe(false)
  expect(performance.now() - started).toBeLessThan(1000)
})
