/** The desks of the learners who are here now. One that nobody has used for a while is cleared; nothing is lost by it. */
import type { Learner } from '../contract.ts'
import type { Target } from '../targets/target.ts'
import { Desk, type DeskOptions } from './desk.ts'

const idleFor = 10 * 60_000

type DesksOptions = Omit<DeskOptions, 'learner' | 'target'> & { readonly targetOf: (learner: Learner) => Target }

export class Desks {
  readonly #desks = new Map<string, Desk>()
  readonly #options: DesksOptions
  readonly #sweep: ReturnType<typeof setInterval>

  constructor(options: DesksOptions) {
    this.#options = options
    this.#sweep = setInterval(() => this.#clear(), 60_000)
    this.#sweep.unref()
  }

  of(learner: Learner): Desk {
    let desk = this.#desks.get(learner.id)
    if (!desk) {
      desk = new Desk({ ...this.#options, target: this.#options.targetOf(learner), learner })
      this.#desks.set(learner.id, desk)
      desk.resume().catch((cause: unknown) => this.#options.onFault('resuming where the learner was', cause))
    }
    desk.usedAt = this.#options.now()
    return desk
  }

  /** The learner is gone: pages are told, and nothing is kept here. */
  forget(learner: Learner): void {
    const desk = this.#desks.get(learner.id)
    desk?.channel.publish({ type: 'gone' })
    desk?.close()
    this.#desks.delete(learner.id)
  }

  close(): void {
    clearInterval(this.#sweep)
    for (const desk of this.#desks.values()) desk.close()
    this.#desks.clear()
  }

  #clear(): void {
    for (const [id, desk] of this.#desks) {
      if (desk.channel.listeners > 0 || this.#options.now() - desk.usedAt < idleFor) continue
      desk.close()
      this.#desks.delete(id)
    }
  }
}
