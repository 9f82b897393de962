/** The thread that makes starts: playing fifteen solutions takes seconds that the learners' thread does not have. */
import { parentPort } from 'node:worker_threads'
import { useNodeHashes } from '@first-line/aws-api/node'
import { sandboxTarget } from '@first-line/checker/sandbox'
import { createSandbox, defaultHash, memoryStore, type Store } from '@first-line/sandbox'
import { managedPolicyFile } from '@first-line/sandbox/node'
import { createStarts } from './starts.ts'
import type { Answer, Made, Question } from './starts-aside.ts'

if (!parentPort) throw new Error('This file runs as a worker thread')
const port = parentPort
useNodeHashes()

port.on('message', async (question: Question) => {
  try {
    port.postMessage({ ok: true, made: await make(question) } satisfies Answer)
  } catch (cause) {
    port.postMessage({ ok: false, cause } satisfies Answer)
  }
})

/** In a sandbox of its own: account ids are unique in one, and the learner has this one already. */
async function make({ module, endpoint, ids }: Question): Promise<Made> {
  const store = memoryStore({ hash: defaultHash })
  const sandbox = await createSandbox({ store, managedPolicies: managedPolicyFile })
  try {
    const world = await createStarts(sandbox, sandboxTarget(sandbox, { endpoint }), ids).of(module)
    return { world, blobs: await bytesOf(store.blobs) }
  } finally {
    await sandbox.close()
  }
}

async function bytesOf(blobs: Store['blobs']): Promise<Uint8Array[]> {
  const all = await Promise.all((await blobs.list()).map((hash) => blobs.get(hash)))
  return Promise.all(all.map(async (content) => new Uint8Array(await new Response(content ?? null).arrayBuffer())))
}
