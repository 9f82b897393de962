/**
 * Which blobs may go. Nothing counts references: a blob is in use when a record or a snapshot names it, or when somebody has
 * just put it and has not committed yet, or is reading it. So a crash at any moment leaves, at worst, a blob too many, which
 * the next collection finds.
 */
import type { BlobStore, Store, StoreOperation } from './store.ts'

/** What is put or kept through it stays until it is released, since a request names later what it takes in, or copies. */
export interface HeldBlobs extends BlobStore {
  keep(hashes: readonly string[]): () => void
  /** From now on a commit has named it, or it may be collected. */
  release(): void
}

/** The blobs of a sandbox. */
export interface Blobs extends BlobStore {
  /** For one request: what it puts is kept until it is released. */
  hold(): HeldBlobs
  /** Keeps blobs that are being read; gives what ends it. */
  keep(hashes: readonly string[]): () => void
}

export interface CollectedBlobs {
  blobs: Blobs
  /** Deletes what nothing names; answers how many went. One collection at a time. */
  collect(): Promise<number>
}

/** `settled`: resolves when every commit made so far is on disk, or has failed. */
export function collectedBlobs(store: Store, settled: () => Promise<void>): CollectedBlobs {
  const holds = new Map<string, number>()
  /** While a collection is under way: whatever was held at any time since it began. */
  let seen: Set<string> | undefined
  let running: Promise<number> | undefined

  function hold(hash: string): void {
    holds.set(hash, (holds.get(hash) ?? 0) + 1)
    seen?.add(hash)
  }

  function letGo(hash: string): void {
    const left = (holds.get(hash) ?? 1) - 1
    if (left > 0) holds.set(hash, left)
    else holds.delete(hash)
  }

  function holder(): HeldBlobs {
    const held: string[] = []
    const add = (hash: string) => {
      held.push(hash)
      hold(hash)
    }
    return {
      ...store.blobs,
      put: (content) => store.blobs.put(content, add),
      keep(hashes) {
        hashes.forEach(add)
        return () => undefined
      },
      release() {
        for (const hash of held.splice(0)) letGo(hash)
      },
    }
  }

  async function collect(): Promise<number> {
    // In this order: what is put from now on is seen, what was put before is listed, what was committed is named.
    seen = new Set(holds.keys())
    try {
      const all = await store.blobs.list()
      if (all.length === 0) return 0
      await settled()
      const named = await store.blobsNamed()
      let gone = 0
      for (const hash of all) {
        if (named.has(hash) || seen.has(hash)) continue
        await store.blobs.delete(hash)
        gone += 1
      }
      return gone
    } finally {
      seen = undefined
    }
  }

  return {
    blobs: {
      ...store.blobs,
      hold: holder,
      keep(hashes) {
        for (const hash of hashes) hold(hash)
        let kept = true
        return () => {
          if (kept) for (const hash of hashes) letGo(hash)
          kept = false
        }
      },
    },
    collect() {
      running ??= collect().finally(() => {
        running = undefined
      })
      return running
    },
  }
}

/** Whether a blob may have lost its name: with a world, a snapshot, or what S3 keeps. */
export function mayFreeBlobs(operation: StoreOperation): boolean {
  if (operation.type === 'put' || operation.type === 'delete') return operation.key.includes('/s3:')
  return operation.type === 'drop-world' || operation.type === 'delete-snapshot' || operation.type === 'put-snapshot'
}

/** Hashes of blobs that a record or a snapshot names: any text of 64 hex digits may be one. */
export function addNames(names: Set<string>, text: string): void {
  for (const [hash] of text.matchAll(/(?<![0-9a-f])[0-9a-f]{64}(?![0-9a-f])/g)) names.add(hash)
}
