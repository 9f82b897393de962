import type { Call } from '../../call.ts'
import { rootCaller, userCaller } from '../../pipeline/authenticate.ts'
import type { Caller } from '../../pipeline/caller.ts'
import { accounts } from '../../world/account.ts'
import type { WorldState } from '../../world/state.ts'
import { ROOT_OWNER } from '../iam/access-keys.ts'
import { loginProfiles } from '../iam/entities/login-profiles.ts'
import { type User, users } from '../iam/entities.ts'
import { rootUsers } from './entities.ts'
import { invalidRequest } from './errors.ts'

export interface LoginInput {
  /** Root's. */
  Email?: string
  /** An account's id or alias, and the user's name. */
  Account?: string
  UserName?: string
  Password: string
  MfaCode?: string
  /** Which of several devices shows the code; absent: any. */
  MfaSerialNumber?: string
  /** Where the password has to be changed. */
  NewPassword?: string
}

/** Who wants in, and what their password is compared with. */
export interface Identity {
  /** As MFA devices and failures are kept: a user's id, or `root`. */
  owner: string
  caller: Caller
  user?: User
  /** Absent: no password, no way in. */
  secret?: { salt: string; hash: string }
}

/** The account somebody wants to sign in to. @throws AwsError ValidationException for a request that names neither kind of user */
export function accountOfLogin({ Email, Account, UserName }: LoginInput, world: WorldState): string | undefined {
  if (Email !== undefined && Account === undefined && UserName === undefined)
    return world
      .table(accounts)
      .list()
      .find(({ email }) => email?.toLowerCase() === Email.toLowerCase())?.accountId
  if (Email !== undefined || Account === undefined || UserName === undefined)
    throw invalidRequest('Sign in with an Email (root), or with an Account and a UserName.')
  const table = world.table(accounts)
  return (table.get(Account) ?? table.by('alias', Account.toLowerCase())[0])?.accountId
}

/** Whom the request names in the account; `undefined`: the account has no such user. */
export function identityOf(call: Call<LoginInput>): Identity | undefined {
  const { account, input } = call
  if (input.Email !== undefined) {
    const secret = call.world.table(rootUsers).get(account)
    return { owner: ROOT_OWNER, caller: rootCaller(account), ...(secret && { secret }) }
  }
  const user = call.table(users).get((input.UserName ?? '').toLowerCase())
  if (!user) return undefined
  const secret = call.table(loginProfiles).get(user.userId)
  return { owner: user.userId, user, caller: userCaller(account, user), ...(secret && { secret }) }
}
