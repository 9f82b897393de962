/**
 * One learner at work: their live channel, their open module, and the checks that re-run when the account changes.
 * Runs follow one another, so that two pages never write progress at once; changes that come during a run, or in
 * quick succession, are answered by one run.
 */
import type { Account, Reads } from '@first-line/labs'
import type { LoadedLab } from '@first-line/labs/node'
import type { Learner, StepState } from '../contract.ts'
import { type KeptProgress, readProgress, stepKey, writeProgress } from '../learners/progress.ts'
import type { LearnerStore } from '../learners/store.ts'
import { Channel } from '../live/channel.ts'
import type { AccountEvent, Target } from '../targets/target.ts'
import { differs, judge } from './judge.ts'
import type { Labs } from './labs.ts'
import { createQueue, type Queue } from './queue.ts'
import { runSteps } from './run.ts'

export interface DeskOptions {
  readonly learner: Learner
  readonly store: LearnerStore
  readonly target: Target
  readonly labs: Labs
  /** A reader of the learner's account that remembers what it was told, for one run. */
  readonly openAccount: (target: Target, learner: Learner) => Promise<Account>
  readonly now: () => number
  readonly onFault: (what: string, cause: unknown) => void
  /** Milliseconds for one check. */
  readonly checkLimit?: number
}

/** Milliseconds between the end of a run and the next that the account's changes ask for. */
const breath = 40
/** After this long a step is shown as being checked. */
const showChecking = 300
/** When we could not look, we look again by ourselves after these many milliseconds. */
const patience = [2_000, 8_000, 30_000]

export class Desk {
  readonly channel: Channel
  /** For what must not be done twice at once, checks apart. */
  readonly exclusively: Queue = createQueue()
  readonly #options: DeskOptions
  readonly #queue: Queue = createQueue()
  readonly #unfollow: () => void
  readonly #dirty = new Set<string>()
  #open: LoadedLab | undefined
  #timer: ReturnType<typeof setTimeout> | undefined
  #retry: ReturnType<typeof setTimeout> | undefined
  #ranAt = 0
  #faults = 0
  #closed = false
  usedAt: number

  constructor(options: DeskOptions) {
    this.#options = options
    this.usedAt = options.now()
    this.channel = new Channel(options.now())
    this.#unfollow = options.target.follow(options.learner, (event) => this.#onEvent(event))
  }

  /** Goes on where the learner was: the module that was open is looked at again. */
  async resume(): Promise<void> {
    const { open } = await this.#load()
    const lab = open === undefined ? undefined : await this.#options.labs.get(open)
    if (!lab || this.#open) return
    this.#open = lab
    this.#touch(lab.lab.module.steps.map((step) => step.id))
  }

  /** Every step of every module, in the order of the course, and the cursor this is true at. */
  async states(): Promise<{ cursor: number; steps: StepState[] }> {
    // Before the states are read: what is published meanwhile is heard once more, rather than never.
    const { cursor } = this.channel
    const progress = await this.#load()
    const steps: StepState[] = []
    for (const id of this.#options.labs.ids) {
      const loaded = await this.#options.labs.get(id)
      for (const step of loaded?.lab.module.steps ?? []) steps.push(stateOf(progress, id, step.id))
    }
    return { cursor, steps }
  }

  /** Makes a module the open one and checks all its steps. */
  async open(loaded: LoadedLab): Promise<StepState[]> {
    return this.#queue(async () => {
      const progress = await this.#load()
      const { id } = loaded.lab.module
      this.#open = loaded
      if (progress.open !== id) {
        progress.open = id
        await writeProgress(this.#options.store, this.#options.learner, progress)
      }
      return this.#run(loaded)
    })
  }

