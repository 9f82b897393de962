/** Private keys as EC2 and ssh-keygen write them, and signing with them. Nothing here leaves the machine. */
import { bytesFromBase64, bytesOfText } from '../../aws/bytes.ts'
import { field, fieldsOf, positive } from './wire.ts'

export interface PrivateKey {
  /** As in authorized_keys, without a comment. */
  publicKey: string
  /** Base64. */
  sign(text: string): Promise<string>
}

/** Undefined for what is no key; `encrypted` where a passphrase would be needed. */
export async function readPrivateKey(text: string): Promise<PrivateKey | 'encrypted' | undefined> {
  const [, label, body = ''] = /-----BEGIN ([A-Z ]*PRIVATE KEY)-----([\s\S]*?)-----END/.exec(text) ?? []
  if (label === undefined) return undefined
  if (label.startsWith('ENCRYPTED') || body.includes('ENCRYPTED')) return 'encrypted'
  const der = bytesFromBase64(body.replace(/\s/g, ''))
  if (!der) return undefined
  try {
    if (label === 'RSA PRIVATE KEY') return rsaKey(integersOf(der))
    if (label === 'PRIVATE KEY') return rsaKey(integersOf(innerKey(der)))
    if (label === 'OPENSSH PRIVATE KEY') return await opensshKey(der)
  } catch (error) {
    if (error instanceof BrokenKey) return undefined
    throw error
  }
  return undefined
}

/** A fresh one, Ed25519, for a connection that is made at once. */
export async function passingKey(): Promise<PrivateKey> {
  const { ed25519 } = await import('@noble/curves/ed25519.js')
  const seed = crypto.getRandomValues(new Uint8Array(32))
  return ed25519Key(seed, ed25519.getPublicKey(seed))
}

const ed25519Key = (seed: Uint8Array, key: Uint8Array): PrivateKey => ({
  publicKey: publicText('ssh-ed25519', key),
  async sign(text) {
    const { ed25519 } = await import('@noble/curves/ed25519.js')
    return toBase64(ed25519.sign(bytesOfText(text), seed))
  },
})

class BrokenKey extends Error {}

/** One DER element: its tag and its content. */
function* elements(der: Uint8Array): Generator<{ tag: number; content: Uint8Array }> {
  for (let at = 0; at < der.length; ) {
    const tag = der[at++]!
    let length = der[at++] ?? 0
    if (length > 127) {
      const bytes = length & 127
      length = 0
      for (let i = 0; i < bytes; i++) length = length * 256 + (der[at++] ?? 0)
    }
    if (at + length > der.length) throw new BrokenKey()
    yield { tag, content: der.subarray(at, at + length) }
    at += length
  }
}

/** The numbers of a PKCS #1 key: version, n, e, d, and more. */
function integersOf(der: Uint8Array): bigint[] {
  const [sequence] = elements(der)
  if (sequence?.tag !== 0x30) throw new BrokenKey()
  return [...elements(sequence.content)].map(({ content }) => toNumber(content))
}

/** PKCS #8 has the other form inside, as an octet string. */
function innerKey(der: Uint8Array): Uint8Array {
  const [sequence] = elements(der)
  const inner = sequence && [...elements(sequence.content)].find(({ tag }) => tag === 0x04)
  if (!inner) throw new BrokenKey()
  return inner.content
}

const toNumber = (bytes: Uint8Array): bigint => bytes.reduce((sum, byte) => sum * 256n + BigInt(byte), 0n)

function toBytes(number: bigint, length: number): Uint8Array {
  const bytes = new Uint8Array(length)
  for (let at = length - 1, rest = number; at >= 0; at--, rest >>= 8n) bytes[at] = Number(rest & 255n)
  return bytes
}

const publicText = (type: string, ...fields: Uint8Array[]): string =>
  `${type} ${toBase64(join([field(bytesOfText(type)), ...fields.map(field)]))}`

const toBase64 = (bytes: Uint8Array): string => {
  let text = ''
  for (const byte of bytes) text += String.fromCharCode(byte)
  return btoa(text)
}

function join(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const all = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const part of parts) {
    all.set(part, at)
    at += part.length
  }
  return all
}

/** DER of the algorithm's name and the hash's length: RFC 8017, section 9.2. */
const SHA256_PREFIX = [
  0x30, 0x31, 0x30, 0x0d, 0x06, 0x09, 0x60, 0x86, 0x48, 0x01, 0x65, 0x03, 0x04, 0x02, 0x01, 0x05, 0x00, 0x04, 0x20,
]

function rsaKey([, n, e, d]: readonly bigint[]): PrivateKey {
  if (!n || !e || !d) throw new BrokenKey()
  const size = Math.ceil(n.toString(16).length / 2)
  return {
    publicKey: publicText(
      'ssh-rsa',
      positive(toBytes(e, Math.ceil(e.toString(16).length / 2))),
      positive(toBytes(n, size)),
    ),
    async sign(text) {
      const { hasher } = await import('@first-line/aws-api')
      const digest = Uint8Array.from([...SHA256_PREFIX, ...hasher().sha256(bytesOfText(text))])
      const padded = join([
        Uint8Array.of(0, 1),
        new Uint8Array(size - digest.length - 3).fill(255),
        Uint8Array.of(0),
        digest,
      ])
      return toBase64(toBytes(power(toNumber(padded), d, n), size))
    },
  }
}

function power(base: bigint, exponent: bigint, modulus: bigint): bigint {
  let result = 1n
  for (const bit of exponent.toString(2)) {
    result = (result * result) % modulus
    if (bit === '1') result = (result * base) % modulus
  }
  return result
}

/** OpenSSH's PROTOCOL.key, unencrypted, with one key: Ed25519. */
async function opensshKey(file: Uint8Array): Promise<PrivateKey | 'encrypted' | undefined> {
  const magic = 'openssh-key-v1\0'
  const [cipher, , , rest] = splitOpenssh(file.subarray(magic.length))
  if (new TextDecoder().decode(cipher) !== 'none') return 'encrypted'
  const [publicBlob, secret] = fieldsOf(rest ?? new Uint8Array())
  const [type, key] = fieldsOf(publicBlob ?? new Uint8Array())
  if (!secret || !key || new TextDecoder().decode(type) !== 'ssh-ed25519') throw new BrokenKey()
  // Two check numbers, then type, public key, and seed with the public key again.
  const seed = fieldsOf(secret.subarray(8))[2]?.subarray(0, 32)
  if (seed?.length !== 32) throw new BrokenKey()
  return ed25519Key(seed, key)
}

/** Cipher, key derivation and its options; then the count of keys, and what comes after it. */
function splitOpenssh(file: Uint8Array): (Uint8Array | undefined)[] {
  const [cipher, kdf, options] = fieldsOf(file)
  const before = [cipher, kdf, options].reduce((sum, part) => sum + 4 + (part?.length ?? 0), 0)
  return [cipher, kdf, options, file.subarray(before + 4)]
}
