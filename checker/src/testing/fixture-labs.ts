/** Two modules of every kind of step, over the stand-in's account: a list of users, some of them administrators. */
import { defineLab, defineModule, exercises, failed, passed, unverifiable, words } from '@first-line/labs'
import type { LoadedLab } from '@first-line/labs/node'
import { createLabs, type Labs } from '../checks/labs.ts'

const head = {
  minutes: 10,
  summary: 'A module for tests of the checker, and nothing else.',
  goals: ['Try the checker'],
}
const about = { minutes: 2, guidance: 'shown', kind: 'core' } as const

const first = defineModule({
  ...{ ...head, id: '06-users', number: 6, title: 'Users', needs: [] },
  steps: [
    {
      ...{ ...about, id: 'create-mara', title: 'Create the user mara' },
      predict: [{ id: 'may-create', by: 'mara', action: 'iam:CreateUser' }],
    },
    { ...about, id: 'alone', title: 'Create somebody yourself', guidance: 'unassisted' },
    { ...about, id: 'name-it', title: 'Name the parts', exercise: 'quiz' },
    { ...about, id: 'phone', title: 'Put the key into your phone', attested: true },
    { ...about, id: 'more', title: 'Do more than that', kind: 'extra' },
  ],
})
const second = defineModule({
  ...{ ...head, id: '08-groups', number: 8, title: 'Groups', needs: [6] },
  steps: [{ ...about, id: 'make-administrator', title: 'Give mara the right' }],
})

const nobody = {
  seen: 'Nobody is called so.',
  expected: 'Somebody who is.',
  next: 'Create them.',
  hint: 'Who is there?',
}
const allWords = words.parse({
  reasons: { nobody },
  passed: { 'create-mara': 'There she is.', alone: 'There they are.', more: 'There is more.' },
  evidence: { user: 'User' },
  hints: { 'create-mara': ['Who keeps the users?', 'IAM does, by a command.', 'It is aws iam create-user.'] },
})

const mayBe = (name: string) => ({
  reads: ['iam'] as ['iam'],
  async check({ account }: Parameters<ReturnType<typeof defineLab>['steps'][string]['check']>[0]) {
    const user = await account.user(name)
    return user ? passed({ user: user.arn }, user) : failed('nobody')
  },
})

const questions = exercises.parse({
  quiz: [
    {
      ...{ id: 'what-is', kind: 'one', ask: 'What is a user, then?' },
      options: [
        { text: 'a person', right: true, why: 'A person, or a program that acts as one.' },
        { text: 'a bucket', why: 'A bucket holds objects, and does nothing.' },
      ],
    },
    {
      id: 'arn-of',
      kind: 'fill',
      ask: 'Fill in what is missing.',
      text: 'arn:aws:iam::___:root',
      answers: ['{account}'],
      why: 'The fifth part is the account.',
    },
  ],
})

const loaded: LoadedLab[] = [
  {
    lab: defineLab(first, {
      steps: { 'create-mara': mayBe('mara'), alone: mayBe('tom'), more: mayBe('ann') },
      arrivals: [{ run: 'arrives.sh', title: 'Somebody was here', before: 'more' }],
    }),
    words: allWords,
    exercises: questions,
  },
  {
    lab: defineLab(second, {
      startsAfter: '06-users',
      steps: {
        'make-administrator': {
          reads: ['iam'],
          async check({ account }) {
            if (!account.has('can')) return unverifiable('can')
            const mara = await account.user('mara')
            const may = await mara?.can('iam:CreateUser')
            return mara && may?.allowed ? passed({ user: mara.arn }, may) : failed('nobody')
          },
        },
      },
    }),
    words: words.parse({
      reasons: { nobody },
      passed: { 'make-administrator': 'She may.' },
      evidence: { user: 'User' },
    }),
    exercises: exercises.parse({}),
  },
]

const solution = `# A user begins with no permissions.
aws iam create-user \\
  --user-name mara

# The second look: she is there.
aws iam get-user --user-name mara
`

export function fixtureLabs(): Labs {
  return createLabs({
    ids: loaded.map(({ lab }) => lab.module.id),
    read: async (id) => loaded.find(({ lab }) => lab.module.id === id),
    readSolution: async ({ lab }) =>
      new Map(
        lab.module.id === '06-users'
          ? [
              ['create-mara', solution],
              ['alone', 'aws iam create-user --user-name tom\n'],
            ]
          : [],
      ),
  })
}
