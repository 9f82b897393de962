import { afterEach, describe, expect, test } from 'vitest'
import { hasher as currentHasher, useHasher } from '../hash.ts'
import { nodeHasher } from '../node/index.ts'
import { toHex, utf8 } from '../text.ts'
import { checksum, checksumOfHeader, startChecksum } from './checksum.ts'

/** Check values of "123456789": CRC catalogue (reveng.sourceforge.io), RFC 3720 for CRC-32C; digests by sha1sum and friends. */
const known = [
  ['CRC32', 'cbf43926'],
  ['CRC32C', 'e3069283'],
  ['CRC64NVME', 'ae8b14860a799888'],
  ['SHA1', 'f7c3bc1d808e04732adf679965ccc34ca7ae3441'],
  ['SHA256', '15e2b0d3c33891ebb0f1ef609ec419420c20e320ce94c65fbc8c3312448eb225'],
  ['MD5', '25f9e794323b453885f5181f1b624d0b'],
] as const

describe.each([
  ['portable', undefined],
  ['node', nodeHasher],
] as const)('%s', (_, hasher) => {
  afterEach(() => useHasher(undefined))
  test.each(known)('%s', (algorithm, expected) => {
    useHasher(hasher)
    expect(toHex(checksum(algorithm, utf8('123456789')))).toBe(expected)
    const running = startChecksum(algorithm)
    for (const digit of '123456789') running.update(utf8(digit))
    expect(toHex(running.digest())).toBe(expected)
  })
  test('HMAC-SHA256 of RFC 4231, cases 2 and 6', () => {
    useHasher(hasher)
    const hash = currentHasher()
    expect(toHex(hash.hmacSha256(utf8('Jefe'), utf8('what do ya want for nothing?')))).toBe(
      '5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843',
    )
    const longKey = new Uint8Array(131).fill(0xaa)
    expect(toHex(hash.hmacSha256(longKey, utf8('Test Using Larger Than Block-Size Key - Hash Key First')))).toBe(
      '60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54',
    )
  })
  test('HMAC-SHA256 of a text is that of its bytes, however long, one after another with one key', () => {
    useHasher(hasher)
    const hash = currentHasher()
    for (const key of [utf8('Jefe'), new Uint8Array(131).fill(0xaa)])
      for (const text of ['what do ya want for nothing?', '', 'é'.repeat(40), '\u{10400}'.repeat(2_000), 'short'])
        expect(hash.hmacSha256Hex(key, text)).toBe(toHex(hash.hmacSha256(key, utf8(text))))
  })
})

test.each(['CRC32', 'CRC32C', 'CRC64NVME'] as const)(
  '%s of any bytes, in any pieces, is the same everywhere',
  (algorithm) => {
    const bytes = Uint8Array.from({ length: 300_000 }, (_, index) => (index * 7919) >>> 3)
    const of = (cuts: readonly number[]) => {
      const running = startChecksum(algorithm)
      for (const [at, cut] of cuts.entries()) running.update(bytes.subarray(cuts[at - 1] ?? 0, cut))
      return toHex(running.digest())
    }
    for (const cuts of [[0], [1, 8, 9, 24], [7, 300], [131_072], [13, 131_090, 300_000]]) {
      const portable = of(cuts)
      useHasher(nodeHasher)
      expect(of(cuts)).toBe(portable)
      useHasher(undefined)
    }
  },
)

test.each([
  ['x-amz-checksum-crc64nvme', 'CRC64NVME'],
  ['X-Amz-Checksum-Sha256', 'SHA256'],
  ['x-amz-checksum-type', undefined],
  ['content-md5', undefined],
])('header %s', (name, expected) => {
  expect(checksumOfHeader(name)).toBe(expected)
})
