/**
 * What a card shows of a step: the server's word, and over it what this page alone knows: that a check is on its
 * way, or that it could not be made.
 */
import type { Problem, StepState } from '@first-line/checker/contract'
import { words } from '../words/index.ts'

/** Names a step across modules. */
export function stepKey(module: string, step: string): string {
  return `${module}/${step}`
}

/** A step that nobody has checked yet. */
export function idleStep(module: string, step: string): StepState {
  return { module, step, status: 'idle', attempts: 0 }
}

export function shownStep(known: StepState, checking: boolean, fault: Problem | undefined): StepState {
  if (checking) return { ...known, status: 'checking' }
  if (fault)
    return {
      ...known,
      status: 'error',
      message: [fault.message, standing(known), fault.next].filter(Boolean).join(' '),
    }
  return known
}

/** A fault of ours does not touch what was reached before it, and says so. */
function standing(known: StepState): string | undefined {
  return known.status === 'idle' || known.status === 'error'
    ? undefined
    : words.step.stands(words.step.status[known.status])
}
