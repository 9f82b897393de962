/** RSA public keys as SSH writes them (RFC 4253, 6.6) and as PEM holds them. */
import { checksum, fromBase64, textOf, toBase64, toHex, utf8 } from '@first-line/aws-api'
import { MalformedDer, TAG, unsigned, writeDer } from './der.ts'
import { readPublicKey, readRsaPublicKey } from './keys.ts'
import { readPem, writePem } from './pem.ts'

export interface RsaKey {
  modulus: Uint8Array
  exponent: Uint8Array
}

/** `encoding`: IAM does not know this form. `key`: it does, and the key is broken or too short. */
export type ReadSshKey = { key: RsaKey } | { problem: 'encoding' | 'key' }

/** IAM takes `ssh-rsa` lines and PEM; at least 2,048 bits (*UploadSSHPublicKey*). */
const SHORTEST_BITS = 2_048

export function readSshKey(body: string): ReadSshKey {
  const text = body.trim()
  const [kind, base64] = text.split(/\s+/)
  const key = kind === 'ssh-rsa' ? fromBlob(base64 ?? '') : fromPem(text)
  if (key === undefined) return { problem: kind === 'ssh-rsa' ? 'key' : 'encoding' }
  return bitsOf(key.modulus) < SHORTEST_BITS ? { problem: 'key' } : { key }
}

function fromBlob(base64: string): RsaKey | undefined {
  const blob = /^[A-Za-z0-9+/]+={0,2}$/.test(base64) ? fromBase64(base64) : undefined
  if (!blob) return undefined
  const parts: Uint8Array[] = []
  for (let at = 0; at < blob.length; ) {
    if (at + 4 > blob.length) return undefined
    const length = new DataView(blob.buffer, blob.byteOffset + at, 4).getUint32(0)
    parts.push(blob.subarray(at + 4, at + 4 + length))
    at += 4 + length
    if (at > blob.length) return undefined
  }
  const [kind, exponent, modulus] = parts
  if (!kind || !exponent || !modulus || parts.length !== 3 || textOf(kind) !== 'ssh-rsa') return undefined
  return { exponent: unsigned(exponent), modulus: unsigned(modulus) }
}

function fromPem(text: string): RsaKey | undefined {
  const [block, ...more] = readPem(text) ?? []
  if (!block || more.length) return undefined
  try {
    if (block.label === 'RSA PUBLIC KEY') return readRsaPublicKey(block.bytes)
    if (block.label !== 'PUBLIC KEY') return undefined
    const key = readPublicKey(block.bytes)
    return key.kind === 'rsa' ? key : undefined
  } catch (error) {
    if (error instanceof MalformedDer) return undefined
    throw error
  }
}

function bitsOf(modulus: Uint8Array): number {
  return modulus.length === 0 ? 0 : modulus.length * 8 - Math.clz32(modulus[0]!) + 24
}

/** The key in SSH's encoding, base64. */
export function sshBlob({ modulus, exponent }: RsaKey): string {
  const parts = [utf8('ssh-rsa'), positive(exponent), positive(modulus)]
  const blob = new Uint8Array(parts.reduce((sum, part) => sum + 4 + part.length, 0))
  let at = 0
  for (const part of parts) {
    new DataView(blob.buffer).setUint32(at, part.length)
    blob.set(part, at + 4)
    at += 4 + part.length
  }
  return toBase64(blob)
}

/** SubjectPublicKeyInfo in PEM. */
export function pemOfBlob(blob: string): string {
  const key = fromBlob(blob)
  if (!key) throw new Error('A stored SSH key is none')
  const rsa = writeDer(
    TAG.sequence,
    writeDer(TAG.integer, positive(key.modulus)),
    writeDer(TAG.integer, positive(key.exponent)),
  )
  const oid = Uint8Array.of(0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x01, 0x01)
  const algorithm = writeDer(TAG.sequence, writeDer(TAG.oid, oid), writeDer(TAG.null))
  const info = writeDer(TAG.sequence, algorithm, writeDer(TAG.bitString, Uint8Array.of(0), rsa))
  return writePem('PUBLIC KEY', toBase64(info))
}

/** MD5 of the key in SSH's encoding, as `ssh-keygen -l -E md5` gives it: `7a:1d:…`. */
export function fingerprint(blob: string): string {
  const digest = toHex(checksum('MD5', fromBase64(blob)!))
  return digest.match(/../g)!.join(':')
}

/** A zero in front keeps a number positive whose first bit is set. */
function positive(bytes: Uint8Array): Uint8Array {
  return bytes[0] !== undefined && bytes[0] >= 0x80 ? Uint8Array.of(0, ...bytes) : bytes
}
