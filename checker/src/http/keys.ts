/** The keys of one server, all from the one secret of its data folder: for each purpose another, so that none opens two doors. */
import { createPrivateKey, createPublicKey, hkdfSync, type KeyObject } from 'node:crypto'

export function keyFor(secret: Uint8Array, purpose: string): Buffer {
  return Buffer.from(hkdfSync('sha256', secret, new Uint8Array(0), `first-line ${purpose}`, 32))
}

/** PKCS #8 of an Ed25519 key without its 32 bytes (RFC 8410). */
const ed25519 = Buffer.from('302e020100300506032b657004220420', 'hex')

export interface SigningKey {
  readonly privateKey: KeyObject
  readonly publicKey: KeyObject
}

export function signingKeyFor(secret: Uint8Array, purpose: string): SigningKey {
  const key = Buffer.concat([ed25519, keyFor(secret, purpose)])
  const privateKey = createPrivateKey({ key, format: 'der', type: 'pkcs8' })
  return { privateKey, publicKey: createPublicKey(privateKey) }
}
