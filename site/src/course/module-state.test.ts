import type { StepState } from '@first-line/checker/contract'
import { describe, expect, test } from 'vitest'
import { moduleState, nextStep, passedSteps } from './module-state.ts'

const module = {
  id: 'm',
  steps: [
    { id: 'a', kind: 'core' },
    { id: 'b', kind: 'core' },
    { id: 'c', kind: 'extra' },
  ],
} as const
const known = (id: string, status: StepState['status'], passedAt?: string): [string, StepState] => [
  `m/${id}`,
  { module: 'm', step: id, status, attempts: 1, passedAt },
]
const at = '2026-11-22T14:05:00Z'

describe('a module', () => {
  test.each([
    ['not started', [], 'ready', 0, 'a'],
    ['begun', [known('a', 'passed', at)], 'ready', 1, 'b'],
    ['every core step passed, the extra one not', [known('a', 'passed', at), known('b', 'passed', at)], 'done', 2, 'c'],
    [
      'a pass that was undone still counts, and is what comes next',
      [known('a', 'undone', at), known('b', 'passed', at)],
      'done',
      2,
      'a',
    ],
    ['failed', [known('a', 'failed')], 'ready', 0, 'a'],
  ] as const)('%s', (_, steps, state, passed, next) => {
    const progress = Object.fromEntries(steps)
    expect([
      moduleState(progress, module, undefined),
      passedSteps(progress, module),
      nextStep(progress, module)?.id,
    ]).toEqual([state, passed, next])
  })

  test('is where one is when it was visited last, unless it is done', () => {
    expect(moduleState({}, module, 'm')).toBe('here')
    expect(moduleState(Object.fromEntries([known('a', 'passed', at), known('b', 'passed', at)]), module, 'm')).toBe(
      'done',
    )
  })

  test('without steps is never done by itself', () => {
    expect(moduleState({}, { id: 'm', steps: [] }, undefined)).toBe('ready')
  })

  test('all passed leaves nothing next', () => {
    expect(nextStep(Object.fromEntries(['a', 'b', 'c'].map((id) => known(id, 'passed', at))), module)).toBeUndefined()
  })
})
