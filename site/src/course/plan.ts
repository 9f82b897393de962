/**
 * What the map says of a module beyond its title: its part of the course, what it does, how long it takes, what it
 * needs. Of a module that is written, the module itself is asked first; this is for the ones that are not yet.
 */
import type { OutlineEntry } from '@first-line/labs/catalog'
import type { words } from '../words/index.ts'

export type Part = keyof typeof words.home.map.parts

export interface Plan {
  readonly part: Part
  /** reading and doing together, with questions: an estimate until it is written */
  readonly minutes: number
  readonly summary: string
  /** numbers of the modules whose ideas it uses */
  readonly needs: readonly number[]
}

/** By number, as in the outline. */
export const plans: Readonly<Record<OutlineEntry['number'], Plan>> = {
  0: {
    part: 'ground',
    minutes: 10,
    needs: [],
    summary: 'See that this computer can do everything the workshop asks of it.',
  },
  1: {
    part: 'ground',
    minutes: 15,
    needs: [0],
    summary: 'What an account holds, where it ends, and what only root can do.',
  },
  2: {
    part: 'ground',
    minutes: 15,
    needs: [1],
    summary: 'Sort fourteen duties: which are AWS’s, and which are yours.',
  },
  3: {
    part: 'door',
    minutes: 25,
    needs: [1],
    summary: 'Give the account an alias and a password policy, and close a Region.',
  },
  4: {
    part: 'door',
    minutes: 30,
    needs: [3],
    summary: 'Give root a second factor, and delete the key it should not have.',
  },
  5: {
    part: 'door',
    minutes: 25,
    needs: [1],
    summary: 'Predict a decision from the policies, then see each step of it.',
  },
  6: {
    part: 'people',
    minutes: 30,
    needs: [4, 5],
    summary: 'Make a user for one person, and read the names AWS gives to things.',
  },
  7: {
    part: 'people',
    minutes: 35,
    needs: [6],
    summary: 'Sign in from the command line without a key, then change a key in use.',
  },
  8: { part: 'people', minutes: 25, needs: [6], summary: 'Give permissions to a job, not to a person.' },
  9: { part: 'people', minutes: 40, needs: [8], summary: 'Let a machine read a bucket with no key on its disk.' },
  10: {
    part: 'rights',
    minutes: 40,
    needs: [5, 8],
    summary: 'Write policies that allow what is needed, and nothing beyond.',
  },
  11: {
    part: 'rights',
    minutes: 25,
    needs: [10],
    summary: 'Ask whether a request would be allowed, before anyone makes it.',
  },
  12: {
    part: 'rights',
    minutes: 30,
    needs: [10],
    summary: 'Find what said no, and make the smallest change that helps, five times.',
  },
  13: { part: 'money', minutes: 25, needs: [6], summary: 'Show the bill to those who need it, and to nobody else.' },
  14: { part: 'money', minutes: 30, needs: [13], summary: 'Learn of unusual spending on the day it begins.' },
  15: {
    part: 'all',
    minutes: 40,
    needs: [9, 12, 14],
    summary: 'A year later: review the whole account, and contain a leaked key.',
  },
}
