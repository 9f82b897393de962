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
  /** `minimumSize`: of the token, in characters; it is padded up to it. */
  issue(claims: Omit<SessionClaims, 'accessKeyId' | 'padding'>, minimumSize?: number): SessionCredentials
  read(token: string): ReadSession
  /** Makes a text unreadable, and unchangeable, for everyone else: URL-safe base64. */
  seal(text: string): string
  /** What {@link Sessions.seal} sealed; `undefined` for anything else. */
  unseal(sealed: string): string | undefined
}

/** The first byte says what is inside, so that one kind never passes for the other. */
const VERSION = 1
const SEALED = 2
const NONCE = 16
const TAG = 16
const OVERHEAD = 1 + NONCE + TAG
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

  function open(bytes: Uint8Array | undefined, version: number): string | undefined {
    if (!bytes || bytes.length < 1 + NONCE + TAG || bytes[0] !== version) return undefined
    const signed = bytes.subarray(0, -TAG)
    const expected = hash.hmacSha256(authentication, signed).subarray(0, TAG)
    let difference = 0
    for (let i = 0; i < TAG; i += 1) difference |= expected[i]! ^ bytes[signed.length + i]!
    if (difference !== 0) return undefined
    const nonce = signed.subarray(1, 1 + NONCE)
    return new TextDecoder().decode(cipher(nonce, signed.subarray(1 + NONCE)))
  }

  function close(text: string, version: number): Uint8Array {
    const nonce = ids.bytes(NONCE)
    const sealed = cipher(nonce, encoder.encode(text))
    const signed = new Uint8Array(1 + NONCE + sealed.length)
    signed[0] = version
    signed.set(nonce, 1)
    signed.set(sealed, 1 + NONCE)
    const bytes = new Uint8Array(signed.length + TAG)
    bytes.set(signed)
    bytes.set(hash.hmacSha256(authentication, signed).subarray(0, TAG), signed.length)
    return bytes
  }

  function decode(token: string): ReadSession {
    const bytes = fromBase64(token)
    const text = open(bytes, VERSION)
    if (!bytes || text === undefined) return { ok: false }
    return { ok: true, claims: JSON.parse(text) as SessionClaims, secretAccessKey: secretOf(bytes) }
  }

  return {
    issue(partial, minimumSize = 0) {
      const claims: SessionClaims = { ...partial, accessKeyId: ids.unique('session-key', partial.account) }
      const bare = JSON.stringify(claims)
      const missing = Math.ceil((minimumSize * 3) / 4) - (encoder.encode(bare).length + OVERHEAD)
      const padding = '.'.repeat(Math.max(0, missing - ',"padding":""'.length))
      const padded = missing > 0 ? JSON.stringify({ ...claims, padding }) : bare
      const bytes = close(padded, VERSION)
      return {
        accessKeyId: claims.accessKeyId,
        secretAccessKey: secretOf(bytes),
        sessionToken: toBase64(bytes),
        expiresAt: claims.expiresAt,
      }
    },
    seal: (text) => toBase64(close(text, SEALED)).replaceAll('+', '-').replaceAll('/', '_'),
    unseal: (sealed) => open(fromBase64(sealed.replaceAll('-', '+').replaceAll('_', '/')), SEALED),
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
