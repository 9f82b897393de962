import { describe, expect, test } from 'vitest'
import { blocked, failed, fault, passed, unverifiable, type Verdict } from './verdict.ts'
import { say, text, type VerdictWords } from './words.ts'

const words: VerdictWords = {
  reasons: {
    'other-name': {
      seen: 'There is {seen}, made by {who}.',
      expected: 'A user called mara.',
      next: 'Create mara.',
      hint: 'What is {seen}?',
    },
    plain: { seen: 'There is nobody.', expected: 'A user called mara.', next: 'Create mara.' },
  },
  passed: { make: 'There is {user}.' },
  blocked: { give: 'There is nobody to give it to.' },
  evidence: { user: 'User', tried: 'Actions tried' },
}
const observed = { basis: 'observed' } as const

describe('say', () => {
  test.each<[string, string, Verdict, unknown]>([
    [
      'a pass, with its evidence',
      'make',
      passed({ user: 'mara', tried: 12 }, observed),
      {
        seen: 'There is mara.',
        evidence: [
          { label: 'User', value: 'mara' },
          { label: 'Actions tried', value: '12' },
        ],
      },
    ],
    [
      'a failure, with a list in it',
      'make',
      failed('other-name', { seen: ['tom', 'ann', 'lee'], who: 'root' }),
      {
        reason: 'other-name',
        seen: 'There is tom, ann and lee, made by root.',
        expected: 'A user called mara.',
        next: 'Create mara.',
        hint: 'What is tom, ann and lee?',
      },
    ],
    [
      'a failure without a hint',
      'make',
      failed('plain'),
      { reason: 'plain', seen: 'There is nobody.', expected: 'A user called mara.', next: 'Create mara.' },
    ],
    ['a step that waits', 'give', blocked('make'), { waitsFor: 'make', message: 'There is nobody to give it to.' }],
    ['what a target lacks', 'make', unverifiable('activity'), { message: 'This target keeps no record of requests.' }],
    ['our fault', 'make', fault('We could not look.'), { message: 'We could not look.' }],
  ])('%s', (_, step, verdict, said) => {
    expect(say(step, verdict, words)).toEqual(said)
  })

  test.each<[string, string, Verdict, string]>([
    ['a reason', 'make', failed('unheard-of'), 'words.yaml has no words for the reason unheard-of'],
    [
      'a value',
      'make',
      failed('other-name', { seen: 'tom' }),
      'words.yaml: other-name.seen names {who}, and the check gives no such value',
    ],
    [
      'a sentence for a pass',
      'give',
      passed({ user: 'mara' }, observed),
      'words.yaml has no sentence under passed for the step give',
    ],
    [
      'a label',
      'make',
      passed({ user: 'mara', id: 'AIDA' }, observed),
      'words.yaml has no label under evidence for id',
    ],
    ['a sentence for waiting', 'make', blocked('give'), 'words.yaml has no sentence under blocked for make'],
  ])('words that lack %s are an error that names it', (_, step, verdict, message) => {
    expect(() => say(step, verdict, words)).toThrow(message)
  })
})

test.each([
  [[], 'nothing'],
  [['a'], 'a'],
  [['a', 'b'], 'a and b'],
  [['a', 'b', 'c'], 'a, b and c'],
])('%j reads "%s"', (list, read) => {
  expect(text(list)).toBe(read)
})

describe('passed', () => {
  test('rests on the weakest of what it was founded on', () => {
    expect(passed({ user: 'mara' }, observed, { basis: 'computed' }).basis).toBe('computed')
    expect(passed({ user: 'mara' }, observed, observed).basis).toBe('observed')
  })

  test('without evidence is an error', () => {
    expect(() => passed({}, observed)).toThrow('passed() needs evidence: name what was seen in the account')
  })
})
