import type { StepState } from '@first-line/checker/contract'
import { expect, test } from 'vitest'
import { statusText, verdictText } from './workshop-command.ts'

const step = (id: string, title: string) => ({ id, title, minutes: 3, guidance: 'shown', kind: 'core' }) as const
const module = {
  number: 6,
  title: 'Users and ARNs',
  steps: [step('a', 'Create the user mara'), step('b', 'Give mara rights')],
}

test('status: a line for each step', () => {
  const state = (id: string): StepState => ({
    module: 'm',
    step: id,
    status: id === 'a' ? 'passed' : 'failed',
    attempts: 1,
  })
  expect(statusText(module, state)).toBe(
    '6 Users and ARNs\n' +
      '  1  Create the user mara                     Passed\n' +
      '  2  Give mara rights                         Not yet\n',
  )
})

test('check: the verdict as on the card', () => {
  expect(
    verdictText(module, 'b', {
      module: 'm',
      step: 'b',
      status: 'failed',
      attempts: 1,
      seen: 'No policy.',
      expected: 'One.',
      next: 'Attach it.',
      hint: 'Why?',
    }),
  ).toBe(
    '2  Give mara rights: Not yet\n   Seen      No policy.\n   Expected  One.\n   Next      Attach it.\n   Hint      Why?\n',
  )
  expect(
    verdictText(module, 'a', { module: 'm', step: 'a', status: 'error', attempts: 0, message: 'We could not look.' }),
  ).toBe('1  Create the user mara: We could not look\n   We could not look.\n')
})
