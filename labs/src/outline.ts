/** The whole course, for the map: what exists is linked, the rest is named. */
export interface OutlineEntry {
  readonly number: number
  readonly title: string
  readonly kind: 'preflight' | 'concept' | 'walkthrough' | 'lab' | 'capstone'
}

export const outline: readonly OutlineEntry[] = [
  { number: 0, title: 'Welcome and tools', kind: 'preflight' },
  { number: 1, title: 'AWS and the account', kind: 'concept' },
  { number: 2, title: 'Shared responsibility', kind: 'concept' },
  { number: 3, title: 'Opening an account', kind: 'walkthrough' },
  { number: 4, title: 'Multi-factor authentication, for root', kind: 'lab' },
  { number: 5, title: 'How IAM decides', kind: 'concept' },
  { number: 6, title: 'Users and ARNs', kind: 'lab' },
  { number: 7, title: 'Credentials for the CLI', kind: 'lab' },
  { number: 8, title: 'User groups and permissions', kind: 'lab' },
  { number: 9, title: 'Roles, on EC2', kind: 'lab' },
  { number: 10, title: 'Policies', kind: 'lab' },
  { number: 11, title: 'The policy simulator', kind: 'lab' },
  { number: 12, title: 'Reading \u201cAccess Denied\u201d', kind: 'lab' },
  { number: 13, title: 'Billing access', kind: 'lab' },
  { number: 14, title: 'Budgets and alarms', kind: 'lab' },
  { number: 15, title: 'Security review', kind: 'capstone' },
]
