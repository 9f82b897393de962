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

const steps = (used: MfaDevice | undefined) => used?.usedSteps?.map((step) => step - T)

describe('one code', () => {
  test.each([
    ['console', 1],
    ['sts', 2],
  ] as const)('for %s may be %i steps off', (where, tolerance) => {
    for (const offset of [-3, -2, -1, 0, 1, 2, 3]) {
      const accepted = Math.abs(offset) <= tolerance
      expect(steps(spendCode(device, code(offset), NOW, where))).toEqual(accepted ? [offset] : undefined)
    }
  })

  test('works once, in whatever order', () => {
    let used: MfaDevice | undefined = device
    for (const offset of [2, -2, 0, -1, 1]) {
      used = spendCode(used!, code(offset), NOW, 'sts')
      expect(used).toBeDefined()
    }
    for (const offset of [-2, -1, 0, 1, 2]) expect(spendCode(used!, code(offset), NOW, 'sts')).toBeUndefined()
  })

  test('of a device whose clock is off is expected where its clock is', () => {
    const slow = { ...device, drift: -5 }
    expect(spendCode(slow, code(0), NOW, 'sts')).toBeUndefined()
    expect(steps(spendCode(slow, code(-5), NOW, 'sts'))).toEqual([-5])
  })
})

describe('two codes', () => {
  test.each([
    ['the last step and this one', -1, 0, 0],
    ['this step and the next', 0, 1, 0],
    ['the two before', -2, -1, 0],
    ['a minute ago', -4, -3, -3],
    ['not consecutive', -2, 0, undefined],
    ['the wrong way round', 0, -1, undefined],
    ['the same twice', 0, 0, undefined],
    ['as old as AWS takes them', -999, -998, -998],
    ['older', -1000, -999, undefined],
    ['as new as AWS takes them', 999, 1000, 1000],
    ['newer', 1000, 1001, undefined],
  ])('%s', (_, first, second, drift) => {
    const enabled = spendPair(device, [code(first), code(second)], NOW)
    expect(enabled?.drift).toBe(drift)
    expect(steps(enabled)).toEqual(drift === undefined ? undefined : [first, second])
  })

  test('are looked for around where the clock was found to be', () => {
    const fast = spendPair(device, [code(599), code(600)], NOW)!
    expect(spendPair(fast, [code(1199), code(1200)], NOW)?.drift).toBe(1200)
  })

  test('must be newer than the last two, whatever was used to authenticate', () => {
    const used = spendPair(device, [code(-1), code(0)], NOW)!
    expect(spendPair(used, [code(-1), code(0)], NOW)).toBeUndefined()
    expect(spendPair(used, [code(0), code(1)], NOW)).toBeUndefined()
    const authenticated = spendCode(used, code(1), NOW, 'sts')!
    expect(spendPair(authenticated, [code(1), code(2)], NOW)?.pairStep).toBe(T + 2)
  })
})
