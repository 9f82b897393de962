/** Keys in OpenSSH's forms: RFC 4253 section 6.6, and OpenSSH's PROTOCOL.key. */
import { toBase64, utf8 } from '@first-line/aws-api'
import { joined, positive } from './der.ts'

function uint32(number: number): Uint8Array {
  const bytes = new Uint8Array(4)
  new DataView(bytes.buffer).setUint32(0, number)
  return bytes
}

/** SSH's `string`: its length, then the bytes. */
export const string = (content: Uint8Array | string): Uint8Array => {
  const bytes = typeof content === 'string' ? utf8(content) : content
  return joined([uint32(bytes.length), bytes])
}

export const rsaBlob = (n: bigint, e: bigint): Uint8Array =>
  joined([string('ssh-rsa'), string(positive(e)), string(positive(n))])

export const ed25519Blob = (publicKey: Uint8Array): Uint8Array => joined([string('ssh-ed25519'), string(publicKey)])

/** Lines of at most `width` characters between a label's marks; without a newline at the end, as EC2 answers. */
export function pem(label: string, der: Uint8Array, width: number): string {
  const lines = toBase64(der).match(new RegExp(`.{1,${width}}`, 'g')) ?? []
  return [`-----BEGIN ${label}-----`, ...lines, `-----END ${label}-----`].join('\n')
}

/** An unencrypted private key file. `check` is any number: readers see by it that they decrypted well. */
export function opensshPrivateKey(seed: Uint8Array, publicKey: Uint8Array, check: Uint8Array, comment: string): string {
  const blob = ed25519Blob(publicKey)
  const secret = joined([check, check, blob, string(joined([seed, publicKey])), string(comment)])
  const padding = Uint8Array.from({ length: (8 - (secret.length % 8)) % 8 }, (_, index) => index + 1)
  const file = joined([
    utf8('openssh-key-v1\0'),
    string('none'),
    string('none'),
    string(''),
    uint32(1),
    string(blob),
    string(joined([secret, padding])),
  ])
  return pem('OPENSSH PRIVATE KEY', file, 70)
}

/** The fields of a blob. `undefined` for what is none. */
export function fieldsOf(blob: Uint8Array): Uint8Array[] | undefined {
  const view = new DataView(blob.buffer, blob.byteOffset, blob.byteLength)
  const fields: Uint8Array[] = []
  let at = 0
  while (at < blob.length) {
    if (at + 4 > blob.length) return undefined
    const length = view.getUint32(at)
    at += 4
    if (at + length > blob.length) return undefined
    fields.push(blob.subarray(at, at + length))
    at += length
  }
  return fields
}
