/** From the sandbox's event to the record of it that checks read. */
import { lowerFirst } from '@first-line/aws-api'
import type { ActivityEntry } from '@first-line/labs'
import type { RecordedDecision, SandboxEvent } from '@first-line/sandbox'
import { clauseOf } from '../reader/clause.ts'

type Told = Omit<ActivityEntry, 'principalKind' | 'userName' | 'roleName' | 'sessionName'>
type Who = Pick<ActivityEntry, 'principalKind' | 'userName' | 'roleName' | 'sessionName'>

/** Whether a request is one to the account: its own principals', or somebody else's to something in it. */
export function concerns(event: SandboxEvent, accountId: string): boolean {
  if (event.account === accountId) return true
  return event.decisions.some(
    ({ resource, resourceAccount }) => resourceAccount === accountId || resource.split(':')[4] === accountId,
  )
}

export function entryOf(event: SandboxEvent): ActivityEntry {
  const action = event.action.includes(':') ? event.action : `${event.service}:${event.action}`
  const denying = event.decisions.find(({ decision }) => decision.effect === 'deny')
  const told: Told = {
    basis: 'observed',
    id: event.id,
    // What entities are dated with, so that the two can be compared.
    at: new Date(event.ledgerTime ?? event.time),
    principal: event.principalArn,
    mfa: event.mfa ?? false,
    sourceIp: event.sourceIp,
    service: action.slice(0, action.indexOf(':')),
    action,
    outcome: event.outcome === 'rejected' ? 'failed' : event.outcome,
    ...(event.accessKeyId !== undefined && { accessKeyId: event.accessKeyId }),
    ...(event.resource !== undefined && { resource: event.resource }),
    ...(event.errorCode !== undefined && { errorCode: event.errorCode }),
    ...(event.outcome === 'denied' && { authorizationId: event.id, ...(denying && { deniedBy: layerOf(denying) }) }),
    ...viaOf(event.userAgent),
    ...(event.requestParameters && { parameters: lowered(event.requestParameters) as Record<string, unknown> }),
    ...(event.responseElements && { response: lowered(event.responseElements) as Record<string, unknown> }),
  }
  return { ...told, ...whoOf(event) }
}

function whoOf({ principal, principalArn }: SandboxEvent): Who {
  switch (principal.type) {
    case 'root':
      return { principalKind: 'root' }
    case 'user':
      return { principalKind: 'user', userName: principal.userName }
    case 'role-session': {
      const [, roleName = ''] = principalArn.split('/')
      return { principalKind: 'role-session', roleName, sessionName: principal.sessionName }
    }
    case 'federated-user':
      return { principalKind: 'federated', userName: principal.name }
    case 'web-identity':
      return { principalKind: 'federated' }
    case 'service':
      return { principalKind: 'service' }
    case 'anonymous':
      return { principalKind: 'anonymous' }
  }
}

/** What decided: the first decision that denied, or else the first. */
export function reasonOf(event: SandboxEvent): string | undefined {
  const decisions = event.decisions.map(({ decision }) => decision)
  const decision = decisions.find(({ effect }) => effect === 'deny') ?? decisions[0]
  return decision && clauseOf(decision)
}

function layerOf({ decision }: RecordedDecision): NonNullable<ActivityEntry['deniedBy']> {
  if (decision.effect === 'deny' && !decision.explicit && decision.layer === 'identity') return 'implicit'
  switch (decision.layer) {
    case 'root':
    case 'credentials':
    case 'vpc-endpoint':
      return 'other'
    default:
      return decision.layer
  }
}

/** A browser's requests are the practice console's; every SDK, the CLI's too, names itself. */
function viaOf(userAgent: string): Pick<ActivityEntry, 'via'> {
  if (/^aws-cli\//.test(userAgent)) return { via: 'cli' }
  if (/^(aws-sdk|Boto3)/i.test(userAgent)) return { via: 'sdk' }
  return /^Mozilla\//.test(userAgent) ? { via: 'console' } : {}
}

/** `UserName` → `userName`, as CloudTrail spells the members of a request. */
function lowered(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(lowered)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [lowerFirst(name), lowered(inner)]))
}
