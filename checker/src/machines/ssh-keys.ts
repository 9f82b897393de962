/** SSH's keys: whether a signature is of a key, and what an instance shows as its own. */
import { createHash, createPublicKey, generateKeyPairSync, type KeyObject, verify } from 'node:crypto'

/** `ssh-ed25519 AAAA…`, without the comment. */
export function bare(publicKey: string): string {
  return publicKey.trim().split(/\s+/).slice(0, 2).join(' ')
}

/** Whether the holder of `publicKey` signed: RSA PKCS #1 v1.5 with SHA-256, or Ed25519. False for what is no key. */
export function isSignedBy(publicKey: string, text: string, signature: Uint8Array): boolean {
  const key = keyObject(publicKey)
  if (!key) return false
  return verify(key.asymmetricKeyType === 'rsa' ? 'sha256' : null, Buffer.from(text), key, signature)
}

function keyObject(publicKey: string): KeyObject | undefined {
  const [type, blob = ''] = publicKey.split(' ')
  const fields = fieldsOf(Buffer.from(blob, 'base64'))
  if (fields[0]?.toString() !== type) return undefined
  try {
    if (type === 'ssh-rsa') return jwk({ kty: 'RSA', e: number(fields[1]), n: number(fields[2]) })
    if (type === 'ssh-ed25519') return jwk({ kty: 'OKP', crv: 'Ed25519', x: fields[1]?.toString('base64url') ?? '' })
  } catch (error) {
    // Numbers that are no key: the sender's mistake.
    if (error instanceof Error) return undefined
    throw error
  }
  return undefined
}

const jwk = (key: Record<string, string>): KeyObject => createPublicKey({ format: 'jwk', key })

/** SSH's integers have a leading zero byte where the first bit is set; a JWK's have none. */
const number = (field: Buffer | undefined): string =>
  Buffer.from(field?.[0] === 0 ? field.subarray(1) : (field ?? [])).toString('base64url')

/** The fields of a key's blob, RFC 4251 section 5; as many as are whole. */
function fieldsOf(blob: Buffer): Buffer[] {
  const fields: Buffer[] = []
  let at = 0
  while (at + 4 <= blob.length) {
    const length = blob.readUInt32BE(at)
    at += 4
    if (at + length > blob.length) break
    fields.push(blob.subarray(at, at + length))
    at += length
  }
  return fields
}

/** The key by which a machine is known again: always the same for an instance, and nobody can sign with it. */
export function hostKeyOf(learner: string, instance: string): string {
  return ed25519(createHash('sha256').update(`host key of ${learner}/${instance}`).digest())
}

/** A key that is pushed and then forgotten: the connection is made in this process. */
export function passingKey(): string {
  const { publicKey } = generateKeyPairSync('ed25519')
  return ed25519(Buffer.from(publicKey.export({ format: 'jwk' }).x ?? '', 'base64url'))
}

function ed25519(key: Buffer): string {
  const field = (content: Buffer): Buffer => {
    const length = Buffer.alloc(4)
    length.writeUInt32BE(content.length)
    return Buffer.concat([length, content])
  }
  const blob = Buffer.concat([field(Buffer.from('ssh-ed25519')), field(key)])
  return `ssh-ed25519 ${blob.toString('base64')}`
}
