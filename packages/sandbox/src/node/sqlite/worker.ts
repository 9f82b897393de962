/** The thread that flushes, so that the one that answers does not have to wait for the disk. */
import { parentPort, workerData } from 'node:worker_threads'
import { openDatabase } from './database.ts'
import type { Answer, Database, Question, WorkerSettings } from './protocol.ts'

if (!parentPort) throw new Error('This file runs as a worker thread')
const port = parentPort
const tell = (answer: Answer): void => port.postMessage(answer)

let database: Database | undefined
try {
  database = openDatabase(workerData as WorkerSettings)
  tell({ id: 0, ok: true, value: undefined })
} catch (error) {
  tell({ id: 0, ok: false, error })
}

port.on('message', ({ id, method, args }: Question) => {
  try {
    if (!database) throw new Error('The database is not open')
    const run = database[method] as (...values: unknown[]) => unknown
    tell({ id, ok: true, value: run(...args) })
  } catch (error) {
    tell({ id, ok: false, error })
  }
  if (method === 'close') port.close()
})
