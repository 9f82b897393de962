/** Hints and solutions that this page has asked for, by `module/step`. What is opened is counted by the server. */
import { map } from 'nanostores'
import { problemOf } from '../api/client.ts'
import { type Asked, toRun } from '../step/help.ts'
import { stepKey } from '../step/shown.ts'
import { enqueue } from './queue.ts'
import { api, ensureLearner } from './session.ts'
import { requestCommand } from './workbench.ts'

export const $help = map<Record<string, Asked | undefined>>({})

function put(key: string, of: Asked): void {
  $help.setKey(key, { ...$help.get()[key], ...of })
}

async function ask(key: string, what: () => Promise<Asked>): Promise<void> {
  put(key, { busy: true, refused: undefined })
  try {
    await ensureLearner()
    put(key, { ...(await what()), busy: false })
  } catch (thrown) {
    const { message, next } = problemOf(thrown)
    put(key, { busy: false, confirming: false, refused: [message, next].filter(Boolean).join(' ') })
  }
}

/** The next hint; or, with `opened`, those that were opened before. */
export function askHint(module: string, step: string, opened = false): Promise<void> {
  return ask(stepKey(module, step), async () => {
    const { opened: hints, grades } = opened ? await api.hints(module, step) : await api.openHint(module, step)
    return { hints, grades }
  })
}

export function askSolution(module: string, step: string): Promise<void> {
  return ask(stepKey(module, step), async () => ({ solution: (await api.solution(module, step, false)).commands }))
}

export function confirmHelp(module: string, step: string, confirming: boolean): void {
  put(stepKey(module, step), { confirming, refused: undefined })
}

/** Runs the solution before the learner’s eyes; the step counts as done with help. */
export function doForMe(module: string, step: string): Promise<void> {
  return ask(stepKey(module, step), async () => {
    const { commands } = await api.solution(module, step, true)
    const { lines, machine } = toRun(commands)
    if (lines.length > 0) requestCommand(lines.join('\n'), { machine, enter: true })
    return { solution: commands, confirming: false, doing: true }
  })
}

export function attest(module: string, step: string, said: string): void {
  enqueue({ kind: 'attest', module, step, words: said })
}

/** Another learner, or another state of the account: what was opened is no longer known. */
export function dropHelp(): void {
  $help.set({})
}
