import { expect, test } from 'vitest'
import { idleStep, shownStep } from './shown.ts'

const idle = idleStep('m', 's')
const passed = { ...idle, status: 'passed', passedAt: '2026-11-22T14:05:00Z', attempts: 1 } as const
const fault = { code: 'offline', message: 'The server does not answer.', next: 'Check again when you are back.' }

test('what the server knows, when nothing else is known', () => {
  expect(shownStep(passed, false, undefined)).toBe(passed)
})

test('a check on its way covers it', () => {
  expect(shownStep(passed, true, fault)).toEqual({ ...passed, status: 'checking' })
})

test('a check that could not be made is ours, and leaves what was reached', () => {
  expect(shownStep(passed, false, fault)).toEqual({
    ...passed,
    status: 'error',
    message: 'The server does not answer. The step stands where it stood: passed. Check again when you are back.',
  })
  expect(shownStep(idle, false, { code: 'our-fault', message: 'No.' })).toEqual({
    ...idle,
    status: 'error',
    message: 'No.',
  })
})
