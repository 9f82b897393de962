import { describe, expect, test } from 'vitest'
import type { MfaDevice } from '../entities/mfa-devices.ts'
import { spendCode, spendPair } from './codes.ts'
import { codeAt, stepAt } from './totp.ts'

/** RFC 6238, appendix B: the SHA-1 rows, their last six digits. The seed is `12345678901234567890` in base32. */
const RFC_SEED = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ'

test.each([
  [59, '287082'],
  [1_111_111_109, '081804'],
  [1_111_111_111, '050471'],
  [1_234_567_890, '005924'],
  [2_000_000_000, '279037'],
  [20_000_000_000, '353130'],
])('RFC 6238: second %i shows %s', (second, code) => {
  expect(codeAt(RFC_SEED, stepAt(second * 1000))).toBe(code)
})

const NOW = Date.parse('2026-11-22T18:00:00Z')
const T = stepAt(NOW)
const device: MfaDevice = { serialNumber: 'arn:aws:iam::111122223333:mfa/phone', seed: RFC_SEED, drift: 0, tags: [] }
const code = (offset: number) => codeAt(RFC_SEED, T + offset)

describe('one code', () => {
  test.each([
    [-2, false],
    [-1, true],
    [0, true],
    [1, true],
    [2, false],
  ])('of the step %i from now: %s', (offset, accepted) => {
    expect(spendCode(device, code(offset), NOW)?.usedStep).toBe(accepted ? T + offset : undefined)
  })

  test('works once, and none that is older works after it', () => {
    const used = spendCode(device, code(0), NOW)!
    expect(spendCode(used, code(0), NOW)).toBeUndefined()
    expect(spendCode(used, code(-1), NOW)).toBeUndefined()
    expect(spendCode(used, code(1), NOW)?.usedStep).toBe(T + 1)
  })

  test('of a device whose clock is off is expected where its clock is', () => {
    const slow = { ...device, drift: -5 }
    expect(spendCode(slow, code(0), NOW)).toBeUndefined()
    expect(spendCode(slow, code(-5), NOW)?.usedStep).toBe(T - 5)
  })
})

describe('two codes', () => {
  test.each([
    ['the last step and this one', -1, 0, { usedStep: T, drift: 0 }],
    ['this step and the next', 0, 1, { usedStep: T + 1, drift: 0 }],
    ['the two before', -2, -1, { usedStep: T - 1, drift: 0 }],
    ['a minute ago', -4, -3, { usedStep: T - 3, drift: -3 }],
    ['not consecutive', -2, 0, undefined],
    ['the wrong way round', 0, -1, undefined],
    ['the same twice', 0, 0, undefined],
    ['long ago', -30, -29, undefined],
  ])('%s', (_, first, second, expected) => {
    const enabled = spendPair(device, [code(first), code(second)], NOW, 'enable')
    expect(enabled && { usedStep: enabled.usedStep, drift: enabled.drift }).toEqual(expected)
  })

  test('are looked for in an hour to either side when a device is brought back into step', () => {
    expect(spendPair(device, [code(-100), code(-99)], NOW, 'resync')).toEqual({
      ...device,
      usedStep: T - 99,
      drift: -99,
    })
  })

  test('that were used do not work again', () => {
    const used = spendPair(device, [code(-1), code(0)], NOW, 'enable')!
    expect(spendPair(used, [code(-1), code(0)], NOW, 'enable')).toBeUndefined()
    expect(spendPair(used, [code(0), code(1)], NOW, 'enable')).toBeUndefined()
    expect(spendPair(used, [code(1), code(2)], NOW, 'enable')?.usedStep).toBe(T + 2)
  })
})
