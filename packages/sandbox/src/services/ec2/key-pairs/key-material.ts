/** Making, reading and fingerprinting keys: https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/verify-keys.html */
import { fromBase64, hasher, textOf, toBase64 } from '@first-line/aws-api'
import type { Call } from '../../../call.ts'
import { ec2Error } from '../errors.ts'
import { bits, integer, joined, numberOf, octets, positive, RSA_ALGORITHM, sequence } from './der.ts'
import { ed25519PublicKey } from './ed25519.ts'
import { ed25519Blob, fieldsOf, opensshPrivateKey, pem, rsaBlob, string } from './openssh.ts'
import { ppk } from './ppk.ts'
import { generateRsaKey, inverse } from './rsa.ts'

export interface MadeKey {
  /** What only the answer to CreateKeyPair has. */
  privateKey: string
  publicKey: string
  fingerprint: string
}

export type KeyFormat = 'pem' | 'ppk'

const ZERO = integer(0n)

/** The fingerprint of a key that AWS made is SHA-1 of the private key in PKCS #8. */
export function makeRsaKey(call: Call, comment: string, format: KeyFormat): MadeKey {
  const { n, e, d, p, q } = generateRsaKey((length) => call.ids.bytes(length))
  const pkcs1 = sequence(
    ...[0n, n, e, d, p, q, d % (p - 1n), d % (q - 1n), inverse(q, p)!].map((number) => integer(number)),
  )
  const secrets = [d, p, q, inverse(q, p)!].map((number) => string(positive(number)))
  return {
    privateKey:
      format === 'ppk' ? ppk('ssh-rsa', comment, rsaBlob(n, e), joined(secrets)) : pem('RSA PRIVATE KEY', pkcs1, 64),
    publicKey: `ssh-rsa ${toBase64(rsaBlob(n, e))} ${comment}`,
    fingerprint: colons('sha1', sequence(ZERO, RSA_ALGORITHM, octets(pkcs1))),
  }
}

export function makeEd25519Key(call: Call, comment: string, format: KeyFormat): MadeKey {
  const seed = call.ids.bytes(32)
  const publicKey = ed25519PublicKey(seed)
  const blob = ed25519Blob(publicKey)
  return {
    privateKey:
      format === 'ppk'
        ? ppk('ssh-ed25519', comment, blob, string(seed))
        : opensshPrivateKey(seed, publicKey, call.ids.bytes(4), comment),
    publicKey: `ssh-ed25519 ${toBase64(blob)} ${comment}`,
    fingerprint: toBase64(hasher().sha256(blob)),
  }
}

export interface ImportedKey {
  keyType: 'rsa' | 'ed25519'
  publicKey: string
  fingerprint: string
}

const invalidKey = (): Error => ec2Error('InvalidKey.Format', 'Key is not in valid OpenSSH public key format')

/**
 * Reads a public key: OpenSSH's form, and of RSA keys also RFC 4716's and a SubjectPublicKeyInfo in bare base64, of
 * whatever size, as AWS took them in 2026 (radkawar/stackd, `key_pairs`, `key_pairs_import_boundaries`). The fingerprint
 * of an imported RSA key is MD5 of the public key in DER.
 * @throws AwsError InvalidKey.Format
 */
export function readPublicKey(material: Uint8Array, comment: string): ImportedKey {
  const text = textOf(material).trim()
  const line = /^(?:ssh-\S+)\s+([A-Za-z0-9+/=]+)(?:\s.*)?$/.exec(text)
  const blob = line ? decoded(line[1]!) : blobOfRsa(text)
  const fields = blob && fieldsOf(blob)
  const type = fields?.[0] && textOf(fields[0])
  if (line && type === 'ssh-ed25519' && fields?.length === 2 && fields[1]?.length === 32)
    return {
      keyType: 'ed25519',
      publicKey: `ssh-ed25519 ${toBase64(blob!)} ${comment}`,
      fingerprint: toBase64(hasher().sha256(blob!)),
    }
  if (type !== 'ssh-rsa' || fields?.length !== 3) throw invalidKey()
  const [e, n] = [numberOf(fields[1]!), numberOf(fields[2]!)]
  return {
    keyType: 'rsa',
    publicKey: `ssh-rsa ${toBase64(rsaBlob(n, e))} ${comment}`,
    fingerprint: colons('md5', sequence(RSA_ALGORITHM, bits(sequence(integer(n), integer(e))))),
  }
}

function blobOfRsa(text: string): Uint8Array | undefined {
  const armoured = /^---- BEGIN SSH2 PUBLIC KEY ----\r?\n([\s\S]*?)---- END SSH2 PUBLIC KEY ----$/.exec(text)
  if (armoured) return decoded(armoured[1]!.replace(/^[\w-]+:.*(?:\\\r?\n.*)*$/gm, ''))
  const spki = decoded(text)
  return spki && blobOfSpki(spki)
}

function decoded(text: string): Uint8Array | undefined {
  const plain = text.replace(/\s/g, '')
  return /^[A-Za-z0-9+/]+={0,2}$/.test(plain) && plain.length % 4 === 0 ? fromBase64(plain) : undefined
}

/** Reads an RSA SubjectPublicKeyInfo by finding its two integers, and checks by writing it again. */
function blobOfSpki(spki: Uint8Array): Uint8Array | undefined {
  const numbers = integersAfter(spki, spki.length > 30 ? headerLength(spki) : spki.length)
  if (numbers.length !== 2) return undefined
  const [n, e] = numbers as [bigint, bigint]
  const again = sequence(RSA_ALGORITHM, bits(sequence(integer(n), integer(e))))
  return again.length === spki.length && again.every((byte, at) => byte === spki[at]) ? rsaBlob(n, e) : undefined
}

/** Up to the first integer: outer sequence, algorithm, bit string, inner sequence. */
function headerLength(der: Uint8Array): number {
  const lengthBytes = (at: number): number => (der[at]! & 0x80 ? 1 + (der[at]! & 0x7f) : 1)
  let at = 1 + lengthBytes(1)
  at += RSA_ALGORITHM.length + 1
  at += lengthBytes(at) + 1
  return at + 1 + lengthBytes(at + 1)
}

function integersAfter(der: Uint8Array, start: number): bigint[] {
  const numbers: bigint[] = []
  let at = start
  while (at + 2 <= der.length && der[at] === 0x02) {
    const long = der[at + 1]! & 0x80 ? der[at + 1]! & 0x7f : 0
    const length = long ? Number(numberOf(der.subarray(at + 2, at + 2 + long))) : der[at + 1]!
    const content = at + 2 + long
    numbers.push(numberOf(der.subarray(content, content + length)))
    at = content + length
  }
  return numbers
}

function colons(name: 'sha1' | 'md5', bytes: Uint8Array): string {
  const running = hasher().running(name)
  running.update(bytes)
  return Array.from(running.digest(), (byte) => byte.toString(16).padStart(2, '0')).join(':')
}
