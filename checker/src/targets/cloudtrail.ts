/**
 * CloudTrail's event history as a record of requests. It has management events of the last 90 days and of one Region, and
 * has them after some minutes; operations on objects, items and messages it never has:
 * https://docs.aws.amazon.com/awscloudtrail/latest/userguide/view-cloudtrail-events.html
 */
import { setTimeout as sleep } from 'node:timers/promises'
import type { ActivityEntry } from '@first-line/labs'
import { z } from 'zod'
import { AwsError } from './aws-error.ts'
import { type AskAws, ask } from './aws-send.ts'

/** LookupEvents is limited to two requests a second for each account and Region. Milliseconds. */
const gap = 600
/** What was told is not asked again for so long: it is minutes old in any case. */
const fresh = 10_000
const pageSize = 50

const page = z.object({
  Events: z.array(z.object({ EventId: z.string(), CloudTrailEvent: z.string() })).default([]),
  NextToken: z.string().optional(),
})

export interface Trail {
  /** Newest first, not older than `since`. @throws AwsError */
  record(since: Date, limit: number): Promise<ActivityEntry[]>
}

export function createTrail(aws: AskAws, now: () => number = Date.now): Trail {
  let known: { readonly id: string; readonly entry: ActivityEntry }[] = []
  let askedAt = Number.NEGATIVE_INFINITY
  let asking: Promise<void> | undefined

  /** Pages until one has what is known already. */
  async function renew(since: Date, limit: number): Promise<void> {
    const before = new Set(known.map(({ id }) => id))
    const found: typeof known = []
    let token: string | undefined
    do {
      const { output, error } = await ask(aws, 'cloudtrail', 'LookupEvents', {
        ...{ StartTime: since, MaxResults: pageSize },
        ...(token !== undefined && { NextToken: token }),
      })
      if (error) throw new AwsError('cloudtrail:LookupEvents', error)
      const { Events, NextToken } = page.parse(output)
      found.push(...Events.map(({ EventId, CloudTrailEvent }) => ({ id: EventId, entry: entryOf(CloudTrailEvent) })))
      token = Events.some(({ EventId }) => before.has(EventId)) || found.length >= limit ? undefined : NextToken
      if (token !== undefined) await sleep(gap)
    } while (token !== undefined)
    // Events arrive late and out of order: the newest page is read anew each time, and what is known stays.
    const all = new Map([...known, ...found].map((each) => [each.id, each]))
    known = [...all.values()].sort((a, b) => b.entry.at.getTime() - a.entry.at.getTime()).slice(0, limit)
    askedAt = now()
  }

  return {
    async record(since, limit) {
      if (now() - askedAt > fresh) {
        asking ??= renew(since, limit).finally(() => {
          asking = undefined
        })
        await asking
      }
      return known.map(({ entry }) => entry)
    },
  }
}

const told = z.object({
  eventID: z.string(),
  eventTime: z.coerce.date(),
  eventSource: z.string(),
  eventName: z.string(),
  sourceIPAddress: z.string().optional(),
  userAgent: z.string().default(''),
  errorCode: z.string().optional(),
  errorMessage: z.string().optional(),
  requestParameters: z.record(z.string(), z.unknown()).nullish(),
  responseElements: z.record(z.string(), z.unknown()).nullish(),
  additionalEventData: z.record(z.string(), z.unknown()).nullish(),
  resources: z.array(z.object({ ARN: z.string().optional() })).nullish(),
  userIdentity: z.object({
    type: z.string().default('Unknown'),
    arn: z.string().optional(),
    accountId: z.string().optional(),
    accessKeyId: z.string().optional(),
    userName: z.string().optional(),
    invokedBy: z.string().optional(),
    sessionContext: z
      .object({
        attributes: z.object({ mfaAuthenticated: z.string().optional() }).optional(),
        sessionIssuer: z.object({ userName: z.string().optional() }).optional(),
      })
      .optional(),
  }),
})
type Told = z.infer<typeof told>

