/** Outputs of CloudTrail's LookupEvents, as far as the pages use them. */
export interface TrailEvent {
  EventId: string
  EventName: string
  EventTime: Date
  EventSource: string
  Username?: string
  ReadOnly?: string
  AccessKeyId?: string
  Resources?: { ResourceType?: string; ResourceName?: string }[]
  /** JSON. */
  CloudTrailEvent: string
}

/** Attributes that events are looked up by, one at a time. */
export const attributes = [
  { value: 'ReadOnly', label: 'Read-only' },
  { value: 'EventName', label: 'Event name' },
  { value: 'Username', label: 'User name' },
  { value: 'EventSource', label: 'Event source' },
  { value: 'ResourceType', label: 'Resource type' },
  { value: 'ResourceName', label: 'Resource name' },
  { value: 'EventId', label: 'Event ID' },
  { value: 'AccessKeyId', label: 'AWS access key' },
] as const

export type Attribute = (typeof attributes)[number]['value']

interface Told {
  errorCode?: string
  sourceIPAddress?: string
}

/** What the event's record says beside the members that the list has. */
export function toldBy({ CloudTrailEvent }: TrailEvent): Told {
  const record = JSON.parse(CloudTrailEvent) as Told
  return {
    ...(record.errorCode !== undefined && { errorCode: record.errorCode }),
    ...(record.sourceIPAddress !== undefined && { sourceIPAddress: record.sourceIPAddress }),
  }
}
