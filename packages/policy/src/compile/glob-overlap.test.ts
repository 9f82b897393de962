import fc from 'fast-check'
import { expect, test } from 'vitest'
import { appendGlob, matchGlob } from './glob.ts'
import { anyRunInPath, globsOverlap } from './glob-overlap.ts'

const globOf = (text: string): number[] => {
  const glob: number[] = []
  appendGlob(glob, text, false)
  return glob
}

test.each([
  ['a*', '*b', true],
  ['a*', 'b*', false],
  ['a*c', 'ab*', true],
  ['a?', 'a', false],
  ['*', '', true],
  ['a/*', '*', true],
])('%s and %s: %s', (one, other, expected) => {
  expect(globsOverlap(globOf(one), globOf(other))).toBe(expected)
})

test('a run without slashes does not take one in', () => {
  expect(globsOverlap(globOf('b/k'), [anyRunInPath])).toBe(false)
  expect(globsOverlap(globOf('b*'), [anyRunInPath])).toBe(true)
})

test('two patterns that match one text overlap', () => {
  const pattern = fc.string({ unit: fc.constantFrom('a', 'b', '*', '?'), maxLength: 6 })
  const text = fc.string({ unit: fc.constantFrom('a', 'b'), maxLength: 6 })
  fc.assert(
    fc.property(pattern, pattern, text, (one, other, value) => {
      fc.pre(matchGlob(globOf(one), value) && matchGlob(globOf(other), value))
      expect(globsOverlap(globOf(one), globOf(other))).toBe(true)
    }),
  )
})
