import type { AwsStructure } from '@first-line/aws-api'
import type { Call } from '../../call.ts'
import type { Check } from '../../operation.ts'
import { accounts } from '../../world/account.ts'
import { type Role, roles } from '../iam/entities.ts'
import { roleArn } from '../iam/roles.ts'
import { identityTagContext } from '../iam/tags.ts'
import { trustText } from '../iam/trust-policies.ts'
import { validationError } from './errors.ts'

/** Seconds a role's session lasts when nothing is said, and at most when a role's session asked for it. */
export const HOUR = 3_600

/** A role to be assumed, in whatever account of the world. */
export interface Target {
  account: string
  role: Role
}

const ARN = /^arn:[\w-]+:[^:]+:[^:]*:[^:]*:.+$/
const ROLE_ARN = /^arn:aws[\w-]*:iam::(\d{12}):role(\/(?:[\x21-\x7e]+\/)?)([\w+=,.@-]+)$/

/** The account in a role's ARN. @throws AwsError ValidationError for what is no ARN */
export function accountOfRole(arn: string): string | undefined {
  if (!ARN.test(arn)) throw validationError(`${arn} is invalid`)
  return ROLE_ARN.exec(arn)?.[1]
}

/** The role of this ARN, spelled exactly; `undefined` when there is none, which STS does not tell from a refusal. */
export function findRole(call: Call, arn: string): Target | undefined {
  const account = accountOfRole(arn)
  if (account === undefined || !call.world.table(accounts).has(account)) return undefined
  const name = ROLE_ARN.exec(arn)?.[3] ?? ''
  const role = call.table(roles, account).get(name.toLowerCase())
  return role && roleArn(account, role) === arn ? { account, role } : undefined
}

/** Of a role that is not there: nobody may assume it. */
const NOBODY =
  '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"*"},"Action":"sts:AssumeRole*","Condition":{"Bool":{"aws:never":"true"}}}]}'

/** What is asked of the caller's policies and of the role's trust policy. */
export function roleCheck(call: Call, action: string, arn: string, context: Check['context'] = {}): Check {
  const target = findRole(call, arn)
  const text = target ? trustText(call.world, target.role) : NOBODY
  return {
    action,
    resource: arn,
    context: { ...identityTagContext(target?.role.tags), ...context },
    trustPolicy: call.compile(text, { kind: 'trust', name: target?.role.roleName ?? arn, attachedTo: arn }),
  }
}

/**
 * How long the session lasts, in seconds.
 * @throws AwsError ValidationError past the role's maximum, and past an hour when a role's session asks
 */
export function roleDuration(call: Call, role: Role, requested = HOUR): number {
  const chained = call.caller.principal.type === 'role-session'
  if (chained && requested > HOUR)
    throw validationError(
      'The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by role chaining.',
    )
  if (requested > role.maxSessionDuration)
    throw validationError('The requested DurationSeconds exceeds the MaxSessionDuration set for this role.')
  return requested
}

/** `AssumedRoleUser`. The role's path is not part of a session's ARN. */
export function assumedRoleUser({ account, role }: Target, sessionName: string): AwsStructure {
  return {
    AssumedRoleId: `${role.roleId}:${sessionName}`,
    Arn: `arn:aws:sts::${account}:assumed-role/${role.roleName}/${sessionName}`,
  }
}
