/** Hashing by node:crypto and node:zlib. */
import { createHash, hash } from 'node:crypto'
import { crc32 } from 'node:zlib'
import { type Hasher, useHasher } from '../hash.ts'
import { useBase64 } from '../text.ts'
import { crcOf } from './crc-kernel.ts'

export const nodeHasher: Hasher = {
  sha256: (data) => hash('sha256', data, 'buffer'),
  sha256Hex: (data) => hash('sha256', data, 'hex'),
  hmacSha256: (key, data) => hash('sha256', hmacOuter(key, data), 'buffer'),
  hmacSha256Hex(key, text) {
    const begin = padsOf(key)
    const size = Buffer.byteLength(text)
    const inner = size <= scratch.inner.length - BLOCK ? scratch.inner : Buffer.alloc(BLOCK + size)
    inner.set(begin.inner)
    inner.write(text, BLOCK)
    scratch.outer.set(begin.outer)
    scratch.outer.set(hash('sha256', inner.subarray(0, BLOCK + size), 'buffer'), BLOCK)
    return hash('sha256', scratch.outer, 'hex')
  },
  once: (name, data) => hash(name, data, 'buffer'),
  running(name) {
    const running = createHash(name)
    return {
      update: (bytes) => {
        running.update(bytes)
      },
      digest: () => running.digest(),
    }
  },
  crc32() {
    let value = 0
    return {
      update: (bytes) => {
        value = crc32(bytes, value)
      },
      digest: () => {
        const out = new Uint8Array(4)
        new DataView(out.buffer).setUint32(0, value)
        return out
      },
    }
  },
  crc32c: crcOf(0x82f63b78n, 32),
  crc64nvme: crcOf(0x9a6c9329ac4bc9b5n, 64),
}

const BLOCK = 64

interface Pads {
  inner: Uint8Array
  outer: Uint8Array
}

/** What an HMAC (RFC 2104) begins its two hashes with. */
function makePads(key: Uint8Array): Pads {
  const block = key.length > BLOCK ? hash('sha256', key, 'buffer') : key
  const made = { inner: new Uint8Array(BLOCK).fill(0x36), outer: new Uint8Array(BLOCK).fill(0x5c) }
  for (let index = 0; index < block.length; index += 1) {
    made.inner[index]! ^= block[index]!
    made.outer[index]! ^= block[index]!
  }
  return made
}

/** A signing key serves thousands of requests: what HMAC makes of it is kept as long as it is. */
const pads = new WeakMap<Uint8Array, Pads>()

function padsOf(key: Uint8Array): Pads {
  let known = pads.get(key)
  if (!known) {
    known = makePads(key)
    pads.set(key, known)
  }
  return known
}

/** Hashing is synchronous: one place to lay out what is hashed does for all. */
const scratch = { inner: Buffer.alloc(BLOCK + 1024), outer: Buffer.alloc(BLOCK + 32) }

/**
 * What the outer hash of an HMAC takes in. By hand, since `createHmac` sets up a context at some 30 µs a call (Node 24),
 * while two one-shot hashes cost 2.
 */
function hmacOuter(key: Uint8Array, data: Uint8Array): Uint8Array {
  const { inner, outer } = makePads(key)
  const innerData = new Uint8Array(BLOCK + data.length)
  innerData.set(inner)
  innerData.set(data, BLOCK)
  const outerData = new Uint8Array(BLOCK + 32)
  outerData.set(outer)
  outerData.set(hash('sha256', innerData, 'buffer'), BLOCK)
  return outerData
}

/** Makes this process hash with node:crypto, and write base64 by Node's own code. Idempotent. */
export function useNodeHashes(): void {
  useHasher(nodeHasher)
  useBase64({
    // A copy: small buffers of Node share their memory.
    decode: (text) => new Uint8Array(Buffer.from(text, 'base64')),
    encode: (bytes) => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64'),
  })
}
