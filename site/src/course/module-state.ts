/** How far a module is, from its steps. */
import type { StepState, StepStatus } from '@first-line/checker/contract'
import { stepKey } from '../step/shown.ts'

export type ModuleState = 'done' | 'here' | 'ready' | 'planned'

interface Known {
  readonly id: string
  readonly steps: readonly { readonly id: string; readonly kind: 'core' | 'extra' }[]
}

export type Steps = Readonly<Record<string, StepState | undefined>>

export function statusOf(progress: Steps, module: string, step: string): StepStatus {
  return progress[stepKey(module, step)]?.status ?? 'idle'
}

/** A step counts once it was right: what breaks later is shown on its card and takes nothing away. */
function wasPassed(progress: Steps, module: string, step: string): boolean {
  return progress[stepKey(module, step)]?.passedAt !== undefined
}

export function passedSteps(progress: Steps, module: Known): number {
  return module.steps.filter(({ id }) => wasPassed(progress, module.id, id)).length
}

/** Done when it has core steps and each was right once; here when it is the one worked on last. */
export function moduleState(progress: Steps, module: Known, visited: string | undefined): ModuleState {
  const core = module.steps.filter(({ kind }) => kind === 'core')
  if (core.length > 0 && core.every(({ id }) => wasPassed(progress, module.id, id))) return 'done'
  return module.id === visited ? 'here' : 'ready'
}

/** The step to go on with: the first that is not passed now. */
export function nextStep<T extends { readonly id: string }>(
  progress: Steps,
  module: { id: string; steps: readonly T[] },
): T | undefined {
  return module.steps.find(({ id }) => statusOf(progress, module.id, id) !== 'passed')
}
