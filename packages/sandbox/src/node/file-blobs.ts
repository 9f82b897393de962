import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { Readable } from 'node:stream'
import type { BlobStore } from '../store/store.ts'
import { BlockWriter } from './block-writer.ts'

/** Blobs as files named by their hash. A blob is written beside its place, flushed, and moved there: never half of one. */
export function fileBlobs(folder: string): BlobStore {
  const placeOf = (hash: string): string => {
    if (!/^[0-9a-f]{64}$/.test(hash)) throw new Error(`Not the name of a blob: ${hash}`)
    return join(folder, hash.slice(0, 2), hash)
  }
  let unique = 0
  /** Folders that are there: an upload of many small files would ask for each again. */
  const made = new Set<string>()
  async function make(place: string): Promise<void> {
    if (made.has(place)) return
    await mkdir(place, { recursive: true })
    made.add(place)
  }
  /** Of this process and this opening: others' drafts are left over. */
  const ours = `draft-${process.pid}-${Date.now()}-`
  /** Deletions under way: a blob that is put again meanwhile has to come after. */
  const deleting = new Map<string, Promise<void>>()

  return {
    async put(content, onHash) {
      // Named before anything is awaited: uploads come side by side.
      unique += 1
      const draft = join(folder, ours + unique)
      await make(folder)
      const hash = createHash('sha256')
      let size = 0
      try {
        const file = await open(draft, 'wx')
        try {
          if (content instanceof Uint8Array) {
            hash.update(content)
            size = content.length
            await file.writeFile(content)
          } else {
            const writer = new BlockWriter(file)
            for await (const piece of content as AsyncIterable<Uint8Array>) {
              hash.update(piece)
              size += piece.length
              const full = writer.add(piece)
              if (full) await full
            }
            await writer.end()
          }
          await file.sync()
        } finally {
          await file.close()
        }
        const name = hash.digest('hex')
        const place = placeOf(name)
        onHash?.(name)
        await deleting.get(name)
        const within = dirname(place)
        await make(within)
        await rename(draft, place)
        await flushFolder(within)
        return { hash: name, size }
      } catch (error) {
        await rm(draft, { force: true })
        throw error
      }
    },
    async get(hash, range) {
      const place = placeOf(hash)
      try {
        await stat(place)
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
        throw error
      }
      return Readable.toWeb(createReadStream(place, range)) as ReadableStream<Uint8Array>
    },
    delete(hash) {
      const gone = rm(placeOf(hash), { force: true }).finally(() => deleting.delete(hash))
      deleting.set(hash, gone)
      return gone
    },
    async list() {
      const folders = (await namesIn(folder)).filter((name) => /^[0-9a-f]{2}$/.test(name))
      const names = await Promise.all(folders.map((name) => namesIn(join(folder, name))))
      return names
        .flat()
        .filter((name) => /^[0-9a-f]{64}$/.test(name))
        .sort()
    },
    async tidy() {
      const left = (await namesIn(folder)).filter((name) => name.startsWith('draft-') && !name.startsWith(ours))
      for (const name of left) await rm(join(folder, name), { force: true })
    },
  }
}

/** What is there; a folder that is not there has nothing in it. */
async function namesIn(folder: string): Promise<string[]> {
  try {
    return await readdir(folder)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return []
    throw error
  }
}

/** A name is on disk only when its folder is. Windows cannot open folders, and has no need to. */
async function flushFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return
  const opened = await open(folder, 'r')
  try {
    await opened.sync()
  } finally {
    await opened.close()
  }
}
