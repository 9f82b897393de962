/** A world that is about to be laid: the coming account and machines, with what belongs to the person carried over. Pure. */

import type { LoadedLab } from '@first-line/labs/node'
import type { WorldExport } from '@first-line/sandbox'
import { home, type StepState } from '../contract.ts'
import { personalKinds } from '../learners/notes.ts'
import { type KeptProgress, progressFrom, stepKey } from '../learners/progress.ts'
import { documentIn, documentsIn, withDocument, withDocumentsOf } from './records.ts'

export const progressIn = (world: WorldExport): KeptProgress => progressFrom(documentIn(world, 'progress', 'steps'))

/** `now` is what is there; `coming` the account and the machines; `progress` how far the learner is then. */
export function merged(now: WorldExport, coming: WorldExport, progress: KeptProgress): WorldExport {
  const world = withDocument(withDocumentsOf(coming, now, personalKinds), 'progress', 'steps', progress)
  return homesRenewed(now, world)
}

/**
 * A page that holds a home directory names the version it read when it writes. After this every such write is stale, or
 * an open terminal would put back what was just taken away.
 */
function homesRenewed(now: WorldExport, world: WorldExport): WorldExport {
  const versions = new Map<string, number>()
  const kept = (from: WorldExport) =>
    documentsIn(from, 'home').map(({ key, value }) => ({ key, value: home.parse(value) }))
  for (const { key, value } of [...kept(now), ...kept(world)])
    versions.set(key, Math.max(versions.get(key) ?? 0, value.version))
  const files = new Map(kept(world).map(({ key, value }) => [key, value.files]))
  let renewed = world
  for (const [machine, version] of versions)
    renewed = withDocument(renewed, 'home', machine, { version: version + 1, files: files.get(machine) ?? {} })
  return renewed
}

export interface Plan {
  readonly progress: KeptProgress
  /** Steps that count as helped if they are right afterwards. */
  readonly caughtUp: readonly string[]
}

/** How far the learner is once `module` begins anew. `reset`: its own steps are forgotten. */
export function progressAtStart(
  progress: KeptProgress,
  module: string,
  reset: boolean,
  course: readonly LoadedLab[],
  at: string,
): Plan {
  const steps = { ...progress.steps }
  const arrived = { ...progress.arrived }
  const caughtUp: string[] = []
  const index = course.findIndex(({ lab }) => lab.module.id === module)
  course.forEach(({ lab }, place) => {
    const { id } = lab.module
    for (const { run } of lab.arrivals) {
      const key = stepKey(id, run.replace(/\.sh$/, ''))
      // What earlier modules tell of has happened in the account that is laid; what comes later has not yet.
      if (place < index) arrived[key] ??= at
      else delete arrived[key]
    }
    for (const about of lab.module.steps) {
      const key = stepKey(id, about.id)
      if (place === index && reset) delete steps[key]
      const tried = steps[key]
      // What went wrong in the account that goes says nothing of the one that comes.
      if (place >= index && tried?.state.status === 'failed') steps[key] = { ...tried, state: idleAgain(tried.state) }
      if (place >= index || about.exercise !== undefined || about.attested || steps[key]?.passed) continue
      const kept = steps[key] ?? { state: { module: id, step: about.id, status: 'idle', attempts: 0 } }
      steps[key] = { ...kept, helped: true }
      caughtUp.push(key)
    }
  })
  return { progress: { ...progress, steps, arrived, open: module }, caughtUp }
}

const idleAgain = ({ module, step, attempts, checkedAt }: StepState): StepState => ({
  ...{ module, step, status: 'idle', attempts },
  ...(checkedAt !== undefined && { checkedAt }),
})

/** Those that are not right after all were not helped either. */
export function withoutIdleHelp(progress: KeptProgress, caughtUp: readonly string[]): KeptProgress {
  const steps = { ...progress.steps }
  for (const key of caughtUp) {
    const kept = steps[key]
    if (!kept || kept.passed) continue
    const { helped: _, ...alone } = kept
    steps[key] = alone
  }
  return { ...progress, steps }
}
