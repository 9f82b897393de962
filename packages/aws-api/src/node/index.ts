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

/**
 * What the outer hash of an HMAC (RFC 2104) takes in. By hand, since `createHmac` sets up a context at some 30 µs a
 * call (Node 24), while two one-shot hashes cost 2.
 */
function hmacOuter(key: Uint8Array, data: Uint8Array): Uint8Array {
  const block = key.length > BLOCK ? hash('sha256', key, 'buffer') : key
  const inner = new Uint8Array(BLOCK + data.length)
  const outer = new Uint8Array(BLOCK + 32)
  for (let index = 0; index < BLOCK; index += 1) {
    const byte = block[index] ?? 0
    inner[index] = byte ^ 0x36
    outer[index] = byte ^ 0x5c
  }
  inner.set(data, BLOCK)
  outer.set(hash('sha256', inner, 'buffer'), BLOCK)
  return outer
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
