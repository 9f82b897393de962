/** What the *Console* tab of each step says, as clicks. */
import type { Lesson } from '../lesson.ts'
import { welcome } from './00-welcome.ts'
import { account } from './03-account.ts'
import { mfa } from './04-mfa.ts'
import { users } from './06-users.ts'
import { credentials } from './07-credentials.ts'
import { groups } from './08-groups.ts'
import { roles } from './09-roles.ts'
import { policies } from './10-policies.ts'
import { simulator } from './11-simulator.ts'
import { accessDenied } from './12-access-denied.ts'
import { billing } from './13-billing.ts'
import { budgets } from './14-budgets.ts'
import { review } from './15-review.ts'

/** A module's steps in their order, by id. */
export type Clicks = Readonly<Record<string, (lesson: Lesson) => Promise<void>>>

export const clicksOf: Readonly<Record<string, Clicks>> = {
  '00-welcome': welcome,
  '03-account': account,
  '04-mfa': mfa,
  '06-users': users,
  '07-credentials': credentials,
  '08-groups': groups,
  '09-roles': roles,
  '10-policies': policies,
  '11-simulator': simulator,
  '12-access-denied': accessDenied,
  '13-billing': billing,
  '14-budgets': budgets,
  '15-review': review,
}
