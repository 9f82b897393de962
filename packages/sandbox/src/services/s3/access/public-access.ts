import type { Call } from '../../../call.ts'
import { accountPublicAccess, type Bucket, type PublicAccessBlock, type Setting } from '../entities.ts'

export const SETTINGS: readonly Setting[] = [
  'BlockPublicAcls',
  'IgnorePublicAcls',
  'BlockPublicPolicy',
  'RestrictPublicBuckets',
]

/** What new buckets have. */
export const ALL_BLOCKED: PublicAccessBlock = {
  BlockPublicAcls: true,
  IgnorePublicAcls: true,
  BlockPublicPolicy: true,
  RestrictPublicBuckets: true,
}

/** The bucket's own settings; `undefined` when they were taken away. */
export const blockOf = (bucket: Bucket): PublicAccessBlock | undefined =>
  bucket.publicAccessBlock === null ? undefined : (bucket.publicAccessBlock ?? ALL_BLOCKED)

/** Whether a setting is in force: the stricter of the bucket's and its account's counts. */
export function isBlocked(call: Call, bucket: Bucket, setting: Setting): boolean {
  const own = blockOf(bucket)?.[setting] ?? false
  return own || (call.table(accountPublicAccess, bucket.account).get('account')?.settings[setting] ?? false)
}
