/** From an ARN, a service or an account to somebody whose requests can be decided. */
import type { Asking, Candidate, Decision } from '@first-line/labs'
import { ask } from './ask.ts'
import { ownWordOf, trustOf } from './own-word.ts'
import type { Reading } from './reading.ts'
import {
  type Standing,
  standingOfForeigner,
  standingOfMember,
  standingOfRoot,
  standingOfSession,
  standingOfUser,
} from './standing.ts'

/** A session whose name does not matter. */
const anySession = 'session'

export interface Principals {
  ofUser(name: string): Promise<Standing>
  ofMember(group: string, arn: string): Promise<Standing>
  ofRole(name: string): Promise<Standing>
  /** @throws Error for an ARN of this account that names nobody */
  standing(candidate: Candidate): Promise<Standing>
  /** What somebody may do: their own policies, and the resource's where it is in this account. */
  can(standing: Standing, action: string, asking?: Asking): Promise<Decision>
  trusts(roleName: string, roleArn: string, candidate: Candidate, asking?: Asking): Promise<Decision>
}

export function createPrincipals(reading: Reading): Principals {
  const { iam, accountId, once, target } = reading

  const principals: Principals = {
    ofUser: (name) => once(`standing of ${name}`, () => standingOfUser(iam, accountId, name)),
    ofMember: (group, arn) => once(`standing of group ${group}`, () => standingOfMember(iam, accountId, group, arn)),
    ofRole: (name) => session(name, anySession),

    async standing(candidate) {
      if (typeof candidate === 'object') {
        if ('service' in candidate)
          return { principal: { type: 'service', service: candidate.service }, policies: { identity: [] } }
        return standingOfForeigner(userOf(candidate.account, 'anybody'))
      }
      if (candidate === 'anonymous') return { principal: { type: 'anonymous' }, policies: { identity: [] } }
      const [, kind, account, rest = ''] = /^arn:aws:(iam|sts)::(\d{12}):(.+)$/.exec(candidate) ?? []
      if (account === undefined) throw new Error(`${candidate} is not the ARN of anybody who could ask`)
      const [type = '', ...parts] = rest.split('/')
      const name = parts.at(-1) ?? ''
      if (account !== accountId) return standingOfForeigner(foreigner(candidate, account, type, parts))
      if (rest === 'root') return standingOfRoot(accountId)
      if (kind === 'iam' && type === 'user') return principals.ofUser(name)
      if (kind === 'iam' && type === 'role') return principals.ofRole(name)
      if (kind === 'sts' && type === 'assumed-role') return session(parts[0] ?? '', name)
      throw new Error(`${candidate} is not the ARN of anybody who could ask`)
    },

    async can(standing, action, asking = {}) {
      reading.needs('can')
      const resource = asking.resource ?? '*'
      const weigh = asking.resourcePolicy !== false && resource !== '*'
      const ownWord = weigh ? await ownWordOf(reading, action, resource) : undefined
      return ask(standing, { action, asking, basis: target.decides, ownWord })
    },

    async trusts(roleName, roleArn, candidate, asking = {}) {
      reading.needs('can')
      const [standing, ownWord] = await Promise.all([principals.standing(candidate), trustOf(reading, roleName)])
      const question = { action: 'sts:AssumeRole', asking: { ...asking, resource: roleArn }, basis: target.decides }
      return ask(standing, { ...question, ownWord })
    },
  }

  async function session(role: string, name: string): Promise<Standing> {
    const standing = await once(`standing of ${role}/${name}`, () => standingOfSession(iam, accountId, role, name))
    if (!standing) throw new Error(`there is no role ${role}`)
    return standing
  }
  return principals
}

const userOf = (accountId: string, userName: string) =>
  ({ type: 'user', accountId, arn: `arn:aws:iam::${accountId}:user/${userName}`, userName, userId: 'AIDA' }) as const

/** Somebody of another account, as far as an ARN tells. */
function foreigner(arn: string, accountId: string, type: string, parts: readonly string[]): Standing['principal'] {
  const name = parts.at(-1) ?? ''
  if (type === 'root') return { type: 'root', accountId }
  if (type === 'user') return { ...userOf(accountId, name), arn }
  const roleName = type === 'assumed-role' ? (parts[0] ?? '') : name
  const sessionName = type === 'assumed-role' ? name : anySession
  return {
    type: 'role-session',
    accountId,
    roleArn: type === 'role' ? arn : `arn:aws:iam::${accountId}:role/${roleName}`,
    roleId: 'AROA',
    sessionName,
    arn: `arn:aws:sts::${accountId}:assumed-role/${roleName}/${sessionName}`,
  }
}