  /** Checks one step, and those it needs. */
  async check(loaded: LoadedLab, step: string): Promise<StepState> {
    return this.#queue(async () => {
      const [state] = await this.#run(loaded, [step], step)
      if (!state) throw new Error(`the run of ${step} found nothing`)
      return state
    })
  }

  close(): void {
    this.#closed = true
    clearTimeout(this.#timer)
    clearTimeout(this.#retry)
    this.#unfollow()
  }

  #onEvent(event: AccountEvent): void {
    this.usedAt = this.#options.now()
    this.channel.publish({ type: 'activity', activity: event.activity })
    const lab = this.#open?.lab
    if (!lab) return
    const changed = event.write && event.activity.outcome === 'allowed'
    const touched = lab.module.steps.filter(({ id }) =>
      lab.steps[id]?.reads.some((reads) => touches(reads, event.activity.service, changed)),
    )
    this.#touch(touched.map((step) => step.id))
  }

  #touch(steps: readonly string[]): void {
    for (const step of steps) this.#dirty.add(step)
    if (this.#dirty.size === 0 || this.#timer !== undefined || this.#closed) return
    const delay = Math.max(0, this.#ranAt + breath - performance.now())
    this.#timer = setTimeout(() => {
      this.#timer = undefined
      this.#queue(() => this.#rerun()).catch((cause: unknown) => this.#options.onFault('a run by itself', cause))
    }, delay)
    this.#timer.unref()
  }

  async #rerun(): Promise<void> {
    const loaded = this.#open
    const steps = [...this.#dirty].filter((step) => loaded?.lab.steps[step])
    this.#dirty.clear()
    if (loaded && steps.length > 0 && !this.#closed) await this.#run(loaded, steps)
  }

  async #run(loaded: LoadedLab, steps?: readonly string[], byHand?: string): Promise<StepState[]> {
    const { target, learner, onFault, checkLimit, now } = this.#options
    const module = loaded.lab.module.id
    const progress = await this.#load()
    const asked = steps ?? loaded.lab.module.steps.map((step) => step.id)
    let shown = false
    const slow = setTimeout(() => {
      shown = true
      for (const step of asked) this.#publish({ ...stateOf(progress, module, step), status: 'checking' })
    }, showChecking)
    try {
      const account = await this.#options.openAccount(target, learner)
      const findings = await runSteps(loaded, account, {
        steps: asked,
        onFault: (step, cause) => onFault(`the check of ${module}/${step}`, cause),
        ...(checkLimit !== undefined && { limit: checkLimit }),
      })
      const at = new Date(now()).toISOString()
      const before = new Map(asked.map((step) => [step, progress.steps[stepKey(module, step)]?.state]))
      const after = findings.map(({ step, verdict, said }) => {
        const asked = step === byHand
        const kept = judge(progress.steps[stepKey(module, step)], { module, step, verdict, said, at, asked })
        progress.steps[stepKey(module, step)] = kept
        return kept.state
      })
      const changed = after.filter((state) => differs(before.get(state.step), state))
      if (changed.length > 0) await writeProgress(this.#options.store, learner, progress)
      for (const state of shown ? after : changed) this.#publish(state)
      this.#lookAgain(findings.filter(({ verdict }) => verdict.kind === 'error').map(({ step }) => step))
      return after
    } finally {
      clearTimeout(slow)
      this.#ranAt = performance.now()
    }
  }

  /** A change to the account does not wait for this: it has a timer of its own. */
  #lookAgain(steps: readonly string[]): void {
    clearTimeout(this.#retry)
    if (steps.length === 0) {
      this.#faults = 0
      return
    }
    const delay = patience[this.#faults]
    this.#faults += 1
    if (delay === undefined || this.#closed) return
    this.#retry = setTimeout(() => this.#touch(steps), delay)
    this.#retry.unref()
  }

  #publish(step: StepState): void {
    this.channel.publish({ type: 'step', step })
  }

  /** Read anew each time: a reset of the world takes the progress along, and must not find it here. */
  #load(): Promise<KeptProgress> {
    this.usedAt = this.#options.now()
    return readProgress(this.#options.store, this.#options.learner)
  }
}

function stateOf(progress: KeptProgress, module: string, step: string): StepState {
  return progress.steps[stepKey(module, step)]?.state ?? { module, step, status: 'idle', attempts: 0 }
}

function touches(reads: Reads, service: string, changed: boolean): boolean {
  return reads === 'activity' || (changed && reads === service)
}
