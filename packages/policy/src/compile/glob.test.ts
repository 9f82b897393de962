import fc from 'fast-check'
import { expect, test } from 'vitest'
import { appendGlob, matchGlob } from './glob.ts'

const globOf = (text: string, literal = false): number[] => {
  const glob: number[] = []
  appendGlob(glob, text, literal)
  return glob
}

test('matches as the regular expression of the same meaning does', () => {
  const pattern = fc.string({ unit: fc.constantFrom('a', 'b', ':', '*', '?'), maxLength: 8 })
  const value = fc.string({ unit: fc.constantFrom('a', 'b', ':'), maxLength: 10 })
  fc.assert(
    fc.property(pattern, value, (glob, text) => {
      const regex = new RegExp(`^${glob.replaceAll('*', '.*').replaceAll('?', '.')}$`)
      expect(matchGlob(globOf(glob), text)).toBe(regex.test(text))
    }),
    { numRuns: 5_000 },
  )
})

test('takes wildcards as characters where it is told to', () => {
  expect(matchGlob(globOf('a*?', true), 'a*?')).toBe(true)
  expect(matchGlob(globOf('a*?', true), 'abc')).toBe(false)
})

test('is not slowed down by many stars', () => {
  const started = performance.now()
  expect(matchGlob(globOf('*a'.repeat(50)), 'b'.repeat(10_000))).toBe(false)
  expect(performance.now() - started).toBeLessThan(500)
})
