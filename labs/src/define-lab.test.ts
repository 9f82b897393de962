import { describe, expect, test } from 'vitest'
import { defineLab, defineModule } from './define-lab.ts'
import { checkedStep, moduleAbout, readAs, words } from './schema.ts'
import { kapeLabs } from './start/kape-labs.ts'
import { startState } from './start/schema.ts'
import { failed } from './verdict.ts'

const about = defineModule({
  id: '99-test',
  number: 99,
  title: 'A test',
  minutes: 5,
  summary: 'A module that exists for a test alone.',
  goals: ['See what an author is told.'],
  needs: [],
  steps: [
    { id: 'first', title: 'The first', minutes: 1, guidance: 'shown', kind: 'core' },
    { id: 'second', title: 'The second', minutes: 1, guidance: 'gaps', kind: 'core' },
  ],
})
const step = { reads: ['iam'], check: () => failed('no') } as const
const steps = { first: step, second: { ...step, needs: ['first'] } }

describe('defineLab tells an author', () => {
  test.each<[string, () => unknown, string]>([
    [
      'of a need that is no step',
      () =>
        defineLab(about, {
          start: kapeLabs,
          steps: { ...steps, second: { ...step, needs: ['frist'] } },
          nearMisses: [],
        }),
      'lab 99-test: second needs frist, which is not a step. Its steps are first, second.',
    ],
    [
      'of a need that comes later',
      () =>
        defineLab(about, {
          start: kapeLabs,
          steps: { ...steps, first: { ...step, needs: ['second'] } },
          nearMisses: [],
        }),
      'lab 99-test: first needs second, which does not come before it. Its steps are first, second.',
    ],
    [
      'of a near miss of no step',
      () =>
        defineLab(about, {
          start: kapeLabs,
          steps,
          nearMisses: [{ name: 'a slip', run: 'slip.sh', fails: ['third', 'no'] }],
        }),
      'lab 99-test: the near miss "a slip" fails third, which is not a step. Its steps are first, second.',
    ],
    [
      'of a word that declares nothing',
      () => defineLab(about, { steps, ...{ nearmisses: [] } }),
      'lab 99-test: nearmisses is nothing that a lab declares. Its steps are first, second.',
    ],
    [
      'of two beginnings',
      () => defineLab(about, { steps, start: { rootEmail: 'ines@kapelabs.example' }, startsAfter: '06-users' }),
      'lab 99-test starts after 06-users, and with a start of its own: it can have one of them',
    ],
  ])('%s', (_, define, message) => {
    expect(define).toThrow(message)
  })

  test('nothing when all is well', () => {
    expect(defineLab(about, { start: kapeLabs, steps, nearMisses: [] }).steps.second.needs).toEqual(['first'])
  })
})

const own = { rootEmail: 'ines@kapelabs.example', users: [{ name: 'robin', createdAt: '2024-06-03T08:11:52Z' }] }

test('what a start leaves out is filled in', () => {
  expect(readAs('a start', startState, own)).toEqual({
    ...own,
    users: [{ ...own.users[0], path: '/', managedPolicies: [], accessKeys: [] }],
    ...{ buckets: [], neighbours: [], homes: {} },
  })
})

describe('a mistake in data says where it is and what the field is for', () => {
  test.each([
    [
      'a missing word',
      () =>
        readAs('words.yaml', words, {
          reasons: { no: { seen: 'Seen this.', expected: 'Expected that.' } },
          passed: {},
          evidence: {},
        }),
      'words.yaml does not read as it should:\n  reasons.no.next: Invalid input: expected string, received undefined. It is the one thing to do next, true for console and command line alike',
    ],
    [
      'a title that is too short',
      () => readAs('module.ts', moduleAbout, { ...about, title: 'A' }),
      'module.ts does not read as it should:\n  title: Too small: expected string to have >=3 characters. It is as on the map',
    ],
    [
      'a kind that is none, in a list',
      () => readAs('module.ts', moduleAbout, { ...about, steps: [{ ...about.steps[0], kind: 'spare' }] }),
      'module.ts does not read as it should:\n  steps.0.kind: Invalid option: expected one of "core"|"extra". It is core: on a route of the workshop; extra: for those who have time',
    ],
    [
      'a file with a key that nobody has',
      () =>
        readAs('the start', startState, {
          ...own,
          homes: { laptop: [{ path: '.aws/credentials', text: '{key:robin:id}' }] },
        }),
      'the start does not read as it should:\n  homes.laptop.0.text: {key:robin:id} is no key of this start: keys have nobody. It is {account}, {NICKNAME} and {rootEmail}, {rootPassword} stand for what they say; {key:USER:id} and {key:USER:secret} for the first key of a user, of `root`, or of NICKNAME/USER',
    ],
    [
      'a check that reads what there is not',
      () => readAs('lab.ts, the step first', checkedStep, { ...step, reads: ['lambda'] }),
      'lab.ts, the step first does not read as it should:\n  reads.0: Invalid option: expected one of "iam"|"sts"|"s3"|"ec2"|"sns"|"budgets"|"dynamodb"|"account"|"console"|"activity"|"time"|"answers". It is an IAM service prefix, `console` for sign-in and what only the console can set, `activity` for any request at all, `time` for ledger time that passes, `answers` for exercises',
    ],
  ])('%s', (_, read, message) => {
    expect(read).toThrow(new Error(message))
  })
})
