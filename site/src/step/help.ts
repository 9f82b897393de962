/** What a card offers beside its verdict: hints, the solution, doing it for the learner, a word where nothing is seen. */
import type { Features, SolutionCommand, StepState } from '@first-line/checker/contract'
import type { StepAbout } from '@first-line/labs/catalog'

/** What of the step’s declaration matters here. */
export type Declared = Pick<StepAbout, 'guidance' | 'consoleOnly' | 'exercise' | 'attested'>

/** What this page has asked for. */
export interface Asked {
  readonly hints?: readonly string[] | undefined
  /** how many hints there are */
  readonly grades?: number | undefined
  readonly solution?: readonly SolutionCommand[] | undefined
  /** why something was not given, in words */
  readonly refused?: string | undefined
  readonly busy?: boolean | undefined
  /** it is asked whether to do it for the learner */
  readonly confirming?: boolean | undefined
  /** it is being done for the learner */
  readonly doing?: boolean | undefined
}

export type HelpAct = 'hint' | 'hints' | 'solution' | 'help' | 'help-now' | 'help-not'

export interface Help {
  readonly hints: readonly string[]
  readonly solution: readonly SolutionCommand[] | undefined
  readonly refused: string | undefined
  readonly actions: readonly { act: HelpAct; disabled: boolean }[]
  readonly confirming: boolean
  readonly doing: boolean
  /** the learner may say what was done: nobody can see it here */
  readonly attest: boolean
}

export function helpOf(step: StepState, declared: Declared, asked: Asked, features: Features | undefined): Help {
  const { hints = [], solution, refused, busy = false, confirming = false, doing = false } = asked
  const open = step.status !== 'passed'
  const used = step.hintsUsed ?? 0
  const left = asked.grades === undefined ? used < 3 : hints.length < asked.grades
  const act = (name: HelpAct, offered: boolean) => (offered ? [{ act: name, disabled: busy }] : [])
  // An exercise has its explanations with it, and a word of one’s own needs no solution.
  const done = declared.exercise === undefined && !declared.attested
  return {
    hints,
    solution,
    refused,
    confirming,
    doing,
    attest: open && (step.status === 'unverifiable' || declared.attested === true),
    actions: [
      ...act('hints', hints.length === 0 && used > 0),
      ...act('hint', open && done && left && !(hints.length === 0 && used > 0)),
      ...act('solution', open && done && solution === undefined),
      ...act('help', open && done && !confirming && !doing && features?.terminal !== false),
    ],
  }
}

/** On the machine that all of it is about; else on the cloud shell, which reaches the others. */
export function toRun(commands: readonly SolutionCommand[]): { lines: string[]; machine: string } {
  const run = commands.filter(({ command }) => command !== '')
  const machine = run[0]?.there?.machine
  const alone = machine !== undefined && run.every(({ there }) => there?.machine === machine)
  const lines = run.flatMap(({ says, command, there }) => [
    ...(says ? [`# ${says.replaceAll('\n', ' ')}`] : []),
    (alone && there?.command) || command,
  ])
  return { lines, machine: alone ? machine : 'cloudshell' }
}

/** What stands small in the card’s head: how much is shown, what only a console can do, what may be left out. */
export function marksOf(
  step: Pick<StepAbout, 'guidance' | 'consoleOnly' | 'kind' | 'exercise' | 'attested'>,
): readonly Mark[] {
  return [
    ...(step.guidance === 'unassisted'
      ? (['unassisted'] as const)
      : step.guidance === 'gaps'
        ? (['gaps'] as const)
        : []),
    ...(step.consoleOnly ? (['consoleOnly'] as const) : []),
    ...(step.kind === 'extra' ? (['extra'] as const) : []),
    ...(step.attested ? (['attested'] as const) : []),
  ]
}
export type Mark = 'unassisted' | 'gaps' | 'consoleOnly' | 'extra' | 'attested'
