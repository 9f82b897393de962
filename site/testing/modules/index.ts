/** Modules for tests: every component of a lesson, and one more to move on to. Built only with FIRST_LINE_FIXTURES=1. */
import type { ModuleAbout } from '@first-line/labs/catalog'

const states = ['idle', 'checking', 'passed', 'failed', 'undone', 'blocked', 'unverifiable', 'error'] as const

export const fixtureModules: readonly Readonly<ModuleAbout>[] = [
  {
    id: '90-every-part',
    number: 90,
    title: 'Every part',
    minutes: 16,
    summary: 'A lesson with every component in it, and a step for every state.',
    goals: ['See every component of a lesson once.', 'See a step card in each of its states.'],
    needs: [6],
    steps: states.map((state) => ({
      id: `is-${state}`,
      title: `A step that is ${state}`,
      minutes: 2,
      guidance: 'shown',
      kind: 'core',
      ...(state === 'idle' && {
        predict: [
          { id: 'run', by: 'dana', action: 'ec2:RunInstances' },
          { id: 'look', by: 'dana', action: 's3:GetObject', resource: 'arn:aws:s3:::kape-invoices/2026/10.pdf' },
        ],
      }),
    })),
  },
  {
    id: '91-after-it',
    number: 91,
    title: 'After it',
    minutes: 5,
    summary: 'A short lesson, for going from one module to the next.',
    goals: ['Arrive here with the terminal as it was.'],
    needs: [],
    steps: [{ id: 'arrive', title: 'Arrive', minutes: 1, guidance: 'unassisted', kind: 'core' }],
  },
  {
    id: '06-users',
    number: 6,
    title: 'Users, for tests',
    minutes: 18,
    summary: 'A module in its place on the map, with a step of every kind of guidance.',
    goals: ['Stand on the map.'],
    needs: [4, 5],
    steps: [
      { id: 'create-user', title: 'Create the user mara', minutes: 3, guidance: 'shown', kind: 'core' },
      { id: 'give-administrator', title: 'Give mara rights', minutes: 4, guidance: 'gaps', kind: 'core' },
      {
        id: 'sign-in',
        title: 'Sign in as mara',
        minutes: 2,
        guidance: 'unassisted',
        kind: 'extra',
        consoleOnly: true,
      },
    ],
  },
]
