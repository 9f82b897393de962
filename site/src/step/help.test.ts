import type { StepState } from '@first-line/checker/contract'
import { describe, expect, test } from 'vitest'
import { type Asked, type Declared, helpOf, marksOf, toRun } from './help.ts'

const step = (of: Partial<StepState> = {}): StepState => ({
  module: 'm',
  step: 's',
  status: 'failed',
  attempts: 1,
  ...of,
})
const shown: Declared = { guidance: 'shown' }
const sandbox = {
  enforced: true,
  console: true,
  terminal: true,
  worlds: true,
  time: true,
  inbox: true,
  requests: 'all' as const,
}
const acts = (state: StepState, declared: Declared = shown, asked: Asked = {}, features = sandbox) =>
  helpOf(state, declared, asked, features).actions.map(({ act }) => act)

describe('what a card offers', () => {
  test.each<[string, StepState, Declared, Asked, string[]]>([
    ['a step not begun', step({ status: 'idle' }), shown, {}, ['hint', 'solution', 'help']],
    ['passed: nothing more', step({ status: 'passed' }), shown, {}, []],
    ['hints that were opened before come first', step({ hintsUsed: 2 }), shown, {}, ['hints', 'solution', 'help']],
    ['a hint is left', step({ hintsUsed: 1 }), shown, { hints: ['a'], grades: 3 }, ['hint', 'solution', 'help']],
    ['no hint is left', step({ hintsUsed: 3 }), shown, { hints: ['a', 'b', 'c'], grades: 3 }, ['solution', 'help']],
    ['a module without hints', step(), shown, { hints: [], grades: 0 }, ['solution', 'help']],
    ['the solution is there', step(), shown, { solution: [] }, ['hint', 'help']],
    ['it is asked whether', step(), shown, { confirming: true }, ['hint', 'solution']],
    ['an exercise explains itself', step(), { ...shown, exercise: 'quiz' }, {}, []],
    ['a word of one’s own', step(), { ...shown, attested: true }, {}, []],
    ['undone: as if it had not passed', step({ status: 'undone' }), shown, {}, ['hint', 'solution', 'help']],
  ])('%s', (_, state, declared, asked, offered) => {
    expect(acts(state, declared, asked)).toEqual(offered)
  })

  test('nothing is done for the learner where the page has no terminal of the account', () => {
    expect(acts(step(), shown, {}, { ...sandbox, terminal: false })).toEqual(['hint', 'solution'])
  })

  test('while it is asked for, nothing else is', () => {
    expect(helpOf(step(), shown, { busy: true }, sandbox).actions.every(({ disabled }) => disabled)).toBe(true)
  })

  test('a word is taken only where nobody can see it', () => {
    expect(helpOf(step({ status: 'unverifiable' }), shown, {}, sandbox).attest).toBe(true)
    expect(helpOf(step({ status: 'idle' }), { ...shown, attested: true }, {}, sandbox).attest).toBe(true)
    expect(helpOf(step(), shown, {}, sandbox).attest).toBe(false)
    expect(helpOf(step({ status: 'passed' }), { ...shown, attested: true }, {}, sandbox).attest).toBe(false)
  })
})

test('marks say what is not as usual', () => {
  expect(marksOf({ guidance: 'shown', kind: 'core' })).toEqual([])
  expect(marksOf({ guidance: 'unassisted', kind: 'extra', consoleOnly: true })).toEqual([
    'unassisted',
    'consoleOnly',
    'extra',
  ])
})

describe('done for the learner', () => {
  const shell = { says: 'Make it.', command: 'aws a' }
  const attacker = {
    says: 'Try it.',
    command: 'workshop as attacker -- aws b || true',
    there: { machine: 'attacker', command: 'aws b' },
  } as const
  const laptop = { ...attacker, there: { machine: 'laptop', command: 'aws b' } } as const
  const byHand = { says: 'Press the button.', command: '' }
  test.each([
    ['on the cloud shell', [shell, byHand], 'cloudshell', ['# Make it.', 'aws a']],
    ['where all of it belongs', [attacker, byHand, attacker], 'attacker', ['# Try it.', 'aws b', '# Try it.', 'aws b']],
    [
      'on the cloud shell, which reaches the others',
      [shell, attacker],
      'cloudshell',
      ['# Make it.', 'aws a', '# Try it.', 'workshop as attacker -- aws b || true'],
    ],
    ['on two machines', [laptop, attacker], 'cloudshell', ['# Try it.', laptop.command, '# Try it.', attacker.command]],
    ['nowhere', [byHand], 'cloudshell', []],
  ])('%s', (_, commands, machine, lines) => {
    expect(toRun(commands)).toEqual({ machine, lines })
  })
})
