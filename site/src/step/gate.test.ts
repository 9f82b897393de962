import type { StepState } from '@first-line/checker/contract'
import { describe, expect, test } from 'vitest'
import { type Gate, gateOf, type Place } from './gate.ts'

const place: Place = { number: 2, order: ['create-user', 'give-rights', 'sign-in'], time: (iso) => iso.slice(11, 16) }
const at = '2026-11-22T14:05:09.000Z'
const step = (of: Partial<StepState> & Pick<StepState, 'status'>): StepState => ({
  module: '06-users',
  step: 'give-rights',
  attempts: 0,
  ...of,
})
const again = { act: 'check', label: 'Check again' }

const cases: readonly [name: string, state: StepState, shows: Gate][] = [
  [
    'idle',
    step({ status: 'idle' }),
    {
      status: 'idle',
      glyph: 'idle',
      tone: 'idle',
      word: 'Not started',
      facts: [],
      evidence: [],
      lines: [{ text: 'The check runs by itself as soon as the account changes.', quiet: true }],
      actions: [{ act: 'check', label: 'Check now' }],
    },
  ],
  [
    'idle, and something has to happen first',
    step({ status: 'idle', message: 'Press Begin.' }),
    {
      status: 'idle',
      glyph: 'idle',
      tone: 'idle',
      word: 'Not started',
      facts: [],
      evidence: [],
      lines: [{ text: 'Press Begin.' }],
      actions: [{ act: 'check', label: 'Check now' }],
    },
  ],
  [
    'checking',
    step({ status: 'checking', attempts: 2 }),
    {
      status: 'checking',
      glyph: 'checking',
      tone: 'ink',
      word: 'Checking',
      facts: [],
      evidence: [],
      lines: [{ text: 'Asking the account.', quiet: true }],
      actions: [],
    },
  ],
  [
    'passed, on the third try, worked out',
    step({
      status: 'passed',
      attempts: 3,
      passedAt: at,
      checkedAt: at,
      basis: 'computed',
      seen: 'mara may do everything.',
      evidence: [{ label: 'Allowed by', value: 'AdministratorAccess' }],
    }),
    {
      status: 'passed',
      glyph: 'through',
      tone: 'through',
      word: 'Passed',
      beside: '14:05, try 3, worked out from its policies',
      facts: [{ kind: 'seen', text: 'mara may do everything.' }],
      evidence: [{ label: 'Allowed by', value: 'AdministratorAccess' }],
      lines: [],
      actions: [again, { act: 'go', label: 'Go to step 3', step: 'sign-in', first: true }],
    } as Gate,
  ],
  [
    'failed',
    step({
      status: 'failed',
      attempts: 1,
      checkedAt: at,
      reason: 'no-policy',
      seen: 'mara has no policy.',
      expected: 'mara may do everything.',
      next: 'Attach one.',
      hint: 'What has to be true?',
    }),
    {
      status: 'failed',
      glyph: 'stop',
      tone: 'stop',
      word: 'Not yet',
      beside: 'checked 14:05',
      facts: [
        { kind: 'seen', text: 'mara has no policy.' },
        { kind: 'expected', text: 'mara may do everything.' },
        { kind: 'next', text: 'Attach one.' },
      ],
      evidence: [],
      lines: [],
      hint: 'What has to be true?',
      actions: [again],
    } as Gate,
  ],
  [
    'undone: the pass is kept',
    step({ status: 'undone', attempts: 4, passedAt: at, seen: 'mara has no policy.', next: 'Attach it again.' }),
    {
      status: 'undone',
      glyph: 'stop',
      tone: 'stop',
      word: 'Was right at 14:05, is not now',
      beside: 'your pass is kept',
      facts: [
        { kind: 'seen', text: 'mara has no policy.' },
        { kind: 'next', text: 'Attach it again.' },
      ],
      evidence: [],
      lines: [],
      hint: undefined,
      actions: [again],
    } as Gate,
  ],
  [
    'blocked by a step of this module',
    step({ status: 'blocked', waitsFor: 'create-user', message: 'There is no user called mara yet.' }),
    {
      status: 'blocked',
      glyph: 'waits',
      tone: 'idle',
      word: 'Waits for step 1',
      facts: [],
      evidence: [],
      lines: [{ text: 'There is no user called mara yet.' }],
      actions: [{ act: 'go', label: 'Go to step 1', step: 'create-user', first: true }, again],
    } as Gate,
  ],
  [
    'blocked by something else',
    step({ status: 'blocked', waitsFor: 'elsewhere' }),
    {
      status: 'blocked',
      glyph: 'waits',
      tone: 'idle',
      word: 'Waits',
      facts: [],
      evidence: [],
      lines: [],
      actions: [again],
    } as Gate,
  ],
  [
    'unverifiable',
    step({ status: 'unverifiable', message: 'LocalStack has no Budgets.' }),
    {
      status: 'unverifiable',
      glyph: 'unseen',
      tone: 'ours',
      word: 'Cannot be seen here',
      knot: 'hatched',
      facts: [],
      evidence: [],
      lines: [{ text: 'LocalStack has no Budgets.' }],
      actions: [again],
    } as Gate,
  ],
  [
    'error: ours, and it says so',
    step({ status: 'error', message: 'The account did not answer.' }),
    {
      status: 'error',
      glyph: 'ours',
      tone: 'ours',
      word: 'We could not look',
      knot: 'broken',
      facts: [],
      evidence: [],
      lines: [
        { text: 'The account did not answer.' },
        { text: 'This is our fault, not yours. What you did is kept.', quiet: true },
      ],
      actions: [{ act: 'check', label: 'Try now' }],
    } as Gate,
  ],
  [
    'error whose message has said whose fault it is',
    step({ status: 'error', message: 'This is our fault, not yours.' }),
    {
      status: 'error',
      glyph: 'ours',
      tone: 'ours',
      word: 'We could not look',
      knot: 'broken',
      facts: [],
      evidence: [],
      lines: [{ text: 'This is our fault, not yours.' }],
      actions: [{ act: 'check', label: 'Try now' }],
    } as Gate,
  ],
]

describe('gateOf', () => {
  test.each(cases)('%s', (_, state, shows) => {
    expect(gateOf(state, place)).toEqual(shows)
  })

  test('the last step has nowhere to go on to', () => {
    const last = gateOf(step({ status: 'passed', passedAt: at, attempts: 1 }), { ...place, number: 3 })
    expect(last.actions).toEqual([again])
    expect(last.beside).toBe('14:05, first try')
  })

  test('no two states look the same: word and drawing differ', () => {
    const drawn = cases
      .map(([, state]) => gateOf(state, place))
      .map(({ status, word, glyph }) => ({ status, word, glyph }))
    const kinds = new Map(drawn.map(({ status, word, glyph }) => [status, `${word} ${glyph}`]))
    expect(kinds.size).toBe(8)
    expect(new Set(kinds.values()).size).toBe(8)
  })
})
