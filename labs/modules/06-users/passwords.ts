/** How a user came to the password that they have. */
import type { ActivityEntry, ActivityLog } from '../../src/account/activity.ts'

/** The last time that somebody else set this user's password. Whoever changes their own does it by another action. */
export function lastHandedOver(log: ActivityLog, user: string): ActivityEntry | undefined {
  return log.entries.find(
    ({ action, outcome, parameters }) =>
      ['iam:CreateLoginProfile', 'iam:UpdateLoginProfile'].includes(action) &&
      outcome === 'allowed' &&
      parameters?.userName === user,
  )
}

/** It has to be changed at the first sign-in. */
export const isOneTime = ({ parameters }: ActivityEntry): boolean => parameters?.passwordResetRequired === true
