/**
 * What targets have. The sandbox has everything; LocalStack and AWS are asked when they are connected to (probe.ts), and
 * what is here is what docs/targets.md is made from.
 */
import type { Capability } from '@first-line/labs'

/** Of LocalStack 4.14.0: a real one is asked in the tests, and must answer so. */
export const localStackCapabilities: ReadonlySet<Capability> = new Set([
  ...(['users', 'groups', 'roles', 'policies', 'can', 'mfa', 'keys', 'account'] as const),
  ...(['passwords', 'buckets', 'instances', 'topics', 'tables', 'activity'] as const),
])

/** Everything that has an API of AWS's. The record of requests is CloudTrail's: minutes late, and with gaps. */
export const awsCapabilities: ReadonlySet<Capability> = new Set([
  ...localStackCapabilities,
  'past',
  'root',
  'console',
  'budgets',
  'simulate',
])

/**
 * Whether CloudTrail's event history can have a request for this action. Operations on objects, items and messages are
 * data events, which it never has: https://docs.aws.amazon.com/awscloudtrail/latest/userguide/logging-data-events-with-cloudtrail.html
 */
export function isRecorded(action: string): boolean {
  const [service = '', operation = ''] = action.split(':')
  if (/^(console-|sandbox)/.test(service)) return false
  if (service === 's3')
    return (
      operation !== 'ListBucket' &&
      (!/Object|Multipart|^UploadPart/.test(operation) || /ObjectLockConfiguration$/.test(operation))
    )
  if (service === 'dynamodb') return !/Item|^Query$|^Scan$|^PartiQL/.test(operation)
  return !(service === 'sns' && operation.startsWith('Publish'))
}
