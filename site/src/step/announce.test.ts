import type { StepState } from '@first-line/checker/contract'
import { expect, test } from 'vitest'
import { announcement } from './announce.ts'
import type { Place } from './gate.ts'

const place: Place = { number: 2, order: ['a', 'b', 'c'], time: () => '14:11' }
const step = (status: StepState['status'], of: Partial<StepState> = {}): StepState => ({
  module: 'm',
  step: 'b',
  status,
  attempts: 1,
  ...of,
})

test.each<[string, StepState | undefined, StepState, string | undefined]>([
  ['what the page knew when it opened is no news', undefined, step('passed'), undefined],
  [
    'passed',
    step('failed'),
    step('passed', { seen: 'mara may do everything.' }),
    'Step 2 passed. mara may do everything. Next: step 3.',
  ],
  ['passed, nothing to say of it', step('idle'), step('passed'), 'Step 2 passed. Next: step 3.'],
  ['passed again', step('passed'), step('passed'), undefined],
  ['failed', step('idle'), step('failed', { reason: 'x', next: 'Attach it.' }), 'Step 2, not yet. Next: Attach it.'],
  [
    'the same failure again',
    step('failed', { reason: 'x', next: 'Do.' }),
    step('failed', { reason: 'x', next: 'Do.', attempts: 2 }),
    undefined,
  ],
  [
    'another failure',
    step('failed', { reason: 'x' }),
    step('failed', { reason: 'y', next: 'Do that.' }),
    'Step 2, not yet. Next: Do that.',
  ],
  [
    'undone',
    step('passed'),
    step('undone', { passedAt: '2026-11-22T14:11:00Z' }),
    'Step 2 was right at 14:11, and is not now.',
  ],
  ['blocked', step('idle'), step('blocked', { waitsFor: 'a' }), 'Step 2 waits for step 1.'],
  ['blocked by something unknown', step('idle'), step('blocked'), 'Step 2 waits.'],
  ['unverifiable', step('idle'), step('unverifiable'), 'Step 2 cannot be seen here.'],
  ['error', step('failed'), step('error'), 'We could not check step 2. Nothing is lost.'],
  ['checking is not said', step('failed'), step('checking'), undefined],
  [
    'not started, for something has to happen first',
    step('idle'),
    step('idle', { message: 'Press Begin.' }),
    'Press Begin.',
  ],
  ['back to not started', step('passed'), step('idle'), undefined],
])('%s', (_, before, after, said) => {
  expect(announcement(before, after, place)).toBe(said)
})

test('after the last step there is no next', () => {
  expect(announcement(step('idle'), step('passed'), { ...place, number: 3 })).toBe('Step 3 passed.')
})
