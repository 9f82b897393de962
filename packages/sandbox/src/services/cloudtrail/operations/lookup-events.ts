import type { AwsStructure } from '@first-line/aws-api'
import { toHex } from '@first-line/aws-api'
import { AwsError } from '../../../aws-error.ts'
import type { Call } from '../../../call.ts'
import type { SandboxEvent } from '../../../events/event.ts'
import { defineOperation } from '../../../operation.ts'
import { isManagementEvent, sourceOf } from '../management.ts'
import { eventTime, recordOf, takesRoleOf, userNameOf } from '../record.ts'
import { resourcesOf } from '../resources.ts'

type Key =
  | 'EventId'
  | 'EventName'
  | 'ReadOnly'
  | 'Username'
  | 'ResourceType'
  | 'ResourceName'
  | 'EventSource'
  | 'AccessKeyId'

interface Input {
  LookupAttributes?: Array<{ AttributeKey: Key; AttributeValue: string }>
  StartTime?: Date
  EndTime?: Date
  EventCategory?: 'insight'
  MaxResults?: number
  NextToken?: string
}

const MOST = 50
/** The event history goes back so far. */
const HISTORY = 90 * 86_400_000
/** How many events are read at a time while wanted ones are looked for. */
const CHUNK = 500

interface Found {
  events: SandboxEvent[]
  /** The number of the last event that was told, when there may be more. */
  next?: number
}

const idsOf =
  ({ hash }: Call) =>
  (id: string): string => {
    const hex = toHex(hash.sha256(new TextEncoder().encode(id)))
    return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`
  }

const VALUES: Readonly<Record<Key, (event: SandboxEvent, call: Call) => ReadonlyArray<string | undefined>>> = {
  EventId: (event, call) => [idsOf(call)(event.id)],
  EventName: ({ operation }) => [operation],
  ReadOnly: ({ readOnly }) => [String(readOnly)],
  Username: (event, call) => [event.account === call.account ? userNameOf(event) : undefined],
  ResourceType: (event) => resourcesOf(event).map(({ ResourceType }) => ResourceType),
  ResourceName: (event) => resourcesOf(event).map(({ ResourceName }) => ResourceName),
  EventSource: (event) => [sourceOf(event)],
  AccessKeyId: ({ account, accessKeyId }, call) => [account === call.account ? accessKeyId : undefined],
}

function isWanted(call: Call<Input>, event: SandboxEvent): boolean {
  const { StartTime, EndTime, LookupAttributes = [] } = call.input
  const time = Date.parse(eventTime(event))
  if (event.account !== call.account && !takesRoleOf(event, call.account)) return false
  if (event.region !== call.region || !isManagementEvent(event)) return false
  if (time < Math.max(StartTime?.getTime() ?? 0, Date.parse(call.now) - HISTORY)) return false
  if (EndTime && time > EndTime.getTime()) return false
  return LookupAttributes.every(({ AttributeKey, AttributeValue }) =>
    VALUES[AttributeKey](event, call).includes(AttributeValue),
  )
}

/** @throws AwsError for what no rule of the model catches */
function validLookup({ LookupAttributes = [], StartTime, EndTime, NextToken }: Input): void {
  if (LookupAttributes.length > 1)
    throw new AwsError(
      'InvalidLookupAttributesException',
      400,
      'You can only specify one lookup attribute in a request.',
    )
  if (StartTime && EndTime && StartTime > EndTime)
    throw new AwsError('InvalidTimeRangeException', 400, 'The start time must be before the end time.')
  if (NextToken !== undefined && tokenIn(NextToken) === undefined)
    throw new AwsError('InvalidNextTokenException', 400, 'Invalid token.')
}

function tokenIn(token: string): number | undefined {
  try {
    const [, seq] = /^1:(\d+)$/.exec(atob(token)) ?? []
    return seq === undefined ? undefined : Number(seq)
  } catch (error) {
    if (!(error instanceof DOMException)) throw error
    return undefined
  }
}

async function find(call: Call<Input>): Promise<Found> {
  const { MaxResults = MOST, NextToken, EventCategory } = call.input
  const events: SandboxEvent[] = []
  if (EventCategory === 'insight') return { events }
  let before = NextToken === undefined ? undefined : tokenIn(NextToken)
  for (;;) {
    const chunk = await call.events({ order: 'backward', limit: CHUNK, ...(before !== undefined && { before }) })
    for (const event of chunk) {
      before = event.seq
      if (!isWanted(call, event)) continue
      if (events.length === MaxResults) return { events, next: events.at(-1)!.seq }
      events.push(event)
    }
    if (chunk.length < CHUNK) return { events }
  }
}

function eventOut(call: Call, event: SandboxEvent): AwsStructure {
  // Of another account's people, ours is told no more than their account.
  const own = event.account === call.account
  const userName = own ? userNameOf(event) : undefined
  const idOf = idsOf(call)
  return {
    EventId: idOf(event.id),
    EventName: event.operation,
    ReadOnly: String(event.readOnly),
    ...(own && event.accessKeyId !== undefined && { AccessKeyId: event.accessKeyId }),
    EventTime: new Date(eventTime(event)),
    EventSource: sourceOf(event),
    ...(userName !== undefined && { Username: userName }),
    Resources: resourcesOf(event).map((resource) => ({ ...resource })),
    CloudTrailEvent: JSON.stringify(recordOf(event, idOf, call.account)),
  }
}

export const lookupEvents = defineOperation<Input, AwsStructure, undefined, Found>({
  service: 'cloudtrail',
  name: 'LookupEvents',
  access: 'Read',
  prepare: async (call) => {
    validLookup(call.input)
    return find(call)
  },
  authorise: () => ({ action: 'cloudtrail:LookupEvents', resource: '*', shown: null }),
  execute: (call, _received, { events, next }) => ({
    Events: events.map((event) => eventOut(call, event)),
    ...(next !== undefined && { NextToken: btoa(`1:${next}`) }),
  }),
})
