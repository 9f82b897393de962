/**
 * A record of requests where the target keeps none: of what passed the relay. It has what the page's terminal asked for,
 * and nothing of what went there by another way. The target denies nothing: that something is denied is what AWS would say.
 */
import {
  type AwsStructure,
  decodeResponse,
  findOperation,
  type HttpRequest,
  type HttpResponse,
  loadService,
  type Operation,
  type Recognised,
  recognise,
  type ServiceModel,
} from '@first-line/aws-api'
import type { ActivityEntry } from '@first-line/labs'
import type { Foreseen } from '@first-line/sandbox'
import type { Activity } from '../contract.ts'
import { reasonOf, entryOf as recordedOf } from './record.ts'

/** Whose key a request was signed with, as the target itself says. */
export type Caller = { readonly account: string } & Pick<
  ActivityEntry,
  'principal' | 'principalKind' | 'userName' | 'roleName' | 'sessionName'
>

/** What a request asks for, as far as it can be made out. */
export interface Asked extends Recognised {
  readonly model?: ServiceModel
  readonly operation?: Operation
  /** The operation's, as AWS spells it, where it has one. */
  readonly name: string
}

/** @throws CodecError for a request that is too broken to say what it asks for */
export async function askedIn(request: HttpRequest): Promise<Asked> {
  const recognised = recognise(request)
  const model = recognised.service && (await loadService(recognised.service))
  const found = model && findOperation(model, request, recognised.bucket)
  const operation = found?.kind === 'found' ? found.operation : undefined
  const name = operation?.name ?? (found && 'name' in found ? found.name : undefined) ?? request.method
  return { ...recognised, ...(model && { model }), ...(operation && { operation }), name }
}

/** Whether it changes nothing, as its name has it. */
export const isRead = ({ name }: Asked): boolean =>
  /^(Get|List|Describe|Simulate|Head|Query|Scan|BatchGet|LookupEvents)/.test(name)

export interface Exchange {
  readonly request: HttpRequest
  readonly answer: HttpResponse
  readonly asked: Asked
  readonly caller: Caller
  readonly accessKeyId?: string | undefined
  readonly sourceIp: string
  readonly id: string
  readonly at: Date
  /** What AWS would have decided; absent where no policy would have been asked, or we do not know. */
  readonly foreseen?: Foreseen | undefined
}

/** A request that passed the relay: for checks, and for the page. */
export interface Relayed {
  readonly entry: ActivityEntry
  readonly activity: Activity
  readonly explanation?: unknown
}

export function relayedOf(exchange: Exchange): Relayed {
  const { foreseen } = exchange
  const event = foreseen?.kind === 'decided' ? foreseen.event : undefined
  const entry = entryOf(exchange, event && recordedOf(event))
  const { id, at, principal, service, action, resource, outcome, errorCode, basis } = entry
  const because = foreseen?.kind === 'stranger' ? strangerIs(exchange) : event && reasonOf(event)
  return {
    entry,
    activity: {
      ...{ id, at: at.toISOString(), principal, service, action, outcome },
      ...(resource !== undefined && { resource }),
      ...(because !== undefined && { because }),
      ...(errorCode !== undefined && { errorCode }),
      ...(basis === 'computed' && { computed: true }),
    },
    // With the policies that were looked at in it: kept where *Why?* is asked.
    ...(basis === 'computed' && foreseen?.kind === 'decided' && { explanation: foreseen.explanation }),
  }
}

const strangerIs = ({ accessKeyId }: Exchange): string =>
  accessKeyId === undefined ? 'this is for nobody who does not sign' : 'no such key is known: it is inactive, or gone'

/** `there`: the entry that the same request has where IAM decides. */
function entryOf(exchange: Exchange, there: ActivityEntry | undefined): ActivityEntry {
  const { request, asked, caller, accessKeyId, sourceIp, id, at } = exchange
  const { account: _, ...who } = caller
  const { service, action, resource, parameters } = there ?? named(asked)
  return {
    ...{ basis: 'observed', id, at, sourceIp, ...who, mfa: false, service, action },
    ...(accessKeyId !== undefined && { accessKeyId }),
    ...(resource !== undefined && { resource }),
    ...viaOf(request.headers['user-agent'] ?? request.headers['x-amz-user-agent'] ?? ''),
    ...(parameters && { parameters }),
    ...answeredIn(exchange),
    ...decidedOn(exchange, there),
  }
}

const named = ({
  signingName,
  name,
}: Asked): Pick<ActivityEntry, 'service' | 'action' | 'resource' | 'parameters'> => ({
  service: signingName,
  action: `${signingName}:${name}`,
})

type Answered = Pick<ActivityEntry, 'outcome' | 'errorCode' | 'response'>

/** Of what was answered the id of a key, and no secret. */
function answeredIn({ answer, asked: { model, operation } }: Exchange): Answered {
  const read = model && operation
  if (answer.status >= 300) {
    const errorCode = read && decodeResponse(model, operation, answer).error?.code
    return { outcome: 'failed', ...(errorCode !== undefined && { errorCode }) }
  }
  const key = read && operation.name === 'CreateAccessKey' && decodeResponse(model, operation, answer).output?.AccessKey
  const accessKeyId = key ? (key as AwsStructure).AccessKeyId : undefined
  return { outcome: 'allowed', ...(accessKeyId !== undefined && { response: { accessKey: { accessKeyId } } }) }
}

/** What AWS would not have let pass, whatever was answered. */
function decidedOn({ foreseen }: Exchange, there: ActivityEntry | undefined): Partial<ActivityEntry> {
  if (foreseen?.kind === 'stranger') return { basis: 'computed', outcome: 'failed', errorCode: foreseen.error.code }
  if (there?.outcome !== 'denied') return {}
  const { errorCode, deniedBy } = there
  return {
    ...{ basis: 'computed', outcome: 'denied' },
    ...(errorCode !== undefined && { errorCode }),
    ...(deniedBy !== undefined && { deniedBy }),
  }
}

const viaOf = (userAgent: string): Pick<ActivityEntry, 'via'> => {
  if (/^aws-cli\//.test(userAgent)) return { via: 'cli' }
  return /^(aws-sdk|Boto3)/i.test(userAgent) ? { via: 'sdk' } : {}
}

/** From GetCallerIdentity's answer. Of a key that it does not know it says that it is root's, which no such key is. */
export function callerOf(arn: string, account: string, accessKeyId: string): Caller {
  const who = { account, principal: arn }
  const [, , , , , path = ''] = arn.split(':')
  const [kind, ...names] = path.split('/')
  if (kind === 'user') return { ...who, principalKind: 'user', userName: names.at(-1) ?? '' }
  if (kind === 'assumed-role') {
    const [roleName = '', sessionName = ''] = names
    return { ...who, principalKind: 'role-session', roleName, sessionName }
  }
  if (path === 'root' && accessKeyId === account) return { ...who, principalKind: 'root' }
  return nobodyIn(account)
}

export const nobodyIn = (account: string): Caller => ({ account, principal: 'anonymous', principalKind: 'anonymous' })

/** The id of the key that a request is signed with; undefined for one that is not signed. */
export const keyOf = ({ headers, query }: HttpRequest): string | undefined =>
  /Credential=([^/,\s]+)\//.exec(headers.authorization ?? '')?.[1] ??
  /X-Amz-Credential=(\w+)(?:%2F|\/)/.exec(query)?.[1]
