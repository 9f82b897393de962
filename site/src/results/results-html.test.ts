import type { Results, StepResult } from '@first-line/checker/contract'
import { describe, expect, test } from 'vitest'
import { resultsHtml, wayOf } from './results-html.ts'

const step = (of: Partial<StepResult> = {}): StepResult => ({
  step: 's',
  title: 'Make <b>',
  kind: 'core',
  guidance: 'shown',
  status: 'passed',
  startedAt: '2026-11-22T14:00:00Z',
  passedAt: '2026-11-22T14:07:40Z',
  attempts: 2,
  hintsUsed: 0,
  solutionSeen: false,
  helped: false,
  unassisted: false,
  ...of,
})
const totals = { steps: 3, passed: 1, unassisted: 0, guided: 1, helped: 0, attested: 0 }
const of = (modules: Results['modules']): Results => ({ modules, totals, settings: {} })
const module = { module: '06-users', title: 'Users', steps: [step()], answers: [], predictions: [], read: {} }

describe('how a step was passed', () => {
  test.each([
    [{}, 'guided'],
    [{ solutionSeen: true }, 'solution'],
    [{ unassisted: true }, 'unassisted'],
    [{ basis: 'attested' as const, unassisted: true }, 'attested'],
    [{ helped: true, basis: 'attested' as const }, 'helped'],
  ])('%j is %s', (over, way) => {
    expect(wayOf(step(over))).toBe(way)
  })
})

describe('results', () => {
  test('a module that nobody began is left out', () => {
    const idle = { ...module, steps: [step({ status: 'idle', startedAt: undefined, passedAt: undefined })] }
    expect(resultsHtml(of([idle]))).toContain('Nothing has been begun here.')
  })

  test('a step says how long it took, how often it was tried, and how; names are escaped', () => {
    const html = resultsHtml(of([module]))
    expect(html).toContain('<th scope="row">Make &#60;b&#62;</th>')
    expect(html).toContain(
      '<td data-label="Time">8 minutes</td><td data-label="Tries">2</td><td data-label="Hints"></td><td>guided</td>',
    )
  })

  test('predictions say both, and no verdict on the guess', () => {
    const predictions = [
      { step: 's', prediction: 'p', guess: { allowed: true }, at: '', allowed: false, right: false },
      { step: 's', prediction: 'q', guess: { allowed: false }, at: '' },
    ]
    const html = resultsHtml(of([{ ...module, predictions }]))
    expect(html).toContain('you said allowed, the account denied.')
    expect(html).toContain('you said denied. The account has not been asked.')
  })
})