/** From one event's own JSON, whose members are those of the CloudTrail record reference. */
export function entryOf(json: string): ActivityEntry {
  const event = told.parse(JSON.parse(json))
  const action = actionOf(event)
  const outcome = outcomeOf(event)
  const { accessKeyId, sessionContext } = event.userIdentity
  const resource = event.resources?.find(({ ARN }) => ARN !== undefined)?.ARN
  return {
    ...{ basis: 'observed', id: event.eventID, at: event.eventTime, action, outcome },
    ...whoOf(event),
    mfa: sessionContext?.attributes?.mfaAuthenticated === 'true' || event.additionalEventData?.MFAUsed === 'Yes',
    service: action.slice(0, action.indexOf(':')),
    ...(event.sourceIPAddress !== undefined && { sourceIp: event.sourceIPAddress }),
    ...(accessKeyId !== undefined && accessKeyId !== '' && { accessKeyId }),
    ...(resource !== undefined && { resource }),
    ...(event.errorCode !== undefined && { errorCode: event.errorCode }),
    ...(outcome === 'denied' && deniedBy(event.errorMessage)),
    ...viaOf(event),
    ...(event.requestParameters && { parameters: event.requestParameters }),
    ...(event.responseElements && { response: event.responseElements }),
  }
}

/** Where an event is not called like its action, or its source not like the prefix. */
const renamed: Readonly<Record<string, string>> = {
  's3:ListBuckets': 's3:ListAllMyBuckets',
  's3:GetBucketTagging': 's3:GetBucketTagging',
  's3:GetPublicAccessBlock': 's3:GetBucketPublicAccessBlock',
  's3:PutPublicAccessBlock': 's3:PutBucketPublicAccessBlock',
}

function actionOf({ eventSource, eventName }: Told): string {
  const action = `${eventSource.replace(/\.amazonaws\.com$/, '')}:${eventName}`
  return renamed[action] ?? action
}

function outcomeOf({ errorCode, errorMessage, responseElements, eventName }: Told): ActivityEntry['outcome'] {
  if (errorCode !== undefined)
    return /AccessDenied|UnauthorizedOperation|AuthorizationError/.test(errorCode) ? 'denied' : 'failed'
  // A sign-in that was refused has no code: https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-aws-console-sign-in-events.html
  const refused = errorMessage !== undefined || Object.values(responseElements ?? {}).includes('Failure')
  return eventName === 'ConsoleLogin' && refused ? 'failed' : 'allowed'
}

function whoOf({
  userIdentity,
}: Told): Pick<ActivityEntry, 'principal' | 'principalKind' | 'userName' | 'roleName' | 'sessionName'> {
  const { type, arn, accountId, userName, invokedBy, sessionContext } = userIdentity
  const principal = arn ?? (accountId === undefined ? (invokedBy ?? 'anonymous') : `arn:aws:iam::${accountId}:root`)
  switch (type) {
    case 'Root':
      return { principal, principalKind: 'root' }
    case 'IAMUser': {
      const name = userName ?? arn?.split('/').at(-1)
      return { principal, principalKind: 'user', ...(name !== undefined && { userName: name }) }
    }
    case 'AssumedRole': {
      const [, role, sessionName] = principal.split('/')
      const roleName = sessionContext?.sessionIssuer?.userName ?? role
      return {
        ...{ principal, principalKind: 'role-session' },
        ...(roleName !== undefined && { roleName }),
        ...(sessionName !== undefined && { sessionName }),
      }
    }
    case 'AWSService':
      return { principal, principalKind: 'service' }
    case 'AWSAccount':
      return { principal, principalKind: accountId === undefined ? 'anonymous' : 'user' }
    default:
      return { principal, principalKind: arn === undefined && accountId === undefined ? 'anonymous' : 'federated' }
  }
}

/** From the sentence of the refusal: https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_access-denied.html */
const layers: readonly (readonly [RegExp, NonNullable<ActivityEntry['deniedBy']>])[] = [
  [/explicit deny in an identity-based policy/, 'identity'],
  [/no identity-based policy allows/, 'implicit'],
  [/permissions boundary/, 'boundary'],
  [/service control policy/, 'scp'],
  [/resource control policy/, 'rcp'],
  [/resource-based policy/, 'resource'],
  [/session policy/, 'session'],
  [/trust policy/, 'trust'],
]

function deniedBy(message = ''): Pick<ActivityEntry, 'deniedBy'> {
  const layer = layers.find(([says]) => says.test(message))?.[1]
  return layer === undefined ? {} : { deniedBy: layer }
}

function viaOf({ userAgent, eventName }: Told): Pick<ActivityEntry, 'via'> {
  if (/aws-cli\//.test(userAgent)) return { via: 'cli' }
  if (/^(aws-sdk|Boto3)/i.test(userAgent)) return { via: 'sdk' }
  return /Mozilla\/|signin\.amazonaws\.com|console/i.test(userAgent) || eventName === 'ConsoleLogin'
    ? { via: 'console' }
    : {}
}
