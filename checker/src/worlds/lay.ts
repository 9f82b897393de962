/**
 * Reset, catch up and undo: a world is made aside, told as a difference, and laid in one commit, after a point was kept
 * that leads back. A learner who looks first gets exactly what was shown.
 */
import type { WorldExport } from '@first-line/sandbox'
import type { Desks } from '../checks/desks.ts'
import type { Labs } from '../checks/labs.ts'
import type { Changes, Laid, Learner, Point } from '../contract.ts'
import { Refused } from '../http/problem.ts'
import { readProgress, writeProgress } from '../learners/progress.ts'
import type { LearnerStore } from '../learners/store.ts'
import type { Player, Start } from '../play/player.ts'
import { changesBetween } from './changes.ts'
import { merged, type Plan, progressAtStart, progressIn, withoutIdleHelp } from './merge.ts'
import { keepPoint, readPoints, worldAt } from './points.ts'

export interface LayerOptions {
  readonly store: LearnerStore
  readonly labs: Labs
  readonly desks: Desks
  readonly now: () => number
  /** Throws a refusal where there is none. */
  readonly player: () => Player
}

/** What is wanted: a module's beginning, or a point. */
export type Wanted =
  | { readonly lay: 'reset' | 'catch-up'; readonly module: string }
  | { readonly lay: 'undo'; readonly point?: string | undefined }

export interface Layer {
  /** What it would do, without doing it. */
  changes(learner: Learner, wanted: Wanted): Promise<Changes>
  lay(learner: Learner, wanted: Wanted): Promise<Laid>
}

/** The coming account, how far the learner is in it, and what puts the bytes that it names where they belong. */
interface Coming {
  readonly world: WorldExport
  readonly plan: Plan
  readonly keep: Start['keep']
}

/** As many differences as a person reads. */
const mostChanges = 200
/** Milliseconds that a start which was shown is kept for whoever agrees to it, and for how many learners. */
const shownFor = 120_000
const mostShown = 20

export function createLayer({ store, labs, desks, now, player }: LayerOptions): Layer {
  const shown = new Map<string, { start: Start; at: number }>()

  async function startOf(learner: Learner, module: string): Promise<Start> {
    const key = `${learner.id}/${module}`
    const known = shown.get(key)
    shown.delete(key)
    const start = known && now() - known.at < shownFor ? known.start : await player().startOf(learner, module)
    shown.set(key, { start, at: now() })
    if (shown.size > mostShown) shown.delete(shown.keys().next().value ?? '')
    return start
  }

  async function pointOf(learner: Learner, id: string | undefined): Promise<Point> {
    const points = await readPoints(store, learner)
    const point = id === undefined ? points[0] : points.find((each) => each.id === id)
    if (point) return point
    throw new Refused(
      'not-found',
      id === undefined ? 'There is nothing to undo.' : 'There is no such point to go back to.',
    )
  }

  async function coming(learner: Learner, wanted: Wanted): Promise<Coming> {
    if (wanted.lay === 'undo') {
      const world = await worldAt(store, learner, await pointOf(learner, wanted.point))
      return { world, plan: { progress: progressIn(world), caughtUp: [] }, keep: async () => {} }
    }
    if (!(await labs.get(wanted.module))) throw new Refused('not-found', `There is no module ${wanted.module}.`)
    const start = await startOf(learner, wanted.module)
    const at = new Date(now()).toISOString()
    const progress = await readProgress(store, learner)
    const plan = progressAtStart(progress, wanted.module, wanted.lay === 'reset', await labs.all(), at)
    return { world: start.world, plan, keep: () => start.keep() }
  }

  return {
    async changes(learner, wanted) {
      const current = await store.world(learner).export()
      const { world, plan } = await coming(learner, wanted)
      const all = changesBetween(current, world, learner.accountId)
      return {
        lay: wanted.lay,
        changes: all.slice(0, mostChanges),
        more: Math.max(0, all.length - mostChanges),
        steps: stepsBetween(progressIn(current).steps, plan.progress.steps),
      }
    },

    async lay(learner, wanted) {
      const desk = desks.of(learner)
      const laid = Promise.withResolvers<Laid>()
      await desk.laying(wanted.lay, async (look) => {
        const { world, plan, keep } = await coming(learner, wanted)
        const about = 'module' in wanted ? { before: wanted.lay, module: wanted.module } : { before: wanted.lay }
        const point = await keepPoint(store, learner, about, now())
        await keep()
        await store.world(learner).replace(merged(await store.world(learner).export(), world, plan.progress))
        for (const key of shown.keys()) if (key.startsWith(`${learner.id}/`)) shown.delete(key)
        // What was right before, and what is to be right now: the cards must not claim what the account no longer shows.
        for (const module of modulesOf(plan.progress)) await look(module)
        if (plan.caughtUp.length > 0)
          await writeProgress(store, learner, withoutIdleHelp(await readProgress(store, learner), plan.caughtUp))
        laid.resolve({ lay: wanted.lay, point, at: point.at })
      })
      return laid.promise
    },
  }
}

type Steps = Plan['progress']['steps']

function stepsBetween(before: Steps, after: Steps): Changes['steps'] {
  return [...new Set([...Object.keys(before), ...Object.keys(after)])].sort().flatMap((key) => {
    const [from, to] = [before[key]?.state.status ?? 'idle', after[key]?.state.status ?? 'idle']
    const slash = key.indexOf('/')
    return from === to ? [] : [{ module: key.slice(0, slash), step: key.slice(slash + 1), from, to }]
  })
}

const modulesOf = ({ steps, open }: Plan['progress']): string[] => [
  ...new Set([
    ...Object.keys(steps).map((key) => key.slice(0, key.indexOf('/'))),
    ...(open === undefined ? [] : [open]),
  ]),
]
