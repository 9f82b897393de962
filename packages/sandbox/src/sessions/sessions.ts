import type { Hash } from '../environment.ts'
import type { Ids } from '../ids/ids.ts'
import type { SessionClaims } from './claims.ts'

/** Temporary credentials. */
export interface SessionCredentials {
  accessKeyId: string
  secretAccessKey: string
  sessionToken: string
  /** Milliseconds of wall time. */
  expiresAt: number
}

export type ReadSession =
  | { ok: true; claims: SessionClaims; secretAccessKey: string }
  /** Not a token of this sandbox, or changed on the way. */
  | { ok: false }

/**
 * Sessions without a store: the token carries its claims, encrypted and authenticated with a key of the store, and the
 * secret key is derived from it. So a session costs nothing to make, survives restarts, and cannot be forged. What may end
 * one early (its user or role is deleted) is looked up when it is used.
 */
export interface Sessions {
  issue(claims: Omit<SessionClaims, 'accessKeyId'>): SessionCredentials
  read(token: string): ReadSession
}

const VERSION = 1
const NONCE = 16
const TAG = 16
/** Tokens come with every request; their decoding is remembered. */
const REMEMBERED_TOKENS = 2_000

const encoder = new TextEncoder()

export function createSessions({ hash, ids, key }: { hash: Hash; ids: Ids; key: Uint8Array }): Sessions {
  const derive = (purpose: string) => hash.hmacSha256(key, encoder.encode(purpose))
  const encryption = derive('session-token encryption')
  const authentication = derive('session-token authentication')
  const secrets = derive('session secret keys')
  const remembered = new Map<string, ReadSession>()

  /** HMAC in counter mode as a stream cipher; a nonce is never used twice. */
  function cipher(nonce: Uint8Array, bytes: Uint8Array): Uint8Array {
    const result = bytes.slice()
    const block = new Uint8Array(NONCE + 4)
    block.set(nonce)
    for (let offset = 0, counter = 0; offset < bytes.length; offset += 32, counter += 1) {
      new DataView(block.buffer).setUint32(NONCE, counter)
      const stream = hash.hmacSha256(encryption, block)
      for (let i = 0; i < 32 && offset + i < bytes.length; i += 1) result[offset + i]! ^= stream[i]!
    }
    return result
  }

  function secretOf(token: Uint8Array): string {
    const mac = hash.hmacSha256(secrets, token)
    return toBase64(mac.subarray(0, 30))
  }

  function decode(token: string): ReadSession {
    const bytes = fromBase64(token)
    if (!bytes || bytes.length < 1 + NONCE + TAG || bytes[0] !== VERSION) return { ok: false }
    const signed = bytes.subarray(0, -TAG)
    const expected = hash.hmacSha256(authentication, signed).subarray(0, TAG)
    let difference = 0
    for (let i = 0; i < TAG; i += 1) difference |= expected[i]! ^ bytes[signed.length + i]!
    if (difference !== 0) return { ok: false }
    const nonce = signed.subarray(1, 1 + NONCE)
    const text = new TextDecoder().decode(cipher(nonce, signed.subarray(1 + NONCE)))
    return { ok: true, claims: JSON.parse(text) as SessionClaims, secretAccessKey: secretOf(bytes) }
  }

  return {
    issue(partial) {
      const claims: SessionClaims = { ...partial, accessKeyId: ids.unique('session-key', partial.account) }
      const nonce = ids.bytes(NONCE)
      const sealed = cipher(nonce, encoder.encode(JSON.stringify(claims)))
      const signed = new Uint8Array(1 + NONCE + sealed.length)
      signed[0] = VERSION
      signed.set(nonce, 1)
      signed.set(sealed, 1 + NONCE)
      const bytes = new Uint8Array(signed.length + TAG)
      bytes.set(signed)
      bytes.set(hash.hmacSha256(authentication, signed).subarray(0, TAG), signed.length)
      return {
        accessKeyId: claims.accessKeyId,
        secretAccessKey: secretOf(bytes),
        sessionToken: toBase64(bytes),
        expiresAt: claims.expiresAt,
      }
    },
    read(token) {
      const known = remembered.get(token)
      if (known) return known
      const read = decode(token)
      if (read.ok) {
        if (remembered.size >= REMEMBERED_TOKENS) remembered.delete(remembered.keys().next().value!)
        remembered.set(token, read)
      }
      return read
    },
  }
}

function toBase64(bytes: Uint8Array): string {
  let binary = ''
  for (const byte of bytes) binary += String.fromCharCode(byte)
  return btoa(binary)
}

function fromBase64(text: string): Uint8Array | undefined {
  if (!/^[A-Za-z0-9+/]+={0,2}$/.test(text) || text.length % 4 !== 0) return undefined
  const binary = atob(text)
  return Uint8Array.from(binary, (character) => character.charCodeAt(0))
}
