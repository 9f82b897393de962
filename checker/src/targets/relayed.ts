/**
 * A record of requests where the target keeps none: of what passed the relay. It has what the page's terminal asked for,
 * and nothing of what went there by another way; and nothing in it is denied, since nothing denies there.
 */
import {
  type AwsStructure,
  decodeRequest,
  decodeResponse,
  findOperation,
  type HttpRequest,
  type HttpResponse,
  loadService,
  type Operation,
  recognise,
  type ServiceModel,
} from '@first-line/aws-api'
import type { ActivityEntry } from '@first-line/labs'
import { actionNamed } from './action-names.ts'

/** Whose key a request was signed with, as the target itself says. */
export type Caller = { readonly account: string } & Pick<
  ActivityEntry,
  'principal' | 'principalKind' | 'userName' | 'roleName' | 'sessionName'
>

export interface Asked {
  readonly request: HttpRequest
  readonly answer: HttpResponse
  readonly caller: Caller
  readonly accessKeyId: string
  readonly sourceIp: string
  readonly id: string
  readonly at: Date
}

/** @throws CodecError for a request that is too broken to say what it asks for */
export async function entryOf(asked: Asked): Promise<ActivityEntry> {
  const { request, answer, caller, ...told } = asked
  const { service, signingName, bucket } = recognise(request)
  const model = service && (await loadService(service))
  const found = model && findOperation(model, request, bucket)
  const operation = found?.kind === 'found' ? found.operation : undefined
  const name = operation?.name ?? (found && 'name' in found ? found.name : undefined) ?? request.method
  const failed = answer.status >= 300
  const errorCode = failed && model && operation ? decodeResponse(model, operation, answer).error?.code : undefined
  const { account: _, ...who } = caller
  return {
    ...{ basis: 'observed', ...told, ...who, mfa: false },
    ...{ service: signingName, action: actionNamed(signingName, name), outcome: failed ? 'failed' : 'allowed' },
    ...(errorCode !== undefined && { errorCode }),
    ...viaOf(request.headers['user-agent'] ?? request.headers['x-amz-user-agent'] ?? ''),
    ...(service === 'iam' && model && operation && detailsOf(model, operation, asked, failed)),
  }
}

/** Of IAM, and by name, so that no secret is ever among them. */
const keptOfRequest = ['UserName', 'GroupName', 'RoleName', 'PolicyArn', 'PasswordResetRequired'] as const

function detailsOf(
  model: ServiceModel,
  operation: Operation,
  { request, answer }: Asked,
  failed: boolean,
): Pick<ActivityEntry, 'parameters' | 'response'> {
  const input = decodeRequest(model, operation, request)
  const parameters = Object.fromEntries(
    keptOfRequest.flatMap((name) => (input[name] === undefined ? [] : [[lowered(name), input[name]]])),
  )
  const key = failed ? undefined : decodeResponse(model, operation, answer).output?.AccessKey
  const accessKeyId = key === undefined ? undefined : (key as AwsStructure).AccessKeyId
  return { parameters, ...(accessKeyId !== undefined && { response: { accessKey: { accessKeyId } } }) }
}

const lowered = (name: string): string => name.charAt(0).toLowerCase() + name.slice(1)

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
  return { account, principal: 'anonymous', principalKind: 'anonymous' }
}

/** The id of the key that a request is signed with; undefined for one that is not signed. */
export const keyOf = ({ headers, query }: HttpRequest): string | undefined =>
  /Credential=([^/,\s]+)\//.exec(headers.authorization ?? '')?.[1] ??
  /X-Amz-Credential=(\w+)(?:%2F|\/)/.exec(query)?.[1]

/** Whether it changes nothing, as its name has it. */
export const isRead = ({ action }: ActivityEntry): boolean =>
  /:(Get|List|Describe|Simulate|Head|Query|Scan|BatchGet|LookupEvents)/.test(action)

/** So many requests of an account. */
const kept = 500

/** What happened in each account, newest first: in the memory of this process. */
export function createRecords() {
  const entries = new Map<string, ActivityEntry[]>()
  return {
    add(account: string, entry: ActivityEntry): void {
      entries.set(account, [entry, ...(entries.get(account) ?? [])].slice(0, kept))
    },
    of: (account: string, limit: number): readonly ActivityEntry[] => (entries.get(account) ?? []).slice(0, limit),
  }
}
