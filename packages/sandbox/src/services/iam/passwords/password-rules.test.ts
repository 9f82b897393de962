import { describe, expect, test } from 'vitest'
import type { PasswordPolicy } from '../entities/account-settings.ts'
import { conforms, expiryOf } from './password-rules.ts'

const OPEN: PasswordPolicy = {
  minimumPasswordLength: 6,
  requireSymbols: false,
  requireNumbers: false,
  requireUppercaseCharacters: false,
  requireLowercaseCharacters: false,
  allowUsersToChangePassword: false,
}

describe("AWS's default policy", () => {
  test.each([
    ['abcdefgh', false, 'one kind'],
    ['Abcdefgh', false, 'two kinds'],
    ['Abcdefg1', true, 'three kinds'],
    ['abcdef1!', true, 'three kinds, no capital'],
    ['Abcde1!', false, 'seven characters'],
    ['Äbcdefg1', false, 'Ä is no capital of the Latin alphabet as AWS counts'],
    ['Kape-Labs1', false, 'the account’s name'],
    ['ROOT@example.com1', false, 'its address, in whatever case'],
  ])('%s: %s (%s)', (password, good) => {
    expect(conforms(password, { policy: undefined, names: ['Kape-Labs1', 'root@example.com1'] })).toBe(good)
  })
})

describe('a policy of the account', () => {
  test.each([
    ['abcdef', {}, true],
    ['abcde', {}, false],
    ['abcdef', { minimumPasswordLength: 7 }, false],
    ['abcdef', { requireUppercaseCharacters: true }, false],
    ['abcdeF', { requireUppercaseCharacters: true }, true],
    ['ABCDEF', { requireLowercaseCharacters: true }, false],
    ['abcdef', { requireNumbers: true }, false],
    ['abcde1', { requireNumbers: true }, true],
    ['abcdef', { requireSymbols: true }, false],
    ["abcde'", { requireSymbols: true }, true],
    ['abcde;', { requireSymbols: true }, false],
  ] as const)('%s under %j: %s', (password, members, good) => {
    expect(conforms(password, { policy: { ...OPEN, ...members }, names: [] })).toBe(good)
  })
})

test('a password expires as many days after it was set as the policy says', () => {
  const set = '2026-01-01T00:00:00Z'
  expect(expiryOf(set, undefined)).toBeUndefined()
  expect(expiryOf(set, OPEN)).toBeUndefined()
  expect(expiryOf(set, { ...OPEN, maxPasswordAge: 90 })).toBe(Date.parse('2026-04-01T00:00:00Z'))
})
