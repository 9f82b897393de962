import type { SandboxEvent } from '../../events/event.ts'
import { SANDBOX_SERVICE } from '../../events/outside-event.ts'

/**
 * Operations on objects, items and messages are data events: the event history never has them (CloudTrail User Guide,
 * *Logging data events*).
 */
const DATA_EVENTS: Readonly<Record<string, RegExp>> = {
  s3: /^(?!.*ObjectLockConfiguration$)(?:.*Object|.*Multipart|UploadPart|ListParts)/,
  dynamodb: /Item|^Query$|^Scan$|^ExecuteStatement$/,
  sns: /^Publish/,
}

/** Whether the event history has an event; what only our own console services know, or was done from outside, AWS's does not have. */
export function isManagementEvent({ service, operation }: SandboxEvent): boolean {
  if (service.startsWith('console-') || service === SANDBOX_SERVICE) return false
  return DATA_EVENTS[service]?.test(operation) !== true
}

/** Where a service's source is not called like its endpoint. */
const SOURCES: Readonly<Record<string, string>> = {
  'iam-toolbox': 'iam',
  s3control: 's3',
  accessanalyzer: 'access-analyzer',
  resourcegroupstaggingapi: 'tagging',
}

/** `iam.amazonaws.com` */
export const sourceOf = ({ service }: SandboxEvent): string => `${SOURCES[service] ?? service}.amazonaws.com`
