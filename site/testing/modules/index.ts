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
]
