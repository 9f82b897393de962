import {
  formatBasicDate,
  type HttpRequest,
  type PayloadKind,
  type PresentSignature,
  readSignature,
  verifySignature,
} from '@first-line/aws-api'
import type { Principal } from '@first-line/policy'
import { ROOT_OWNER } from '../services/iam/access-keys.ts'
import { iamArn, rootArn } from '../services/iam/arns.ts'
import { accessKeys, roles, type User, users } from '../services/iam/entities.ts'
import { endedSessions } from '../services/signin/entities.ts'
import type { SessionClaims } from '../sessions/claims.ts'
import type { Sessions } from '../sessions/sessions.ts'
import { accounts } from '../world/account.ts'
import type { LookupIndex } from '../world/lookup-index.ts'
import type { WorldState } from '../world/state.ts'
import type { World } from '../world/world.ts'
import type { Worlds } from '../world/worlds.ts'
import type { AuthenticationProblem } from './authentication-errors.ts'
import type { Caller } from './caller.ts'

/** AWS takes a clock that is a quarter of an hour off, either way. */
const MAX_SKEW = 15 * 60_000

export interface AuthenticationContext {
  worlds: Worlds
  lookups: LookupIndex
  sessions: Sessions
}

/** Who sent a request, proven; and what the signature says of the body. */
export type Authenticated =
  | {
      kind: 'caller'
      caller: Caller
      world: World
      signature: PresentSignature
      payload: PayloadKind
      signingKey: Uint8Array
    }
  | { kind: 'anonymous' }
  | { kind: 'problem'; problem: AuthenticationProblem }

const problem = (found: AuthenticationProblem): Authenticated => ({ kind: 'problem', problem: found })

/**
 * Whose credentials a request names, before anything is proven: enough to know which world has to be awake.
 * A session's world is in its token, which nobody can forge.
 */
export type Claim =
  | { kind: 'absent' }
  | { kind: 'problem'; problem: AuthenticationProblem }
  | {
      kind: 'claim'
      signature: PresentSignature
      world: World
      account: string
      session?: SessionClaims
      secret?: string
    }

export function readClaim(request: HttpRequest, signingName: string, context: AuthenticationContext): Claim {
  const signature = readSignature(request, signingName)
  if (signature.kind === 'absent') return signature
  if (signature.kind === 'malformed') return { kind: 'problem', problem: signature }
  const { accessKeyId, sessionToken } = signature
  const unknown: Claim = { kind: 'problem', problem: { kind: 'unknown-key', accessKeyId } }
  if (sessionToken !== undefined) {
    const read = context.sessions.read(sessionToken)
    if (!read.ok || read.claims.accessKeyId !== accessKeyId)
      return { kind: 'problem', problem: { kind: 'bad-token', token: sessionToken } }
    const world = context.worlds.get(read.claims.world)
    if (!world) return unknown
    return {
      kind: 'claim',
      signature,
      world,
      account: read.claims.account,
      session: read.claims,
      secret: read.secretAccessKey,
    }
  }
  const found = context.lookups.find('access-key', accessKeyId)
  const world = found && context.worlds.get(found.world)
  return world ? { kind: 'claim', signature, world, account: found.account } : unknown
}

/** Proves a claim. The claim's world is awake: this is its state. `now` is wall time in milliseconds. */
export function authenticate(
  request: HttpRequest,
  signingName: string,
  claim: Extract<Claim, { kind: 'claim' }>,
  state: WorldState,
  now: number,
): Authenticated {
  const { signature, session } = claim
  const { accessKeyId } = signature
  const unknown = problem({ kind: 'unknown-key', accessKeyId })
  const holder = session ? sessionHolder(claim.account, session, state) : keyHolder(claim.account, accessKeyId, state)
  if (!holder) return unknown
  const late = timing(signature, now)
  if (late) return problem(late)
  const scope = wrongScope(signature, signingName)
  if (scope !== undefined) return problem({ kind: 'wrong-scope', message: scope })
  const verified = verifySignature(request, signature, holder.secret ?? claim.secret ?? '')
  if (verified.kind === 'mismatch') return problem({ ...verified, signature })
  if (verified.kind !== 'ok') return problem(verified)
  // Only who holds the secret hears that the session is over.
  if (session && (now >= session.expiresAt || isSignedOut(session, state)))
    return problem({ kind: 'expired-token', token: signature.sessionToken! })
  return {
    kind: 'caller',
    caller: holder.caller,
    world: claim.world,
    signature,
    payload: verified.payload,
    signingKey: verified.signingKey,
  }
}

function timing(signature: PresentSignature, now: number): AuthenticationProblem | undefined {
  const signedAt = signature.time.getTime()
  if (signedAt > now + MAX_SKEW) return { kind: 'too-new', signedAt, now, skew: MAX_SKEW }
  if (signature.expiresInSeconds !== undefined) {
    const expiredAt = signedAt + signature.expiresInSeconds * 1000
    return now > expiredAt
      ? { kind: 'presigned-expired', seconds: signature.expiresInSeconds, expiredAt, now }
      : undefined
  }
  return signedAt < now - MAX_SKEW ? { kind: 'too-old', signedAt, now, skew: MAX_SKEW } : undefined
}

const REGION = /^[a-z]{2}(?:-[a-z]+){1,2}-\d$|^aws-global$/

/**
 * What is wrong with the scope, in AWS's words. Any Region is taken for global services: with an endpoint of one's own
 * clients sign for the Region they are configured with.
 */
