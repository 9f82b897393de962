/**
 * The key that a login is bound to, and its proofs (DPoP, RFC 9449): P-256, without `crypto.subtle`, which a page that came
 * over plain http has not. Forms as AWS CLI writes them (botocore/utils.py, build_dpop_header; login/utils.py).
 */
import { hasher } from '@first-line/aws-api'
import { p256 } from '@noble/curves/nist.js'
import { base64FromBytes, bytesFromBase64, bytesOfText } from '../bytes.ts'
import type { Machine } from '../machine.ts'

export const base64url = (data: Uint8Array): string =>
  base64FromBytes(data).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '')

/** DER before and after the 32 bytes of the secret and the 65 of the point: RFC 5915. */
const BEFORE = Uint8Array.of(0x30, 0x77, 0x02, 0x01, 0x01, 0x04, 0x20)
const BETWEEN = Uint8Array.of(
  ...[0xa0, 0x0a, 0x06, 0x08, 0x2a, 0x86, 0x48, 0xce, 0x3d, 0x03, 0x01, 0x07, 0xa1, 0x44, 0x03, 0x42, 0x00],
)

export const newKey = (): Uint8Array => p256.utils.randomSecretKey()

/** `-----BEGIN EC PRIVATE KEY-----`, lines of 64. */
export function pemOf(secret: Uint8Array): string {
  const der = Uint8Array.from([...BEFORE, ...secret, ...BETWEEN, ...p256.getPublicKey(secret, false)])
  const lines = base64FromBytes(der).replace(/.{64}(?!$)/g, '$&\n')
  return `-----BEGIN EC PRIVATE KEY-----\n${lines}\n-----END EC PRIVATE KEY-----\n`
}

/** The secret of such a text; undefined for what is none. */
export function keyIn(pem: string): Uint8Array | undefined {
  const lines = pem.split('\n').filter((line) => !line.startsWith('-----'))
  const der = bytesFromBase64(lines.join(''))
  // The secret is the octet string of 32 bytes, wherever the lengths before it put it.
  const at = der?.findIndex((byte, i) => byte === 0x04 && der[i + 1] === 0x20) ?? -1
  const secret = at < 0 ? undefined : der?.slice(at + 2, at + 34)
  return secret?.length === 32 && p256.utils.isValidSecretKey(secret) ? secret : undefined
}

/** The header for one request to `url`. */
export function proofFor(secret: Uint8Array, url: string, machine: Pick<Machine, 'now' | 'random'>): string {
  const point = p256.getPublicKey(secret, false)
  const jwk = { kty: 'EC', x: base64url(point.slice(1, 33)), y: base64url(point.slice(33)), crv: 'P-256' }
  const claims = { htm: 'POST', htu: url, iat: Math.floor(machine.now() / 1000), jti: uuid(machine) }
  const part = (content: object): string => base64url(bytesOfText(JSON.stringify(content)))
  const signed = `${part({ typ: 'dpop+jwt', alg: 'ES256', jwk })}.${part(claims)}`
  const signature = p256.sign(hasher().sha256(bytesOfText(signed)), secret, { prehash: false })
  return `${signed}.${base64url(signature)}`
}

/** Version 4. */
export function uuid({ random }: Pick<Machine, 'random'>): string {
  const bytes = random(16)
  bytes[6] = (bytes[6]! & 15) | 64
  bytes[8] = (bytes[8]! & 63) | 128
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-')
}
