import { expect, test } from 'vitest'
import { emptyUser, nameRule, wrongDetails } from './new-user.ts'

test.each([
  [{}, '', 'Enter a user name.'],
  [{ userName: 'da na' }, '', nameRule],
  [{ userName: 'x'.repeat(65) }, '', nameRule],
  [{ userName: 'dana+1@kape.example' }, '', undefined],
  [
    { userName: 'dana', console: true, password: 'custom' as const },
    '',
    'Enter a custom password, or let one be generated.',
  ],
  [{ userName: 'dana', console: true, password: 'custom' as const }, 'x', undefined],
  [{ userName: 'dana', console: false, person: 'identity-center' as const }, '', undefined],
])('%j is told what is missing', (part, password, said) => {
  expect(wrongDetails({ ...emptyUser, ...part }, password)).toBe(said)
})

test('Identity Center is not pretended to be there', () => {
  expect(wrongDetails({ ...emptyUser, userName: 'dana', console: true, person: 'identity-center' }, '')).toContain(
    'not part of',
  )
})
