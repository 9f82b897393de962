import { iamArn } from '../services/iam/arns.ts'
import { roles, users } from '../services/iam/entities.ts'
import type { SessionClaims } from '../sessions/claims.ts'
import type { WorldState } from '../world/state.ts'
import { keyHolder, sessionHolder } from './authenticate.ts'
import type { Caller } from './caller.ts'

/** What temporary credentials carry along. */
export type KnownSession = Pick<
  SessionClaims,
  'issuedAt' | 'mfaAt' | 'policies' | 'policyArns' | 'tags' | 'sourceIdentity'
>

/** Somebody whose request comes without a signature, because who sends it is known otherwise. */
export type Known =
  | { kind: 'key'; account: string; accessKeyId: string }
  /** `principal`: ARN of root, of a user, or of a role's session. */
  | { kind: 'session'; account: string; accessKeyId: string; principal: string; session: KnownSession }
  | { kind: 'nobody' }

/** Undefined for a key that is unknown or inactive, and for a session of what is gone. */
export function callerKnown(who: Known, state: WorldState): Caller | undefined {
  if (who.kind === 'nobody') return undefined
  const { account, accessKeyId } = who
  if (who.kind === 'key') return keyHolder(account, accessKeyId, state)?.caller
  const of = sessionOf(who.principal, account, state)
  if (!of) return undefined
  const expiresAt = Number.POSITIVE_INFINITY
  return sessionHolder(account, { ...who.session, ...of, world: '', account, accessKeyId, expiresAt }, state)?.caller
}

function sessionOf(
  principal: string,
  account: string,
  state: WorldState,
): Pick<SessionClaims, 'kind' | 'id' | 'name'> | undefined {
  const [type, ...names] = (principal.split(':')[5] ?? '').split('/')
  if (type === 'root') return { kind: 'root', id: account }
  if (type === 'user') {
    const user = state.table(users, account).get(names.at(-1)?.toLowerCase() ?? '')
    const same = user && iamArn(account, 'user', user.path, user.userName) === principal
    return same ? { kind: 'user', id: user.userId } : undefined
  }
  if (type !== 'assumed-role') return undefined
  const [roleName = '', name = ''] = names
  const role = state.table(roles, account).get(roleName.toLowerCase())
  return role && { kind: 'role', id: role.roleId, name }
}
