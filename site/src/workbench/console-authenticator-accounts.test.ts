import { describe, expect, test } from 'vitest'
import { codeOf, readAccount, readAccounts, readOtpauth, secondsLeft } from './console-authenticator-accounts.ts'

const secret = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ'

describe('a QR code', () => {
  test('of an AWS device', () => {
    expect(
      readOtpauth(
        `otpauth://totp/Amazon%20Web%20Services:root@123456789012?secret=${secret}&issuer=Amazon%20Web%20Services`,
      ),
    ).toEqual({ label: 'Amazon Web Services:root@123456789012', secret })
  })
  test.each([
    'https://example.com',
    'otpauth://hotp/x?secret=GEZDGNBV',
    'otpauth://totp/x',
    'otpauth://totp/x?secret=!',
    'hello',
  ])('%s is none of an authenticator', (text) => expect(readOtpauth(text)).toBeUndefined())
})

// RFC 6238, appendix B, the last six digits of its eight.
test.each([
  [59, '287082'],
  [1111111109, '081804'],
  [1234567890, '005924'],
  [20000000000, '353130'],
])('the code at %i s is %s', (seconds, code) => {
  expect(codeOf({ label: 'x', secret }, seconds * 1000)).toBe(code)
})

test('a key may be typed in groups and small letters', () => {
  expect(readAccount(' root ', 'gezd gnbv-gy3t qojq')).toEqual({ label: 'root', secret: 'GEZDGNBVGY3TQOJQ' })
  expect(readAccount('root', '0189')).toBeUndefined()
  expect(readAccount(' ', secret)).toBeUndefined()
})

test('the next code comes when the half minute is over', () => {
  expect([0, 29_999, 30_000].map(secondsLeft)).toEqual([30, 1, 30])
})

test.each([null, '', '{', '[{"label":1}]', '"x"'])('storage that holds %j holds no accounts', (text) => {
  expect(readAccounts(text)).toEqual([])
})
