/** Public and private keys, as far as it takes to tell whether they belong together. */
import { toHex } from '@first-line/aws-api'
import { expectTag, MalformedDer, readDer, readOne, TAG, unsigned } from './der.ts'
import { readPem } from './pem.ts'

export type PublicKey =
  | { kind: 'rsa'; modulus: Uint8Array; exponent: Uint8Array }
  /** Elliptic curves: the point, uncompressed or not, as it is encoded. */
  | { kind: 'ec'; point: string }
  | { kind: 'other' }

export type PrivateKey =
  | { kind: 'rsa'; modulus: Uint8Array }
  /** The point is not always told. */
  | { kind: 'ec'; point?: string }
  | { kind: 'other' }

const RSA = '2a864886f70d010101'
const EC = '2a8648ce3d0201'

/** SubjectPublicKeyInfo (RFC 5280, 4.1.2.7). @throws MalformedDer */
export function readPublicKey(der: Uint8Array): PublicKey {
  const [algorithm, bits] = readDer(readOne(der, TAG.sequence).content)
  const [oid] = readDer(expectTag(algorithm, TAG.sequence).content)
  const key = expectTag(bits, TAG.bitString).content.subarray(1)
  const name = toHex(expectTag(oid, TAG.oid).content)
  if (name === RSA) return readRsaPublicKey(key)
  return name === EC ? { kind: 'ec', point: toHex(key) } : { kind: 'other' }
}

/** RSAPublicKey (RFC 8017, A.1.1). @throws MalformedDer */
export function readRsaPublicKey(der: Uint8Array): PublicKey & { kind: 'rsa' } {
  const [modulus, exponent] = readDer(readOne(der, TAG.sequence).content)
  return {
    kind: 'rsa',
    modulus: unsigned(expectTag(modulus, TAG.integer).content),
    exponent: unsigned(expectTag(exponent, TAG.integer).content),
  }
}

/** A private key in PEM, not encrypted: PKCS #1, PKCS #8 or SEC 1; `undefined` for anything else. */
export function readPrivateKey(text: string): PrivateKey | undefined {
  const blocks = readPem(text)
  // OpenSSL writes the curve in a block of its own, before the key.
  const [block, ...more] = blocks?.filter(({ label }) => label !== 'EC PARAMETERS') ?? []
  const read = block && more.length === 0 ? READERS[block.label] : undefined
  if (!block || !read) return undefined
  try {
    return read(block.bytes)
  } catch (error) {
    if (error instanceof MalformedDer) return undefined
    throw error
  }
}

const READERS: Record<string, (der: Uint8Array) => PrivateKey> = {
  'RSA PRIVATE KEY': readRsaPrivateKey,
  'EC PRIVATE KEY': readEcPrivateKey,
  'PRIVATE KEY': (der) => {
    const [, algorithm, key] = readDer(readOne(der, TAG.sequence).content)
    const [oid] = readDer(expectTag(algorithm, TAG.sequence).content)
    const { content } = expectTag(key, TAG.octetString)
    const name = toHex(expectTag(oid, TAG.oid).content)
    if (name === RSA) return readRsaPrivateKey(content)
    return name === EC ? readEcPrivateKey(content) : { kind: 'other' }
  },
}

function readRsaPrivateKey(der: Uint8Array): PrivateKey {
  const [, modulus] = readDer(readOne(der, TAG.sequence).content)
  return { kind: 'rsa', modulus: unsigned(expectTag(modulus, TAG.integer).content) }
}

/** ECPrivateKey (RFC 5915): the public point is an option, in field 1. */
function readEcPrivateKey(der: Uint8Array): PrivateKey {
  const [version, key, ...options] = readDer(readOne(der, TAG.sequence).content)
  expectTag(version, TAG.integer)
  expectTag(key, TAG.octetString)
  const field = options.find(({ tag }) => tag === 0xa1)
  if (!field) return { kind: 'ec' }
  return { kind: 'ec', point: toHex(readOne(field.content, TAG.bitString).content.subarray(1)) }
}

/** Whether a private key is a public key's. Where a key does not say enough, it is believed. */
export function belongTogether(publicKey: PublicKey, privateKey: PrivateKey): boolean {
  if (publicKey.kind === 'rsa' && privateKey.kind === 'rsa')
    return toHex(publicKey.modulus) === toHex(privateKey.modulus)
  if (publicKey.kind === 'ec' && privateKey.kind === 'ec')
    return privateKey.point === undefined || privateKey.point === publicKey.point
  return publicKey.kind === privateKey.kind
}
