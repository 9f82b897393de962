import { generateKeyPairSync } from 'node:crypto'
import type { RsaKey } from '../services/ec2/key-pairs/rsa.ts'

const numberOf = (text: string | undefined): bigint =>
  BigInt(`0x${Buffer.from(text ?? '', 'base64url').toString('hex')}`)

/** A new key by OpenSSL, which is many times faster than big integers. */
export function nodeRsaKey(): RsaKey {
  const jwk = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({ format: 'jwk' })
  return { n: numberOf(jwk.n), e: numberOf(jwk.e), d: numberOf(jwk.d), p: numberOf(jwk.p), q: numberOf(jwk.q) }
}
