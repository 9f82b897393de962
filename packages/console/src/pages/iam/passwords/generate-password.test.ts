import { expect, test } from 'vitest'
import { generatePassword } from './generate-password.ts'

test('has every kind of character, and as many as asked for', () => {
  for (const length of [20, 20, 20, 64, 128]) {
    const password = generatePassword(length)
    expect(password).toHaveLength(length)
    for (const kind of [/[A-Z]/, /[a-z]/, /\d/, /[^A-Za-z0-9]/]) expect(password).toMatch(kind)
  }
})

test('is another each time, and its first four are not always of the same kinds', () => {
  const passwords = Array.from({ length: 50 }, () => generatePassword())
  expect(new Set(passwords).size).toBe(50)
  expect(passwords.every((password) => /^[A-Z][a-z]\d/.test(password))).toBe(false)
})
