import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import type { BlobStore } from '../store/store.ts'

/** Blobs as files named by their hash. A blob is written beside its place, flushed, and moved there: never half of one. */
export function fileBlobs(folder: string): BlobStore {
  const placeOf = (hash: string): string => {
    if (!/^[0-9a-f]{64}$/.test(hash)) throw new Error(`Not the name of a blob: ${hash}`)
    return join(folder, hash.slice(0, 2), hash)
  }
  let unique = 0
  const started = Date.now()

  return {
    async put(content) {
      // Named before anything is awaited: uploads come side by side.
      unique += 1
      const draft = join(folder, `draft-${process.pid}-${started}-${unique}`)
      await mkdir(folder, { recursive: true })
      const hash = createHash('sha256')
      let size = 0
      try {
        const file = await open(draft, 'wx')
        try {
          const pieces = content instanceof Uint8Array ? [content] : (content as AsyncIterable<Uint8Array>)
          for await (const piece of pieces) {
            hash.update(piece)
            size += piece.length
            await file.writeFile(piece)
          }
          await file.sync()
        } finally {
          await file.close()
        }
        const name = hash.digest('hex')
        const place = placeOf(name)
        await mkdir(join(place, '..'), { recursive: true })
        await rename(draft, place)
        await flushFolder(join(place, '..'))
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
    delete: (hash) => rm(placeOf(hash), { force: true }),
    async list() {
      try {
        const names = await readdir(folder, { recursive: true })
        return names
          .map((name) => name.slice(3))
          .filter((name) => /^[0-9a-f]{64}$/.test(name))
          .sort()
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code === 'ENOENT') return []
        throw error
      }
    },
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
