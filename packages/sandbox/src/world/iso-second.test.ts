import { expect, test } from 'vitest'
import { isoSecond } from './iso-second.ts'

test('a time loses its milliseconds, and the last answer is not given for another second', () => {
  const times = [0, 999, 1000, 1_795_374_870_123, 1_795_374_870_999, 1_795_374_871_000, 999]
  expect(times.map(isoSecond)).toEqual([
    '1970-01-01T00:00:00Z',
    '1970-01-01T00:00:00Z',
    '1970-01-01T00:00:01Z',
    '2026-11-22T19:14:30Z',
    '2026-11-22T19:14:30Z',
    '2026-11-22T19:14:31Z',
    '1970-01-01T00:00:00Z',
  ])
})
