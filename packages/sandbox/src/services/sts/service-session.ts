import { decide } from '@first-line/policy'
import type { PolicyCompiler } from '../../pipeline/policy-set.ts'
import type { SessionCredentials, Sessions } from '../../sessions/sessions.ts'
import type { WorldState } from '../../world/state.ts'
import type { Role } from '../iam/entities.ts'
import { roleArn } from '../iam/roles.ts'
import { trustText } from '../iam/trust-policies.ts'

export interface ServiceSessionContext {
  state: WorldState
  worldId: string
  sessions: Sessions
  compile: PolicyCompiler['compile']
  /** Milliseconds. */
  wallTime: number
}

export interface ServiceSessionRequest {
  account: string
  role: Role
  /** Who assumes it: `ec2.amazonaws.com`. */
  service: string
  /** An instance's id, for EC2. */
  sessionName: string
  /** Seconds; the role's own maximum is for people, not for services. */
  duration: number
  /** Condition keys that its requests bring along, in lower case. */
  context?: Record<string, string>
}

/**
 * Credentials of a role that a service of AWS's assumes on somebody's behalf, as EC2 does for an instance's applications.
 * `undefined`: the role's trust policy does not let the service.
 */
export function serviceSession(
  { state, worldId, sessions, compile, wallTime }: ServiceSessionContext,
  { account, role, service, sessionName, duration, context }: ServiceSessionRequest,
): SessionCredentials | undefined {
  const arn = roleArn(account, role)
  const decision = decide(
    {
      principal: { type: 'service', service },
      action: 'sts:AssumeRole',
      resource: arn,
      context: {
        'aws:currenttime': new Date(wallTime).toISOString().replace(/\.\d{3}Z$/, 'Z'),
        'aws:principalisawsservice': 'true',
        'aws:sourceaccount': account,
        'sts:rolesessionname': sessionName,
      },
    },
    { identity: [], trust: compile(trustText(state, role), { kind: 'trust', name: role.roleName, attachedTo: arn }) },
  )
  if (decision.effect === 'deny') return undefined
  const issuedAt = Math.floor(wallTime / 1000) * 1000
  return sessions.issue({
    world: worldId,
    account,
    kind: 'role',
    id: role.roleId,
    name: sessionName,
    issuedAt,
    expiresAt: issuedAt + duration * 1000,
    ...(context && { context }),
  })
}