function wrongScope({ scope, amzDate, time }: PresentSignature, signingName: string): string | undefined {
  const s3 = signingName === 's3'
  if (scope.service !== signingName)
    return s3
      ? `The authorization header is malformed; incorrect service "${scope.service}". This endpoint belongs to "s3".`
      : `Credential should be scoped to correct service: '${signingName}'. `
  if (!REGION.test(scope.region))
    return s3
      ? `The authorization header is malformed; the region '${scope.region}' is wrong; expecting 'us-east-1'`
      : 'Credential should be scoped to a valid region. '
  const day = amzDate.charAt(8) === 'T' ? amzDate.slice(0, 8) : formatBasicDate(time).slice(0, 8)
  if (scope.date !== day)
    return s3
      ? `The authorization header is malformed; Invalid credential date "${scope.date}". This date is not the same as X-Amz-Date: "${day}".`
      : `Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date from HTTP: '${scope.date}' != '${day}', from '${amzDate}'.`
  return undefined
}

interface Holder {
  caller: Caller
  /** Of a long-term key; a session's comes with its token. */
  secret?: string
}

export function keyHolder(account: string, accessKeyId: string, state: WorldState): Holder | undefined {
  const key = state.table(accessKeys, account).get(accessKeyId)
  if (key?.status !== 'Active') return undefined
  if (key.owner === ROOT_OWNER) return { caller: rootCaller(account, accessKeyId), secret: key.secretAccessKey }
  const user = state.table(users, account).by('id', key.owner)[0]
  return user && { caller: userCaller(account, user, accessKeyId), secret: key.secretAccessKey }
}

/** A session is good as long as its user or role is there; the id tells a new one of the same name apart. */
export function sessionHolder(account: string, session: SessionClaims, state: WorldState): Holder | undefined {
  if (!state.table(accounts).has(account)) return undefined
  const { accessKeyId } = session
  // Sessions of the console are not limited in what they may call, those of GetSessionToken are.
  const sessionToken = !session.console
  switch (session.kind) {
    case 'root':
      return { caller: { ...rootCaller(account, accessKeyId, sessionToken), session } }
    case 'user': {
      const user = state.table(users, account).by('id', session.id)[0]
      return user && { caller: { ...userCaller(account, user, accessKeyId, sessionToken), session } }
    }
    case 'role': {
      const role = state.table(roles, account).by('id', session.id)[0]
      if (!role || session.name === undefined) return undefined
      const arn = `arn:aws:sts::${account}:assumed-role/${role.roleName}/${session.name}`
      const principal: Principal = {
        type: 'role-session',
        accountId: account,
        roleArn: iamArn(account, 'role', role.path, role.roleName),
        roleId: role.roleId,
        sessionName: session.name,
        arn,
        tags: tagsUnder(role.tags, session.tags),
        ...(session.federatedProvider && { federatedProvider: session.federatedProvider }),
      }
      const userId = `${role.roleId}:${session.name}`
      return { caller: { kind: 'credentials', principal, account, arn, userId, accessKeyId, session } }
    }
    case 'federated-user': {
      const issuer = session.id === account ? undefined : state.table(users, account).by('id', session.id)[0]
      if ((session.id !== account && !issuer) || session.name === undefined) return undefined
      const arn = `arn:aws:sts::${account}:federated-user/${session.name}`
      const principal: Principal = {
        type: 'federated-user',
        accountId: account,
        arn,
        name: session.name,
        issuerArn: issuer ? iamArn(account, 'user', issuer.path, issuer.userName) : rootArn(account),
        tags: tagsUnder(issuer?.tags ?? [], session.tags),
      }
      const userId = `${account}:${session.name}`
      return { caller: { kind: 'credentials', principal, account, arn, userId, accessKeyId, session } }
    }
  }
}

export function rootCaller(account: string, accessKeyId?: string, sessionToken = false): Caller {
  return {
    kind: 'credentials',
    principal: { type: 'root', accountId: account, ...(sessionToken && { sessionToken }) },
    account,
    arn: rootArn(account),
    userId: account,
    ...(accessKeyId !== undefined && { accessKeyId }),
  }
}

export function userCaller(account: string, user: User, accessKeyId?: string, sessionToken = false): Caller {
  const arn = iamArn(account, 'user', user.path, user.userName)
  const { userId, userName } = user
  return {
    kind: 'credentials',
    principal: {
      type: 'user',
      accountId: account,
      arn,
      userName,
      userId,
      tags: tagsOf(user.tags),
      ...(sessionToken && { sessionToken }),
    },
    account,
    arn,
    userId,
    userName,
    ...(accessKeyId !== undefined && { accessKeyId }),
  }
}

/** Session tags take the place of the entity's with the same key, in whatever case. */
function tagsUnder(
  tags: readonly { Key: string; Value: string }[],
  session: Record<string, string> = {},
): Record<string, string> {
  const taken = new Set(Object.keys(session).map((key) => key.toLowerCase()))
  return { ...tagsOf(tags.filter(({ Key }) => !taken.has(Key.toLowerCase()))), ...session }
}

function isSignedOut({ console, account, accessKeyId }: SessionClaims, state: WorldState): boolean {
  return console === true && state.table(endedSessions, account).has(accessKeyId)
}

const NO_TAGS: Record<string, string> = Object.freeze({})

function tagsOf(tags: readonly { Key: string; Value: string }[]): Record<string, string> {
  return tags.length === 0 ? NO_TAGS : Object.fromEntries(tags.map(({ Key, Value }) => [Key, Value]))
}
