/**
 * Synchronous hashing. By default `@noble/hashes`, which runs anywhere; in Node, `useNodeHashes()` of
 * `@first-line/aws-api/node` puts node:crypto in its place (about ten times faster).
 */
import { hmac } from '@noble/hashes/hmac.js'
import { md5, sha1 } from '@noble/hashes/legacy.js'
import { sha256 } from '@noble/hashes/sha2.js'
import type { RunningChecksum } from './checksums/crc.ts'
import { toHex, utf8 } from './text.ts'

export type HashName = 'sha256' | 'sha1' | 'md5'

export interface Hasher {
  sha256(data: Uint8Array): Uint8Array
  /** Lower-case; text is hashed as UTF-8. */
  sha256Hex(data: Uint8Array | string): string
  hmacSha256(key: Uint8Array, data: Uint8Array): Uint8Array
  /** The same of a text as UTF-8, in lower-case hex: of every signature. A key must not be changed afterwards. */
  hmacSha256Hex(key: Uint8Array, text: string): string
  running(name: HashName): RunningChecksum
  /** All at once, where that is faster. */
  once?(name: HashName, data: Uint8Array): Uint8Array
  /** Faster CRCs, where the platform has them. */
  crc32?(): RunningChecksum
  crc32c?(): RunningChecksum
  crc64nvme?(): RunningChecksum
}

const noble = { sha256, sha1, md5 }

const nobleHasher: Hasher = {
  sha256,
  sha256Hex: (data) => toHex(sha256(typeof data === 'string' ? utf8(data) : data)),
  hmacSha256: (key, data) => hmac(sha256, key, data),
  hmacSha256Hex: (key, text) => toHex(hmac(sha256, key, utf8(text))),
  running(name) {
    const hash = noble[name].create()
    return {
      update: (bytes) => {
        hash.update(bytes)
      },
      digest: () => hash.digest(),
    }
  },
}

let current: Hasher = nobleHasher

/** The hasher in use. */
export function hasher(): Hasher {
  return current
}

/** Replaces the hasher for this process or worker: all of them compute the same, so nobody can tell but by speed. */
export function useHasher(replacement: Hasher | undefined): void {
  current = replacement ?? nobleHasher
}
