/** Looks at the steps of a module: runs their checks, judges what they find, keeps it, tells it. */
import type { Account } from '@first-line/labs'
import type { LoadedLab } from '@first-line/labs/node'
import type { Learner, StepState } from '../contract.ts'
import { type ModuleNotes, readNotes } from '../learners/notes.ts'
import { type KeptProgress, readProgress, stepKey, writeProgress } from '../learners/progress.ts'
import type { LearnerStore } from '../learners/store.ts'
import { politely } from '../reader/politeness.ts'
import type { Target } from '../targets/target.ts'
import { type Because, differs, judge, keepsMore, shown } from './judge.ts'
import { Patience } from './patience.ts'
import type { Queue } from './queue.ts'
import { type Finding, startSteps } from './run.ts'
import { answersIn, stateOf, stepsTooEarly } from './state.ts'

/** What to look at, and why. */
export interface Run {
  /** All, when absent. */
  readonly steps?: readonly string[]
  readonly because?: Because | 'polled'
}

interface Looked {
  /** Of all that were asked for, in the order of the lesson; `checking` where a check has not ended. */
  readonly states: StepState[]
  /** Those, once they have ended and nobody has looked again meanwhile. */
  readonly late: Promise<StepState[]>
}

/** Whose steps, and what they are looked at with. */
export interface Sight {
  readonly learner: Learner
  readonly store: LearnerStore
  readonly target: Target
  /** A reader of the learner's account that remembers what it was told, for one run. */
  readonly openAccount: (target: Target, learner: Learner) => Promise<Account>
  readonly now: () => number
  readonly onFault: (what: string, cause: unknown) => void
  /** Milliseconds for one check. */
  readonly checkLimit?: number
}

interface LookerOptions extends Sight {
  /** In which looks follow one another. */
  readonly queue: Queue
  readonly tell: (state: StepState) => void
  /** A step that we could not look at is to be looked at again. */
  readonly again: (step: string) => void
}

/** A look in the background asks once a second, so it takes its time. Milliseconds. */
const politeLimit = 180_000
/** After this long a step is shown as being checked, in milliseconds. */
const showChecking = 300
/** After this long the other steps do not wait for it any more. */
const waitForAll = 1_000

export class Looker {
  readonly #options: LookerOptions
  readonly #patience: Patience
  /** The newest look at each step, by module/step: what an older one finds late is not told any more. */
  readonly #newest = new Map<string, number>()
  #looks = 0
  #closed = false

  constructor(options: LookerOptions) {
    this.#options = options
    this.#patience = new Patience(options.again)
  }

  /** Looks at steps. Within the queue; what ends late takes its place in it again. */
  async look(loaded: LoadedLab, { steps, because }: Run = {}): Promise<Looked> {
    const { target, learner, onFault, checkLimit, queue, tell } = this.#options
    const { id: module, steps: about } = loaded.lab.module
    const [progress, notes] = await this.#kept(module)
    const asked = about.map(({ id }) => id).filter((id) => !steps || steps.includes(id))
    const checking = (step: string): StepState => ({ ...stateOf(progress, notes, module, step), status: 'checking' })
    this.#looks += 1
    const look = this.#looks
    for (const step of asked) this.#newest.set(stepKey(module, step), look)
    const pending = new Set(asked)
    const toldSlow = new Set<string>()
    // Nobody asked, and nothing is known to have changed: then the steps stand as they are meanwhile.
    const slow = setTimeout(() => {
      if (because === 'polled') return
      for (const step of pending) {
        toldSlow.add(step)
        tell(checking(step))
      }
    }, showChecking)
    try {
      const account = await this.#options.openAccount(target, learner)
      const start = () =>
        startSteps(loaded, account, {
          steps: asked,
          answers: answersIn(loaded, notes),
          kept: passedForGood(loaded, progress),
          onFault: (step, cause) => onFault(`the check of ${module}/${step}`, cause),
          ...(target.gaps && { gaps: target.gaps }),
          ...(checkLimit !== undefined && { limit: checkLimit }),
          ...(because === 'polled' && { limit: politeLimit }),
        })
      const running = because === 'polled' ? politely(start) : start()
      const soon: Finding[] = []
      for (const finding of running) void finding.then((found) => pending.delete(found.step) && soon.push(found))
      await within(waitForAll, Promise.all(running))
      const ended = [...soon]
      const settled = await this.#settle(loaded, ended, because, toldSlow)
      const late = running.map(async (finding): Promise<StepState | undefined> => {
        const found = await finding
        if (ended.includes(found)) return undefined
        return queue(async () => {
          if (this.#newest.get(stepKey(module, found.step)) !== look || this.#closed) return undefined
          return (await this.#settle(loaded, [found], because, toldSlow))[0]
        })
      })
      const whenLate = Promise.all(late).then((all) => all.filter((state) => state !== undefined))
      whenLate.catch((cause: unknown) => onFault(`what ${module} found late`, cause))
      const states = asked.map((step) => settled.find((state) => state.step === step) ?? checking(step))
      return { states, late: whenLate }
    } finally {
      clearTimeout(slow)
    }
  }

  /** From findings to states: kept, and told to the pages where they are new. */
  async #settle(
    loaded: LoadedLab,
    findings: readonly Finding[],
    because: Run['because'],
    toldSlow: ReadonlySet<string>,
  ): Promise<StepState[]> {
    const { target, learner, store, now } = this.#options
    const { id: module, steps: about } = loaded.lab.module
    const [progress, notes] = await this.#kept(module)
    const at = new Date(now()).toISOString()
    const tooEarly = target.kind === 'sandbox' ? stepsTooEarly(loaded, progress) : new Set<string>()
    const steps = { ...progress.steps }
    const judged = findings.map(({ step, verdict, said }) => {
      const help = notes.help[step]
      const guidance = about.find(({ id }) => id === step)?.guidance
      const before = progress.steps[stepKey(module, step)]
      const after = judge(before, {
        ...{ module, step, verdict, said, at, help },
        ...{ once: loaded.lab.steps[step]?.once ?? false, tooEarly: tooEarly.has(step) },
        ...(because && because !== 'polled' && { because }),
        ...(guidance && { guidance }),
      })
      steps[stepKey(module, step)] = after
      this.#patience.saw(step, verdict.kind === 'error')
      return { before, after, state: shown(after, help) }
    })
    if (judged.some(({ before, after }) => keepsMore(before, after)))
      await writeProgress(store, learner, { ...progress, steps })
    for (const { before, after, state } of judged)
      if (toldSlow.has(state.step) || differs(before?.state, after.state)) this.#options.tell(state)
    return judged.map(({ state }) => state)
  }

  close(): void {
    this.#closed = true
    this.#patience.close()
  }

  #kept(module: string): Promise<[KeptProgress, ModuleNotes]> {
    const { store, learner } = this.#options
    return Promise.all([readProgress(store, learner), readNotes(store, learner, module)])
  }
}

/** Resolves with the work, or after so many milliseconds without it. */
async function within(milliseconds: number, work: Promise<unknown>): Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined
  const late = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, milliseconds)
  })
  await Promise.race([work, late])
  clearTimeout(timer)
}

/** Steps whose pass rests on what happened once, and was seen. */
function passedForGood({ lab }: LoadedLab, progress: KeptProgress): Set<string> {
  const { id: module, steps } = lab.module
  const isKept = (step: string) =>
    lab.steps[step]?.once === true && progress.steps[stepKey(module, step)]?.state.status === 'passed'
  return new Set(steps.map(({ id }) => id).filter(isKept))
}
