/** A browser's worker has a small stack and no Buffer; just-bash's own reading of a file needs one of them. */
import { Worker } from 'node:worker_threads'
import { expect, test } from 'vitest'

const SMALL_STACK_MB = 0.4

const script = `
  const { MachineFs } = await import(${JSON.stringify(new URL('./machine-fs.ts', import.meta.url).href)})
  const { parentPort } = await import('node:worker_threads')
  const fs = new MachineFs()
  await fs.writeFile('/big', new Uint8Array(200_000).fill(233))
  const said = {}
  const tried = {
    'the way of cat': () => fs.readFileBytes('/big'),
    'as binary text': () => fs.readFile('/big', 'binary'),
    'a device': () => fs.readFileBytes('/dev/zero'),
    'just-bash itself': () => Object.getPrototypeOf(MachineFs.prototype).readFileBytes.call(fs, '/big'),
  }
  const { Buffer } = globalThis
  delete globalThis.Buffer
  for (const [name, read] of Object.entries(tried)) {
    said[name] = await read().then((text) => text.length, (error) => error.constructor.name)
  }
  globalThis.Buffer = Buffer
  parentPort.postMessage(said)
`

test('files of any size are read on the stack of a worker', async () => {
  const worker = new Worker(new URL(`data:text/javascript,${encodeURIComponent(script)}`), {
    resourceLimits: { stackSizeMb: SMALL_STACK_MB },
  })
  const said = await new Promise((done, failed) => {
    worker.on('message', done)
    worker.on('error', failed)
  })
  await worker.terminate()
  expect(said).toEqual({
    'the way of cat': 200_000,
    'as binary text': 200_000,
    'a device': 1_048_576,
    // When this reads, too, MachineFs need not do it.
    'just-bash itself': 'RangeError',
  })
})
