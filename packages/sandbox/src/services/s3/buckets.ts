import type { Call } from '../../call.ts'
import type { Check } from '../../operation.ts'
import { type Bucket, buckets } from './entities.ts'
import { invalidBucketName, noSuchBucket } from './errors.ts'

export const bucketArn = (name: string): string => `arn:aws:s3:::${name}`

/** @throws AwsError NoSuchBucket */
export function existingBucket(call: Call, name: string): Bucket {
  const bucket = call.table(buckets).get(name)
  if (!bucket) throw noSuchBucket(name)
  return bucket
}

/** What an operation on a bucket asks. S3 looks for the bucket first: everyone hears that a bucket does not exist. */
export function bucketCheck(call: Call, action: string, name: string): Check {
  return { action, resource: bucketArn(name), resourceAccount: existingBucket(call, name).account }
}

const RESERVED_PREFIXES = ['xn--', 'sthree-', 'amzn-s3-demo-']
const RESERVED_SUFFIXES = ['-s3alias', '--ol-s3', '.mrap', '--x-s3', '--table-s3']

/**
 * Refuses what cannot name a bucket (S3 User Guide, *General purpose bucket naming rules*).
 * @throws AwsError InvalidBucketName
 */
export function validBucketName(name: string): void {
  const good =
    /^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/.test(name) &&
    !name.includes('..') &&
    !/^\d{1,3}(\.\d{1,3}){3}$/.test(name) &&
    !RESERVED_PREFIXES.some((prefix) => name.startsWith(prefix)) &&
    !RESERVED_SUFFIXES.some((suffix) => name.endsWith(suffix))
  if (!good) throw invalidBucketName(name)
}
