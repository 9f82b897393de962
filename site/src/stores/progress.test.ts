import type { StepState } from '@first-line/checker/contract'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { ApiFault } from '../api/client.ts'
import {
  $checking,
  $faults,
  $foretold,
  $progress,
  checkStep,
  dropProgress,
  progressCursor,
  takeLiveStep,
  takeProgress,
} from './progress.ts'
import { api, ensureLearner, forgetLearner } from './session.ts'

vi.mock('./session.ts', () => ({
  api: { check: vi.fn() },
  ensureLearner: vi.fn(async () => {}),
  forgetLearner: vi.fn(),
}))

const step = (status: StepState['status'], attempts = 1): StepState => ({ module: 'm', step: 's', status, attempts })
const check = vi.mocked(api.check)

beforeEach(() => {
  vi.clearAllMocks()
  dropProgress()
})

describe('live steps', () => {
  test('one the page has seen already changes nothing; a newer one does', () => {
    takeProgress({ cursor: 5, steps: [step('passed', 2)] })
    takeLiveStep(5, step('failed', 1))
    expect($progress.get()['m/s']).toEqual(step('passed', 2))
    takeLiveStep(6, step('undone', 3))
    expect([$progress.get()['m/s'], progressCursor()]).toEqual([step('undone', 3), 6])
  })

  test('after a resync the position may be lower, and counts from there', () => {
    takeProgress({ cursor: 900, steps: [] })
    takeProgress({ cursor: 3, steps: [step('failed')] })
    takeLiveStep(4, step('passed', 2))
    expect($progress.get()).toEqual({ 'm/s': step('passed', 2) })
  })
})

test('what stands beside the steps comes after them: a card that is drawn for it finds its step known', () => {
  const known: unknown[] = []
  const stop = $foretold.listen(() => known.push($progress.get()['m/s']?.status))
  takeProgress({ cursor: 1, steps: [step('passed')], shown: {} })
  stop()
  expect(known).toEqual(['passed'])
})

describe('checkStep', () => {
  test('makes the learner first, shows that it runs, takes the answer', async () => {
    const order: string[] = []
    vi.mocked(ensureLearner).mockImplementationOnce(async () => {
      order.push('learner')
    })
    check.mockImplementationOnce(async () => {
      order.push(`check while ${$checking.get()['m/s']}`)
      return step('passed')
    })
    await checkStep('m', 's')
    expect(order).toEqual(['learner', 'check while true'])
    expect([$progress.get()['m/s'], $checking.get()['m/s'], $faults.get()['m/s']]).toEqual([
      step('passed'),
      undefined,
      undefined,
    ])
  })

  test('an answer that the live stream has overtaken changes nothing', async () => {
    const late = { ...step('failed'), checkedAt: '2026-11-22T14:05:00.000Z' }
    const newer = { ...step('passed', 2), checkedAt: '2026-11-22T14:05:01.000Z' }
    check.mockImplementationOnce(async () => {
      takeLiveStep(1, newer)
      return late
    })
    await checkStep('m', 's')
    expect($progress.get()['m/s']).toEqual(newer)
  })

  test('one at a time', async () => {
    check.mockResolvedValue(step('passed'))
    await Promise.all([checkStep('m', 's'), checkStep('m', 's')])
    expect(check).toHaveBeenCalledTimes(1)
  })

  test('a fault is kept beside what is known, and goes with the next answer', async () => {
    takeProgress({ cursor: 1, steps: [step('passed')] })
    const problem = { code: 'offline', message: 'No answer.' }
    check.mockRejectedValueOnce(new ApiFault(problem, 0))
    await checkStep('m', 's')
    expect([$progress.get()['m/s'], $faults.get()['m/s'], $checking.get()['m/s']]).toEqual([
      step('passed'),
      problem,
      undefined,
    ])
    takeLiveStep(2, step('failed'))
    expect($faults.get()['m/s']).toBeUndefined()
  })

  test('a learner the server does not know is forgotten', async () => {
    check.mockRejectedValueOnce(new ApiFault({ code: 'no-learner', message: 'Who?' }, 401))
    await checkStep('m', 's')
    expect(forgetLearner).toHaveBeenCalledOnce()
  })
})
