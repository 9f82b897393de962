/** Whoever consented to `aws login`, as they are now: a user may have gone, a password may have changed. */
import type { Call } from '../../../call.ts'
import { rootCaller, userCaller } from '../../../pipeline/authenticate.ts'
import type { Caller } from '../../../pipeline/caller.ts'
import { loginProfiles } from '../../iam/entities/login-profiles.ts'
import { users } from '../../iam/entities.ts'
import { rootUsers } from '../entities.ts'

export interface Bearer {
  kind: 'root' | 'user'
  /** The user's id; the account's for root. */
  id: string
}

export interface KnownBearer {
  caller: Caller
  /** When their password was set; it changes with the password. */
  passwordDate: string | undefined
}

/** `undefined` when there is no such user any more. */
export function bearerNow(call: Call, { kind, id }: Bearer): KnownBearer | undefined {
  if (kind === 'root') {
    return { caller: rootCaller(call.account), passwordDate: call.world.table(rootUsers).get(call.account)?.changeDate }
  }
  const user = call.table(users).by('id', id)[0]
  return user && { caller: userCaller(call.account, user), passwordDate: call.table(loginProfiles).get(id)?.changeDate }
}
