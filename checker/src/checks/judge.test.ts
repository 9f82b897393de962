import { blocked, failed, fault, passed, say, unverifiable, type Verdict } from '@first-line/labs'
import { describe, expect, test } from 'vitest'
import type { KeptStep } from '../learners/progress.ts'
import { differs, judge } from './judge.ts'

const sentence = { expected: 'Expected it so.', next: 'Do this next.' }
const words = {
  reasons: { none: { seen: 'Seen nothing.', ...sentence }, other: { seen: 'Seen {name}.', ...sentence } },
  passed: { s: 'It is there.' },
  blocked: { s: 'It waits for it.' },
  evidence: { user: 'User' },
}
const observed = { basis: 'observed' } as const
const right = passed({ user: 'mara' }, observed)

/** Status, attempts and the minute of the first pass, after each verdict in turn. */
function story(...verdicts: Verdict[]): string[] {
  let kept: KeptStep | undefined
  return verdicts.map((verdict, minute) => {
    const at = `2030-01-01T00:0${minute}:00.000Z`
    kept = judge(kept, { module: 'm', step: 's', verdict, said: say('s', verdict, words), at })
    const { status, attempts, passedAt } = kept.state
    return [status, attempts, ...(passedAt ? [`right at ${passedAt[15]}`] : [])].join(' ')
  })
}

describe('a step\u2019s state', () => {
  test.each<[string, Verdict[], string[]]>([
    ['right at the first try', [failed('none'), right], ['idle 0', 'passed 1 right at 1']],
    [
      'two tries, then looked at again',
      [failed('none'), failed('other', { name: 'tom' }), failed('other', { name: 'tom' }), right, right],
      ['idle 0', 'failed 1', 'failed 1', 'passed 2 right at 3', 'passed 2 right at 3'],
    ],
    [
      'the same reason about something else is another try',
      [failed('other', { name: 'tom' }), failed('other', { name: 'ann' })],
      ['idle 0', 'failed 1'],
    ],
    ['waiting is no try', [blocked('t'), failed('none'), right], ['blocked 0', 'idle 0', 'passed 1 right at 2']],
    [
      'right, undone, and right again',
      [right, failed('none'), right],
      ['passed 0 right at 0', 'undone 1 right at 0', 'passed 2 right at 0'],
    ],
    ['right, and what it needs is gone', [right, blocked('t')], ['passed 0 right at 0', 'undone 0 right at 0']],
    [
      'a fault is nobody\u2019s try and takes nothing away',
      [failed('none'), fault('We could not look.'), failed('none'), right, fault('We could not look.')],
      ['idle 0', 'error 0', 'idle 0', 'passed 1 right at 3', 'error 1 right at 3'],
    ],
    ['what a target cannot show', [unverifiable('activity')], ['unverifiable 0']],
  ])('%s', (_, verdicts, states) => {
    expect(story(...verdicts)).toEqual(states)
  })

  test('what nobody has begun is told when the learner asks', () => {
    const verdict = failed('none')
    const look = { module: 'm', step: 's', verdict, said: say('s', verdict, words), at: '2030-01-01T00:00:00.000Z' }
    const byItself = judge(undefined, look)
    expect(byItself.state).toEqual({ module: 'm', step: 's', status: 'idle', checkedAt: look.at, attempts: 0 })
    const asked = judge(byItself, { ...look, because: 'asked' })
    expect(asked.state).toMatchObject({ status: 'failed', attempts: 1, reason: 'none', next: 'Do this next.' })
    expect(judge(asked, { ...look, because: 'asked' }).state.attempts).toBe(1)
  })

  test('what the workshop laid is nobody\u2019s try, and idle until something changes or the learner asks', () => {
    const look = (name: string) => {
      const verdict = failed('other', { name })
      return { module: 'm', step: 's', verdict, said: say('s', verdict, words), at: '2030-01-01T00:00:00.000Z' }
    }
    const seen = ({ state: { status, attempts } }: KeptStep) => `${status} ${attempts}`
    const begun = judge(judge(undefined, look('tom')), look('ann'))
    expect(seen(begun)).toBe('failed 1')
    // An undo lays what was there: it stays as it was.
    expect(seen(judge(begun, { ...look('ann'), because: 'laid' }))).toBe('failed 1')
    const laid = judge(begun, { ...look('tom'), because: 'laid' })
    expect(seen(laid)).toBe('idle 1')
    expect(seen(judge(laid, look('tom')))).toBe('idle 1')
    expect(seen(judge(laid, { ...look('ann'), because: 'changed' }))).toBe('failed 2')
    expect(seen(judge(laid, { ...look('tom'), because: 'asked' }))).toBe('failed 2')
    const fresh = judge(undefined, { ...look('tom'), because: 'laid' })
    expect(seen(judge(fresh, { ...look('ann'), because: 'laid' }))).toBe('idle 0')
  })

  test('that rests on what happened once is kept when it is no longer to be seen', () => {
    const look = { module: 'm', step: 's', at: '2030-01-01T00:00:00.000Z', once: true }
    const gone = failed('none')
    const told = { said: say('s', gone, words), verdict: gone }
    const passedOnce = judge(undefined, { ...look, verdict: right, said: say('s', right, words) })
    expect(judge(passedOnce, { ...look, ...told }).state).toEqual(passedOnce.state)
    expect(judge(undefined, { ...look, ...told }).state.status).toBe('idle')
  })

  test('says everything that a card shows', () => {
    const at = '2030-01-01T00:00:00.000Z'
    expect(judge(undefined, { module: 'm', step: 's', verdict: right, said: say('s', right, words), at })).toEqual({
      last: 'passed',
      passed: { basis: 'observed', helped: false, unassisted: false },
      state: {
        ...{ module: 'm', step: 's', status: 'passed', attempts: 0, checkedAt: at, passedAt: at, basis: 'observed' },
        ...{ seen: 'It is there.', evidence: [{ label: 'User', value: 'mara' }] },
      },
    })
  })
})

test('a page has nothing to learn from a check that found the same', () => {
  const state = {
    module: 'm',
    step: 's',
    status: 'passed',
    attempts: 1,
    checkedAt: '2030-01-01T00:00:00.000Z',
  } as const
  expect(differs(state, { ...state, checkedAt: '2030-01-01T00:01:00.000Z' })).toBe(false)
  const { attempts, ...rest } = state
  expect(differs(state, { attempts, ...rest })).toBe(false)
  expect(differs(state, { ...state, status: 'undone' })).toBe(true)
  expect(differs(undefined, state)).toBe(true)
})
