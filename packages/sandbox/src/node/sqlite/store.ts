import { Worker } from 'node:worker_threads'
import type { Store } from '../../store/store.ts'
import { fileBlobs } from '../file-blobs.ts'
import type { Answer, Database, Method, WorkerSettings } from './protocol.ts'

export interface SqliteStoreOptions extends WorkerSettings {
  /** Where blobs are kept; default beside the file, with `.blobs` behind its name. */
  blobs?: string
}

interface Waiting {
  resolve: (value: unknown) => void
  reject: (error: unknown) => void
}

/**
 * A store in one SQLite file (WAL, `synchronous=FULL`), written by a worker thread.
 * @throws Error when the file cannot be opened or another process has it
 */
export async function sqliteStore(options: SqliteStoreOptions): Promise<Store> {
  const { file, maxPages, blobs = `${file}.blobs` } = options
  const settings: WorkerSettings = { file, ...(maxPages !== undefined && { maxPages }) }
  const worker = new Worker(new URL('./worker.ts', import.meta.url), { workerData: settings })
  const waiting = new Map<number, Waiting>()
  let lastId = 0
  let gone: unknown

  function ask<M extends Method>(method: M, ...args: Parameters<Database[M]>): Promise<ReturnType<Database[M]>> {
    if (gone !== undefined) return Promise.reject(gone)
    lastId += 1
    const id = lastId
    return new Promise((resolve, reject) => {
      waiting.set(id, { resolve: resolve as Waiting['resolve'], reject })
      worker.postMessage({ id, method, args })
    })
  }

  function lose(error: unknown): void {
    gone = error
    for (const { reject } of waiting.values()) reject(error)
    waiting.clear()
  }

  const opened = new Promise((resolve, reject) => waiting.set(0, { resolve, reject }))
  worker.on('message', (answer: Answer) => {
    const asked = waiting.get(answer.id)
    waiting.delete(answer.id)
    if (answer.ok) asked?.resolve(answer.value)
    else asked?.reject(answer.error)
  })
  worker.on('error', lose)
  worker.on('exit', () => lose(new Error(`The store ${file} is closed`)))

  try {
    await opened
  } catch (cause) {
    await worker.terminate()
    throw openingError(file, cause)
  }

  return {
    load: () => ask('load'),
    loadWorld: (world) => ask('loadWorld', world),
    append: (batch) => ask('append', batch),
    events: (world, query) => ask('events', world, query),
    snapshot: (world, name) => ask('snapshot', world, name),
    snapshots: (world) => ask('snapshots', world),
    blobs: fileBlobs(blobs),
    blobsNamed: async () => new Set(await ask('blobsNamed')),
    async close() {
      if (gone !== undefined) return
      const ended = new Promise<void>((resolve) => worker.once('exit', () => resolve()))
      await ask('close')
      await ended
    },
  }
}

function openingError(file: string, cause: unknown): Error {
  const text = cause instanceof Error ? cause.message : String(cause)
  if (/locked|busy/i.test(text)) return new Error(`${file} is in use by another process`, { cause })
  return new Error(`${file} cannot be opened: ${text}`, { cause })
}
