/** A module one of whose checks never ends, and one throws, beside one that looks for the user mara. */
import { defineLab, defineModule, exercises, failed, passed, words } from '@first-line/labs'
import { createLabs, type Labs } from '../checks/labs.ts'

const about = { minutes: 1, guidance: 'shown', kind: 'core' } as const
const module = defineModule({
  ...{ id: '06-users', number: 6, title: 'Users', minutes: 5, needs: [] },
  summary: 'A module for tests of what a broken check does to the others.',
  goals: ['See that it does nothing'],
  steps: [
    { ...about, id: 'hangs', title: 'Never ends' },
    { ...about, id: 'throws', title: 'Ends at once' },
    { ...about, id: 'works', title: 'Looks for mara' },
  ],
})

const lab = defineLab(module, {
  steps: {
    hangs: { reads: ['iam'], check: () => new Promise(() => {}) },
    throws: {
      reads: ['iam'],
      check() {
        throw new Error('this check is broken')
      },
    },
    works: {
      reads: ['iam'],
      async check({ account }) {
        const mara = await account.user('mara')
        return mara ? passed({ user: mara.arn }, mara) : failed('nobody')
      },
    },
  },
})

const said = words.parse({
  passed: { hangs: 'It ended after all.', throws: 'It did not throw.', works: 'There she is.' },
  evidence: { user: 'User' },
  reasons: { nobody: { seen: 'Nobody is called mara.', expected: 'A user called mara.', next: 'Create mara.' } },
})

export function hangingLabs(): Labs {
  return createLabs({
    ids: [module.id],
    read: async () => ({ lab, words: said, exercises: exercises.parse({}) }),
    readSolution: async () => new Map(),
  })
}
