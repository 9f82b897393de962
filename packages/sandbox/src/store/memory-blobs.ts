import type { Hash } from '../environment.ts'
import type { BlobStore } from './store.ts'

/** Blobs in memory, whole. */
export function memoryBlobs({ hash }: { hash: Hash }): BlobStore {
  const blobs = new Map<string, Uint8Array>()
  return {
    async put(content, onHash) {
      const bytes =
        content instanceof Uint8Array ? content : new Uint8Array(await new Response(content as BodyInit).arrayBuffer())
      const running = hash.startSha256()
      running.update(bytes)
      const name = running.hex()
      onHash?.(name)
      if (!blobs.has(name)) blobs.set(name, bytes.slice())
      return { hash: name, size: bytes.length }
    },
    async get(name, range) {
      const bytes = blobs.get(name)
      if (!bytes) return undefined
      const part = range ? bytes.subarray(range.start, range.end + 1) : bytes
      return new ReadableStream({
        start(controller) {
          if (part.length) controller.enqueue(part.slice())
          controller.close()
        },
      })
    },
    delete: async (name) => void blobs.delete(name),
    list: async () => [...blobs.keys()].sort(),
    tidy: async () => {},
  }
}
