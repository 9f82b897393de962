/**
 * One learner at work: their live channel, their open module, and the checks that re-run when the account changes.
 * Runs follow one another, so that two pages never write progress at once; changes that come during a run, or in
 * quick succession, are answered by one run.
 */
import type { LoadedLab } from '@first-line/labs/node'
import type { Arrival, Lay, StepState } from '../contract.ts'
import { type ModuleNotes, readNotes, writeNotes } from '../learners/notes.ts'
import { type KeptProgress, type KeptStep, readProgress, stepKey, writeProgress } from '../learners/progress.ts'
import { Channel } from '../live/channel.ts'
import type { AccountEvent } from '../targets/target.ts'
import { shown } from './judge.ts'
import type { Labs } from './labs.ts'
import { Looker, type Run, type Sight } from './looker.ts'
import { createQueue, type Queue } from './queue.ts'
import { arrivalsOf, nothingKept, stateOf } from './state.ts'
import { touches } from './touches.ts'

export interface DeskOptions extends Sight {
  readonly labs: Labs
  /** Where changes are not told: milliseconds between the end of a look around and the next. */
  readonly lookAround?: number
}

/** Milliseconds between the end of a run and the next that the account's changes ask for. */
const breath = 40

export class Desk {
  readonly channel: Channel
  /** For what must not be done twice at once, checks apart. Work of it may wait for checks, never the reverse. */
  readonly exclusively: Queue = createQueue()
  readonly #options: DeskOptions
  readonly #queue: Queue = createQueue()
  readonly #looker: Looker
  readonly #unfollow: () => void
  readonly #dirty = new Set<string>()
  readonly #known = new Map<string, Promise<unknown>>()
  #open: LoadedLab | undefined
  #timer: ReturnType<typeof setTimeout> | undefined
  #poll: ReturnType<typeof setTimeout> | undefined
  #ranAt = 0
  #closed = false
  usedAt: number

