import { expect, test } from 'vitest'
import { formOf, inputOf, wrongForm } from './password-policy-form.ts'

test('a policy comes through the form as it was', () => {
  const policy = {
    MinimumPasswordLength: 14,
    RequireSymbols: true,
    RequireNumbers: true,
    RequireUppercaseCharacters: false,
    RequireLowercaseCharacters: true,
    AllowUsersToChangePassword: false,
    ExpirePasswords: true,
    MaxPasswordAge: 30,
    HardExpiry: true,
    PasswordReusePrevention: 5,
  }
  const { ExpirePasswords: _, ...sent } = policy
  expect(inputOf(formOf(policy))).toEqual(sent)
})

test('what is switched off is left out, and so goes back to its default', () => {
  expect(inputOf(formOf(undefined))).not.toHaveProperty('MaxPasswordAge')
  expect(inputOf(formOf(undefined))).not.toHaveProperty('PasswordReusePrevention')
})

test.each([
  [{ length: '5' }, /6 and 128/],
  [{ length: '129' }, /6 and 128/],
  [{ length: '' }, /6 and 128/],
  [{ length: '1e1' }, /6 and 128/],
  [{ expire: true, days: '0' }, /1 to 1095/],
  [{ reuse: true, remembered: '25' }, /1 and 24/],
])('%j is refused before it is sent', (part, said) => {
  expect(wrongForm({ ...formOf(undefined), ...part })).toMatch(said)
})

test('numbers that are not asked for do not matter', () => {
  expect(wrongForm({ ...formOf(undefined), days: '', remembered: '' })).toBeUndefined()
})
