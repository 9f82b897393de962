/**
 * Learners as worlds of the sandbox: progress and home directories are documents of the world, so that a reset, an
 * export or an undo takes them along with the account. The account itself is laid on `target`, which may be another.
 */

import { toBase64 } from '@first-line/aws-api'
import { homesOf, kapeLabs, type StartState } from '@first-line/labs'
import type { Sandbox, World } from '@first-line/sandbox'
import type { Home, Learner } from '../contract.ts'
import type { Relaid, Target } from '../targets/target.ts'
import type { Documents, LearnerStore } from './store.ts'

/** What is kept in each learner's world to know it by. */
interface LearnerDocument {
  readonly accountId: string
  readonly createdAt: string
  readonly target?: Learner['target']
}

/** Where somebody's start is laid once more. */
export interface LearnerIds extends Relaid {
  readonly accountId: string
}

export interface SandboxLearners extends Omit<LearnerStore, 'create'> {
  create(on?: Target): Promise<Learner>
  /** `start` is what the account holds; the workshop's own otherwise. Ids are made unless they are given. */
  createWith(start: StartState, ids?: LearnerIds, on?: Target): Promise<Learner>
}

/** A world without an account, for what belongs to no learner. Made when something is first put there. */
const sharedWorld = 'workshop'

export function learnersOf(sandbox: Sandbox, target: Target): SandboxLearners {
  let makingShared: Promise<World> | undefined

  const learners: SandboxLearners = {
    create: (on) => learners.createWith(kapeLabs, undefined, on),

    async createWith(start, ids, on = target) {
      const world = await sandbox.worlds.create()
      try {
        const createdAt = new Date().toISOString()
        const learner: Learner = {
          id: world.id,
          accountId: ids?.accountId ?? on.accountId ?? freeAccountId(sandbox),
          createdAt,
          ...(on.kind !== 'sandbox' && { target: on.kind }),
        }
        const laid = await on.lay(learner, start, ids)
        await putHomes(world, homesOf(start, laid))
        // Last: a world without it is no learner's, whatever happened on the way.
        const { id: _, ...self } = learner
        await world.documents.put('learner', 'self', self satisfies LearnerDocument)
        return learner
      } catch (cause) {
        await sandbox.worlds.drop(world.id)
        throw cause
      }
    },

    async find(id) {
      const self = await sandbox.worlds.get(id)?.documents.get<LearnerDocument>('learner', 'self')
      if (!self) return undefined
      const { accountId, createdAt, target } = self
      return { id, accountId, createdAt, ...(target && { target }) }
    },

    drop: ({ id }) => sandbox.worlds.drop(id),

    documents: (learner) => worldOf(sandbox, learner.id).documents,

    world(learner) {
      const world = worldOf(sandbox, learner.id)
      return {
        export: () => world.export(),
        replace: (exported) => world.replace(exported),
        keep: (name) => world.snapshot(name),
        kept: (name) => world.snapshotOf(name),
        forget: (name) => world.dropSnapshot(name),
        ledger: () => world.ledger.now(),
        passTime: (milliseconds) => world.ledger.advance(milliseconds),
      }
    },

    shared: sharedDocuments(
      () => sandbox.worlds.get(sharedWorld),
      () => {
        makingShared ??= sandbox.worlds.create(sharedWorld)
        return makingShared
      },
    ),
  }
  return learners
}

/**
 * The machines' home directories as they are in the beginning, and once more under another kind: what a machine that
 * is reset goes back to.
 */
async function putHomes(world: World, homes: ReturnType<typeof homesOf>): Promise<void> {
  for (const [machine, files] of Object.entries(homes)) {
    const home: Home = {
      version: 1,
      files: Object.fromEntries(
        files.map(({ path, text, mode }) => [path, { data: toBase64(new TextEncoder().encode(text)), mode }]),
      ),
    }
    await world.documents.put('home', machine, home)
    await world.documents.put('first-home', machine, home)
  }
}

function sharedDocuments(found: () => World | undefined, made: () => Promise<World>): Documents {
  return {
    get: async (kind, key) => found()?.documents.get(kind, key),
    async put(kind, key, value) {
      const world = found() ?? (await made())
      await world.documents.put(kind, key, value)
    },
    delete: async (kind, key) => found()?.documents.delete(kind, key),
    list: async (kind) => (await found()?.documents.list(kind)) ?? [],
  }
}

export function worldOf(sandbox: Sandbox, id: string): World {
  const world = sandbox.worlds.get(id)
  if (!world) throw new Error(`there is no world ${id}`)
  return world
}

/** Twelve digits that no account of this sandbox has. AWS gives out none that begin with 0 to this purpose either. */
function freeAccountId(sandbox: Sandbox): string {
  for (;;) {
    const [high = 0, low = 0] = crypto.getRandomValues(new Uint32Array(2))
    const id = `${100000 + (high % 900000)}${String(low % 1000000).padStart(6, '0')}`
    if (!sandbox.findAccount(id)) return id
  }
}