  constructor(options: DeskOptions) {
    this.#options = options
    this.usedAt = options.now()
    this.channel = new Channel(options.now())
    this.#looker = new Looker({
      ...options,
      queue: this.#queue,
      tell: (state) => this.#publish(state),
      again: (step) => this.#touch([step]),
    })
    this.#unfollow = options.target.follow(options.learner, (event) => this.#onEvent(event))
    if (options.target.gaps === 'late') this.#askAround()
  }

  /** As long as a page is open: steps of the open module that are not right yet, or rest on somebody's word. */
  #askAround(): void {
    this.#poll = setTimeout(() => {
      const look = async () => {
        const loaded = this.#open
        if (!loaded || this.channel.listeners === 0) return
        const { steps } = await this.#load()
        const { id: module } = loaded.lab.module
        const open = loaded.lab.module.steps.filter(({ id }) => {
          const { status, basis } = steps[stepKey(module, id)]?.state ?? {}
          return loaded.lab.steps[id] && (status !== 'passed' || basis === 'attested')
        })
        if (open.length > 0 && !this.#closed) {
          const run = { steps: open.map(({ id }) => id), because: 'polled' } as const
          await (await this.#queue(() => this.#looker.look(loaded, run))).late
        }
      }
      look()
        .catch((cause: unknown) => this.#options.onFault('a look around', cause))
        .finally(() => {
          if (!this.#closed) this.#askAround()
        })
    }, this.#options.lookAround ?? 15_000)
    this.#poll.unref()
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
  async states(): Promise<{ cursor: number; steps: StepState[]; open?: string; arrivals: Arrival[] }> {
    // Before the states are read: what is published meanwhile is heard once more, rather than never.
    const { cursor } = this.channel
    const progress = await this.#load()
    const steps: StepState[] = []
    const arrivals: Arrival[] = []
    for (const loaded of await this.#options.labs.all()) {
      const { id } = loaded.lab.module
      const notes = await this.#notes(id)
      for (const step of loaded.lab.module.steps) steps.push(stateOf(progress, notes, id, step.id))
      arrivals.push(...arrivalsOf(loaded, progress))
    }
    return { cursor, steps, arrivals, ...(progress.open !== undefined && { open: progress.open }) }
  }

  /** Makes a module the open one and checks all its steps. */
  async open(loaded: LoadedLab): Promise<StepState[]> {
    const { id } = loaded.lab.module
    await this.exclusively(async () => {
      const notes = await this.#notes(id)
      if (notes.openedAt !== undefined) return
      const openedAt = new Date(this.#options.now()).toISOString()
      await writeNotes(this.#options.store, this.#options.learner, id, { ...notes, openedAt })
    })
    return this.#queue(async () => {
      const progress = await this.#load()
      this.#open = loaded
      if (progress.open !== id)
        await writeProgress(this.#options.store, this.#options.learner, { ...progress, open: id })
      return this.#run(loaded)
    })
  }

  /** Checks one step, and those it needs. Other work does not wait for a check that takes long. */
  async check(loaded: LoadedLab, step: string): Promise<StepState> {
    const { id } = loaded.lab.module
    const { states, late } = await this.#queue(() => this.#looker.look(loaded, { steps: [step], because: 'asked' }))
    const [state] = states[0]?.status === 'checking' ? await late : states
    return state ?? stateOf(await this.#load(), await this.#notes(id), id, step)
  }

  /** Looks at some steps because something other than the account changed: an answer, a word given. */
  async recheck(loaded: LoadedLab, steps: readonly string[]): Promise<StepState[]> {
    return this.#queue(() => this.#run(loaded, { steps }))
  }

  /** Changes what is kept of one step, and tells the pages of it. */
  async change(loaded: LoadedLab, step: string, change: (kept: KeptStep) => KeptStep): Promise<StepState> {
    const module = loaded.lab.module.id
    return this.#queue(async () => {
      const progress = await this.#load()
      const before = progress.steps[stepKey(module, step)] ?? nothingKept(module, step)
      const after = change(before)
      const steps = { ...progress.steps, [stepKey(module, step)]: after }
      await writeProgress(this.#options.store, this.#options.learner, { ...progress, steps })
      const state = shown(after, (await this.#notes(module)).help[step])
      this.#publish(state)
      return state
    })
  }

  /** Tells the pages of a step whose notes changed. */
  async tell(loaded: LoadedLab, step: string): Promise<StepState> {
    const { id } = loaded.lab.module
    const state = stateOf(await this.#load(), await this.#notes(id), id, step)
    this.#publish(state)
    return state
  }

  /**
   * The world is laid anew by `work`, which looks at modules in it. Nothing else runs meanwhile, and nothing is written;
   * then the pages are told that everything is another.
   */
  async laying(lay: Lay, work: (look: (module: string) => Promise<void>) => Promise<void>): Promise<void> {
    await this.#alone(async (look) => {
      await work(look)
      const { open } = await this.#load()
      this.#open = open === undefined ? undefined : await this.#options.labs.get(open)
      this.channel.publish({ type: 'laid', lay })
    })
  }

  /** Something happens in the account that the learner did not do; then the modules it is about are looked at. */
  async happening(modules: readonly string[], work: () => Promise<void>): Promise<void> {
    await this.#alone(async (look) => {
      await work()
      for (const module of modules) await look(module)
    })
  }

  #alone(work: (look: (module: string) => Promise<void>) => Promise<void>): Promise<void> {
    const look = async (module: string) => {
      const loaded = await this.#options.labs.get(module)
      if (loaded) await this.#run(loaded, { because: 'laid' })
    }
    return this.exclusively(() =>
      this.#queue(async () => {
        this.#dirty.clear()
        await work(look)
        this.#known.clear()
      }),
    )
  }

  /** What was made out of the account is remembered until the account changes. */
  remembered<T>(what: string, make: () => Promise<T>): Promise<T> {
    const known = this.#known.get(what)
    if (known) return known as Promise<T>
    const made = make()
    this.#known.set(what, made)
    made.catch(() => this.#known.delete(what))
    return made
  }

  /** Everything the open module looks at may have changed: time has passed. */
  touchAll(): void {
    this.#known.clear()
    this.#touch(this.#open?.lab.module.steps.map((step) => step.id) ?? [])
  }

  close(): void {
    this.#closed = true
    clearTimeout(this.#timer)
    clearTimeout(this.#poll)
    this.#looker.close()
    this.#unfollow()
  }

  #onEvent(event: AccountEvent): void {
    this.usedAt = this.#options.now()
    this.channel.publish({ type: 'activity', activity: event.activity })
    if (event.write) this.#known.clear()
    if (event.write && event.activity.service === 'sns') this.channel.publish({ type: 'mail' })
    const lab = this.#open?.lab
    if (!lab) return
    const touched = lab.module.steps.filter(({ id }) => lab.steps[id]?.reads.some((reads) => touches(reads, event)))
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
    if (loaded && steps.length > 0 && !this.#closed) await this.#run(loaded, { steps, because: 'changed' })
  }

  async #run(loaded: LoadedLab, run: Run = {}): Promise<StepState[]> {
    try {
      return (await this.#looker.look(loaded, run)).states
    } finally {
      this.#ranAt = performance.now()
    }
  }

  #publish(step: StepState): void {
    this.channel.publish({ type: 'step', step })
  }

  /** Read anew each time: a reset of the world takes the progress along, and must not find it here. */
  #load(): Promise<KeptProgress> {
    this.usedAt = this.#options.now()
    return readProgress(this.#options.store, this.#options.learner)
  }

  #notes(module: string): Promise<ModuleNotes> {
    return readNotes(this.#options.store, this.#options.learner, module)
  }
}
