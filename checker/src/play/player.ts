/**
 * Plays what a lab declares into worlds: start states and arrivals. Solutions are scripts, and what runs scripts lies
 * above the checker; so whoever composes the process injects it.
 */
import type { WorldExport } from '@first-line/sandbox'
import type { Learner } from '../contract.ts'
import type { Target } from '../targets/target.ts'

/** A world that may be laid. */
export interface Start {
  readonly world: WorldExport
  /** Puts the blobs that it names into the learners' store. Just before it is laid, or they are swept up meanwhile. */
  keep(): Promise<void>
}

export interface Player {
  /**
   * The learner's world as `module` begins: the learner's account under its own id, its neighbours under the ids that
   * they have in the learner's world, and the machines' homes (documents `home`). It is made aside: nothing in the
   * learner's world is touched by asking, so that the difference can be shown beforehand and laid in one commit.
   * It may take seconds, of another processor: whoever answers learners goes on.
   */
  startOf(learner: Learner, module: string): Promise<Start>
  /** Plays the arrival at `index` of the module's lab in the learner's own world: its requests are activity like any. */
  arrive(learner: Learner, module: string, index: number): Promise<void>
  /** Takes away what is in an account that is not a world, and those beside it. @throws when something is left */
  clean(target: Target, learner: Learner): Promise<void>
}
