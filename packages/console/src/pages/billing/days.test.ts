import { expect, test } from 'vitest'
import { addDays, dayText, monthStart, monthText, sameDayLastMonth, usd } from './days.ts'

test('days and months, across the ends of months and years', () => {
  expect(addDays('2026-12-31', 1)).toBe('2027-01-01')
  expect(monthStart('2026-11-22')).toBe('2026-11-01')
  expect(monthStart('2026-01-31', -1)).toBe('2025-12-01')
  expect(monthStart('2026-12-05', 1)).toBe('2027-01-01')
  expect(monthText('2026-11-01')).toBe('Nov 2026')
  expect(dayText('2026-11-03')).toBe('Nov 3')
})

test.each([
  ['2026-11-22', '2026-10-22'],
  ['2026-03-31', '2026-02-28'],
  ['2026-01-15', '2025-12-15'],
])('a month before %s is %s', (day, before) => {
  expect(sameDayLastMonth(day)).toBe(before)
})

test.each([
  [1234.5, '$1,234.50'],
  [0, '$0.00'],
  [0.0042, '$0.0042'],
])('%d dollars', (amount, text) => {
  expect(usd(amount)).toBe(text)
})
