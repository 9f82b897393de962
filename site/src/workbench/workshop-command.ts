/** `workshop status` and `workshop check` in the terminal: the same steps and the same words as on the cards. */
import type { StepState } from '@first-line/checker/contract'
import type { ModuleAbout } from '@first-line/labs/catalog'
import type { MachineName } from '@first-line/shell/machines'
import { findModule } from '../course/course.ts'
import { idleStep, shownStep, stepKey } from '../step/shown.ts'
import { $visit } from '../stores/preferences.ts'
import { $faults, $progress, checkStep } from '../stores/progress.ts'
import { words } from '../words/index.ts'
import { $resets, nameOf } from './machines.ts'
import { resetHome } from './reset-home.ts'
import { showWhy } from './terminal-why.ts'
import { say as own } from './terminal-words.ts'

interface Said {
  readonly text: string
  readonly status: number
}

const say = words.terminal.workshop

/** Answers `workshop …` for the module that is open. `status` is the command's exit status. */
export async function answerWorkshop(args: readonly string[], machine: MachineName): Promise<Said> {
  const [verb, about] = args
  if (verb === 'why') {
    void showWhy(about ?? '')
    return { text: `${own.why.shown}\n`, status: 0 }
  }
  if (verb === 'reset') {
    if (!(await resetHome(machine))) return { text: `workshop: ${own.resetFailed}\n`, status: 1 }
    $resets.set({ machine, number: ($resets.get()?.number ?? 0) + 1 })
    return { text: `${own.resetDone(nameOf(machine))}\n`, status: 0 }
  }
  if (verb === 'pass-time' || verb === 'inbox') {
    const { inbox, passTime } = await import('./workshop-time.ts')
    return verb === 'inbox' ? inbox(args.slice(1)) : passTime(args.slice(1))
  }
  const module = findModule($visit.get()?.module)
  if (!module) return { text: `workshop: ${say.noModule}\n`, status: 1 }
  const [what, wanted] = args
  if (what === 'status') return { text: statusText(module, stateOf(module)), status: 0 }
  if (what !== 'check') return { text: `workshop: ${say.unknown(what ?? '')}\n`, status: 2 }

  const steps =
    wanted === undefined
      ? module.steps
      : module.steps.filter(({ id }, at) => id === wanted || String(at + 1) === wanted)
  if (steps.length === 0)
    return {
      text: `workshop: ${say.noStep(
        wanted ?? '',
        module.steps.map(({ id }) => id),
      )}\n`,
      status: 2,
    }
  for (const { id } of steps) await checkStep(module.id, id)
  const text = steps.map(({ id }) => verdictText(module, id, stateOf(module)(id))).join('\n')
  return { text, status: 0 }
}

function stateOf(module: Readonly<ModuleAbout>): (step: string) => StepState {
  return (step) => {
    const key = stepKey(module.id, step)
    return shownStep($progress.get()[key] ?? idleStep(module.id, step), false, $faults.get()[key])
  }
}

/** One line a step. */
export function statusText(
  module: Readonly<Pick<ModuleAbout, 'number' | 'title' | 'steps'>>,
  state: (step: string) => StepState,
): string {
  const lines = module.steps.map(
    ({ id, title }, at) => `  ${at + 1}  ${title.padEnd(40)} ${words.step.status[state(id).status]}\n`,
  )
  return `${module.number} ${module.title}\n${lines.join('')}`
}

/** A verdict, as on the card. */
export function verdictText(module: Readonly<Pick<ModuleAbout, 'steps'>>, step: string, state: StepState): string {
  const at = module.steps.findIndex(({ id }) => id === step)
  const lines = [
    `${at + 1}  ${module.steps[at]?.title}: ${words.step.status[state.status]}`,
    ...(['seen', 'expected', 'next', 'hint'] as const).flatMap((part) =>
      state[part] ? [`   ${words.step[part].padEnd(9)} ${state[part]}`] : [],
    ),
    ...(state.message ? [`   ${state.message}`] : []),
  ]
  return `${lines.join('\n')}\n`
}
