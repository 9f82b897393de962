/** What idle worlds cost, and how long a cold one takes to wake. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { createSandbox } from '@first-line/sandbox'
import { managedPolicyFile, sqliteStore } from '@first-line/sandbox/node'
import { atMost, type Measure, median } from './harness/measure.ts'

const WORLDS = 1_000

/** A learner's account in the middle of the workshop. */
const seed = {
  users: Array.from({ length: 8 }, (_, at) => ({
    userName: `user-${at}`,
    attachedPolicies: ['arn:aws:iam::aws:policy/ReadOnlyAccess'],
    accessKeys: [{}],
  })),
  buckets: [{ name: 'kape-labs' }],
}

export async function bench(): Promise<Measure[]> {
  setFlagsFromString('--expose-gc')
  const collect = runInNewContext('gc') as () => void
  const memory = () => {
    collect()
    collect()
    return process.memoryUsage().heapUsed / 1_048_576
  }
  const folder = await mkdtemp(join(tmpdir(), 'sandbox-bench-'))
  const sandbox = await createSandbox({
    store: await sqliteStore({ file: join(folder, 'bench.db') }),
    managedPolicies: managedPolicyFile,
  })
  try {
    const before = memory()
    for (let at = 0; at < WORLDS; at += 1) {
      const world = await sandbox.worlds.create()
      await sandbox.createAccount(world, { seed })
      await world.documents.put('home', 'laptop', { files: {} })
    }
    const awake = memory() - before
    await sandbox.worlds.sleepIdle(0)
    const asleep = memory() - before
    const times: number[] = []
    for (const world of sandbox.worlds.list().slice(0, 200)) {
      const start = performance.now()
      await world.wake()
      times.push(performance.now() - start)
    }
    const snapshots: number[] = []
    const [world] = sandbox.worlds.list()
    for (let at = 0; at < 20; at += 1) {
      const start = performance.now()
      await world!.snapshot('bench')
      await world!.restore('bench')
      snapshots.push(performance.now() - start)
    }
    return [
      atMost('an idle world, awake', awake / WORLDS, 'MB', 0.5),
      atMost('an idle world, asleep', asleep / WORLDS, 'MB', 0.5),
      atMost('waking a cold world, median', median(times), 'ms', 5),
      atMost('snapshot and restore, median', median(snapshots), 'ms', 50),
    ]
  } finally {
    await sandbox.close()
    await rm(folder, { recursive: true, force: true })
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) console.table(await bench())
