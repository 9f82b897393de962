import { describe, expect, test } from 'vitest'
import { browserFinding, clockFinding, serverFinding, storageFinding, terminalFinding } from './checks.ts'

describe('the clock', () => {
  const now = Date.parse('2026-11-22T14:05:00Z')
  test.each([
    ['agrees', now, now + 100, now + 50, 'good', 'It agrees with the server’s.'],
    ['near enough', now, now, now - 9_000, 'good', 'It differs from the server’s by 9 s, which is near enough.'],
    ['ahead', now, now, now - 40_000, 'bad', 'It is 40 s ahead of the server’s.'],
    ['behind', now, now, now + 3_600_000, 'bad', 'It is 3600 s behind the server’s.'],
    ['a slow answer is no wrong clock', now, now + 20_000, now + 10_000, 'good', 'It agrees with the server’s.'],
    ['not known', now, now, undefined, 'doubtful', 'The server did not say what time it is.'],
  ])('%s', (_, asked, answered, server, state, seen) => {
    expect(clockFinding(asked, answered, server)).toMatchObject({ state, seen })
  })
})

test('what does not work says what helps; what works does not', () => {
  const bad = [browserFinding(['dialogs']), serverFinding(undefined), storageFinding(false), terminalFinding(false)]
  expect(bad.map(({ fix }) => fix !== undefined && fix.length > 20)).toEqual([true, true, true, true])
  const good = [browserFinding([]), serverFinding(12.4), storageFinding(true), terminalFinding(true)]
  expect(good.map(({ state, fix }) => [state, fix])).toEqual(Array.from({ length: 4 }, () => ['good', undefined]))
  expect(serverFinding(900)).toMatchObject({ state: 'doubtful', seen: 'It answers, and takes 900 ms.' })
})
