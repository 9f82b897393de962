/**
 * Plays for the fixture modules as the real one does: a start is made in a sandbox of its own, and is what was handed over
 * with what earlier modules leave.
 */
import type { Sandbox, WorldExport } from '@first-line/sandbox'
import type { Learner } from '../contract.ts'
import type { Player } from '../play/player.ts'
import { createMemorySandbox } from '../targets/memory-sandbox.ts'
import { entriesOf } from '../worlds/records.ts'

/** What module 6 leaves. */
const leaves = [{ userName: 'mara', accessKeys: [{}] }, { userName: 'tom' }]

export function playerWith(sandbox: Sandbox, { fails }: { fails: () => boolean }): Player {
  const worldOf = (learner: Learner) => {
    const world = sandbox.worlds.get(learner.id)
    if (!world) throw new Error('the learner has no world')
    return world
  }
  return {
    async startOf(learner, module) {
      const scratch = await createMemorySandbox()
      try {
        const world = await scratch.worlds.import(
          asHandedOver(await worldOf(learner).export(), learner.accountId),
          'start',
        )
        if (module !== '06-users') await scratch.account(world, learner.accountId).seed({ users: leaves })
        return { world: await world.export(), keep: async () => {} }
      } finally {
        await scratch.close()
      }
    },
    async clean() {},
    async arrive(learner) {
      await sandbox.account(worldOf(learner), learner.accountId).seed({ users: [{ userName: 'stranger' }] })
      if (fails()) throw new Error('the arrival was told to fail half way')
    },
  }
}

/** Without the users that came later, and what is theirs; with the homes of the beginning, and its time. */
function asHandedOver(now: WorldExport, own: string): WorldExport {
  const entries = entriesOf(now)
  const later = new Set(
    entries.flatMap(({ scope, collection, entity }) =>
      scope === own && collection === 'iam:user' && entity.userName !== 'intern-2019' ? [entity.userId] : [],
    ),
  )
  const isLater = entries.map(
    ({ collection, key, entity }) =>
      later.has(entity.userId) ||
      later.has(entity.owner) ||
      collection === 'sandbox:ledger' ||
      (collection === 'sandbox:document' && key === 'home/laptop'),
  )
  const keys = new Set(entries.filter((_, at) => isLater[at]).map(({ entity }) => entity.accessKeyId))
  return {
    ...now,
    records: now.records.filter((_, at) => !isLater[at]),
    lookups: now.lookups.filter(({ key }) => !keys.has(key)),
  }
}
