/** Plays start states and arrivals for the checker, which knows nothing of scripts. */
import type { Learner, Player } from '@first-line/checker'
import { sandboxTarget } from '@first-line/checker/sandbox'
import { loadLab } from '@first-line/labs'
import type { Sandbox, Store } from '@first-line/sandbox'
import { playArrival } from './arrivals.ts'
import { cleanAccounts } from './clean-account.ts'
import { keysOf, sandboxStage } from './sandbox-stage.ts'
import { startsAside } from './starts-aside.ts'

export interface PlayerOptions {
  /** The sandbox that the learners are in. */
  readonly sandbox: Sandbox
  /** Its blobs: what a solution uploads on the way to a start is put there, when the start is laid. */
  readonly blobs: Store['blobs']
}

export function createPlayer({ sandbox, blobs }: PlayerOptions): Player {
  const target = sandboxTarget(sandbox, { endpoint: 'http://127.0.0.1:4566' })
  const aside = startsAside()

  return {
    async startOf(learner, module) {
      const before = (await target.laid?.(learner)) ?? { neighbours: {}, keys: {} }
      const ids = { ...before, accountId: learner.accountId }
      const made = await aside.make({ module, endpoint: target.endpoint, ids })
      return {
        world: made.world,
        async keep() {
          for (const bytes of made.blobs) await blobs.put(bytes)
        },
      }
    },

    clean: (where, learner) => cleanAccounts(where, learner, 'everywhere'),

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
