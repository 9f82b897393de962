/**
 * Worlds of the sandbox in which modules begin: a module's start is what the module before it leaves, laid once by
 * playing its solution, and kept as an export.
 */
import type { Learner, Target } from '@first-line/checker'
import { type LearnerIds, learnersOf } from '@first-line/checker/sandbox'
import { type Lab, loadLab } from '@first-line/labs'
import { readSolution } from '@first-line/labs/node'
import type { Sandbox, WorldExport } from '@first-line/sandbox'
import { playArrivals, type Scene } from './arrivals.ts'
import { keysOf, sandboxStage } from './sandbox-stage.ts'

/** Somebody whose world is there for a while. */
export interface Tenant extends Scene {
  readonly learner: Learner
  /** Takes the world away: its account ids and keys are free again. */
  leave(): Promise<void>
}

export interface Starts {
  /** The world as a module begins, its own arrivals left out. */
  of(module: string): Promise<WorldExport>
  /** Somebody who begins the module there. One at a time, since all of them have the same account. */
  settle(module: string): Promise<Tenant>
}

export function createStarts(sandbox: Sandbox, target: Target, ids?: LearnerIds): Starts {
  const learners = learnersOf(sandbox, target)
  const kept = new Map<string, Promise<WorldExport>>()

  function once(key: string, make: () => Promise<WorldExport>): Promise<WorldExport> {
    const known = kept.get(key) ?? make()
    kept.set(key, known)
    return known
  }

  async function exportAndDrop(learner: Learner): Promise<WorldExport> {
    const exported = await learners.world(learner).export()
    await learners.drop(learner)
    return exported
  }

  const laid = ({ start }: Lab) =>
    once(JSON.stringify(start), async () => exportAndDrop(await learners.createWith(start, ids)))

  const endOf = (module: string): Promise<WorldExport> =>
    once(module, async () => {
      const lab = await loadLab(module)
      if (!lab) throw new Error(`there is no module ${module} to begin after`)
      const tenant = await settle(module)
      for (const [step, script] of await readSolution(lab)) {
        await playArrivals(lab, step, tenant)
        const { status, stderr } = await tenant.stage.play(script)
        if (status !== 0)
          throw new Error(`${module}/${step}: its solution ended with status ${status}: ${stderr.trim()}`)
      }
      return exportAndDrop(tenant.learner)
    })

  async function of(module: string): Promise<WorldExport> {
    const lab = await loadLab(module)
    if (!lab) throw new Error(`there is no module ${module}`)
    return lab.startsAfter === undefined ? laid(lab) : endOf(lab.startsAfter)
  }

  async function settle(module: string): Promise<Tenant> {
    const world = await sandbox.worlds.import(await of(module))
    const learner = await learners.find(world.id)
    if (!learner) throw new Error(`the start of ${module} is nobody's`)
    return {
      learner,
      stage: sandboxStage(sandbox, target, learner),
      keysOf: (name, how) => keysOf(sandbox, learner, name, how === 'key'),
      leave: () => learners.drop(learner),
    }
  }

  return { of, settle }
}
