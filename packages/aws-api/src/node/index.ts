/** Hashing by node:crypto and node:zlib. */
import { createHash, createHmac, hash } from 'node:crypto'
import { crc32 } from 'node:zlib'
import { type Hasher, useHasher } from '../hash.ts'

export const nodeHasher: Hasher = {
  sha256: (data) => hash('sha256', data, 'buffer'),
  hmacSha256: (key, data) => createHmac('sha256', key).update(data).digest(),
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
}

/** Makes this process hash with node:crypto. Idempotent. */
export function useNodeHashes(): void {
  useHasher(nodeHasher)
}
