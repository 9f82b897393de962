/** Plays start states and arrivals for the checker, which knows nothing of scripts. */
import type { Learner, Player } from '@first-line/checker'
import { sandboxTarget } from '@first-line/checker/sandbox'
import { loadLab } from '@first-line/labs'
import { createSandbox, defaultHash, memoryStore, type Sandbox, type Store } from '@first-line/sandbox'
import { managedPolicyFile } from '@first-line/sandbox/node'
import { playArrival } from './arrivals.ts'
import { keysOf, sandboxStage } from './sandbox-stage.ts'
import { createStarts } from './starts.ts'

export interface PlayerOptions {
  /** The sandbox that the learners are in. */
  readonly sandbox: Sandbox
  /** Its blobs: what a solution uploads on the way to a start is put there. */
  readonly blobs: Store['blobs']
}

export function createPlayer({ sandbox, blobs }: PlayerOptions): Player {
  const target = sandboxTarget(sandbox, { endpoint: 'http://127.0.0.1:4566' })

  return {
    /** Made in a sandbox beside the learners': account ids are unique in one, and the learner has this one already. */
    async startOf(learner, module) {
      const aside = await createSandbox({
        store: { ...memoryStore({ hash: defaultHash }), blobs },
        managedPolicies: managedPolicyFile,
      })
      try {
        const asideTarget = sandboxTarget(aside, { endpoint: target.endpoint })
        const before = (await target.laid?.(learner)) ?? { neighbours: {}, keys: {} }
        const ids = { ...before, accountId: learner.accountId }
        return await createStarts(aside, asideTarget, ids).of(module)
      } finally {
        await aside.close()
      }
    },

    async arrive(learner: Learner, module, index) {
      const lab = await loadLab(module)
      const arrival = lab?.arrivals[index]
      if (!lab || !arrival) throw new Error(`${module} has no arrival ${index}`)
      await playArrival(lab, arrival, {
        stage: sandboxStage(sandbox, target, learner),
        keysOf: (name, how) => keysOf(sandbox, learner, name, how === 'key'),
      })
    },
  }
}
