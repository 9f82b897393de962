import { hasher } from '@first-line/aws-api'

/**
 * What the sandbox is given instead of taking it: time, randomness and hashing. A test passes fixed ones; Node passes
 * `node:crypto`'s, which are several times faster than what a browser outside a secure context can use.
 */

/** Wall time in milliseconds since the epoch. Authentication uses it unchanged; entities use a world's ledger time. */
export interface Clock {
  now(): number
}

/** A source of cryptographically strong random bytes. */
export interface Random {
  bytes(length: number): Uint8Array
}

/** A hash that is fed in pieces, for bodies that are streamed. */
interface RunningHash {
  update(data: Uint8Array): void
  hex(): string
}

/** SHA-256 and HMAC-SHA-256, synchronous: `crypto.subtle` does not exist where a page comes over plain http. */
export interface Hash {
  sha256(data: Uint8Array): Uint8Array
  hmacSha256(key: Uint8Array, data: Uint8Array): Uint8Array
  startSha256(): RunningHash
}

/** The hashing of `@first-line/aws-api`: `@noble/hashes` unless another was put in its place. */
export const defaultHash: Hash = {
  sha256: (data) => hasher().sha256(data),
  hmacSha256: (key, data) => hasher().hmacSha256(key, data),
  startSha256() {
    const running = hasher().running('sha256')
    return {
      update: (data) => running.update(data),
      hex: () => Array.from(running.digest(), (byte) => byte.toString(16).padStart(2, '0')).join(''),
    }
  },
}

export const systemClock: Clock = { now: () => Date.now() }

/** `crypto.getRandomValues`, the one member of `crypto` that is there without a secure context. Drawn from a pool, since each call costs about a microsecond. */
export function systemRandom(): Random {
  const pool = new Uint8Array(4096)
  let used = pool.length
  return {
    bytes(length) {
      if (length > pool.length) return crypto.getRandomValues(new Uint8Array(length))
      if (used + length > pool.length) {
        crypto.getRandomValues(pool)
        used = 0
      }
      const drawn = pool.slice(used, used + length)
      pool.fill(0, used, used + length)
      used += length
      return drawn
    },
  }
}
