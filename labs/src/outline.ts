/** The whole course, for the map: what exists is linked, the rest is named. */
import type { Route } from './schema.ts'

export interface OutlineEntry {
  readonly number: number
  readonly title: string
  readonly kind: 'preflight' | 'concept' | 'walkthrough' | 'lab' | 'capstone'
  /** The ways through the workshop that it is on; a step may say that it is on fewer. */
  readonly routes: readonly Route[]
}

/** The core in 90 minutes, in half a day, in a day. */
const every: readonly Route[] = ['short', 'half', 'day']
const half: readonly Route[] = ['half', 'day']
const day: readonly Route[] = ['day']

export const outline: readonly OutlineEntry[] = [
  { number: 0, title: 'Welcome and tools', kind: 'preflight', routes: every },
  { number: 1, title: 'AWS and the account', kind: 'concept', routes: day },
  { number: 2, title: 'Shared responsibility', kind: 'concept', routes: day },
  { number: 3, title: 'Opening an account', kind: 'walkthrough', routes: every },
  { number: 4, title: 'Multi-factor authentication, for root', kind: 'lab', routes: every },
  { number: 5, title: 'How IAM decides', kind: 'concept', routes: half },
  { number: 6, title: 'Users and ARNs', kind: 'lab', routes: every },
  { number: 7, title: 'Credentials for the CLI', kind: 'lab', routes: half },
  { number: 8, title: 'User groups and permissions', kind: 'lab', routes: every },
  { number: 9, title: 'Roles, on EC2', kind: 'lab', routes: half },
  { number: 10, title: 'Policies', kind: 'lab', routes: day },
  { number: 11, title: 'The policy simulator', kind: 'lab', routes: day },
  { number: 12, title: 'Reading \u201cAccess Denied\u201d', kind: 'lab', routes: half },
  { number: 13, title: 'Billing access', kind: 'lab', routes: half },
  { number: 14, title: 'Budgets and alarms', kind: 'lab', routes: half },
  { number: 15, title: 'Security review', kind: 'capstone', routes: day },
]
