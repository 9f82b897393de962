import type { AwsStructure } from '@first-line/aws-api'
import { AwsError } from '../../aws-error.ts'
import type { Call } from '../../call.ts'
import { defineOperation, type Operation, type OperationDefinition } from '../../operation.ts'
import type { CollectionDefinition } from '../../world/collection.ts'
import type { Table } from '../../world/table.ts'
import { answerCrossOrigin } from './cors/rules.ts'
import { type Bucket, buckets } from './entities.ts'
import { invalidBucketName, noSuchBucket } from './errors.ts'

export const bucketArn = (name: string): string => `arn:aws:s3:::${name}`
export const objectArn = (bucket: string, key: string): string => `arn:aws:s3:::${bucket}/${key}`

/** What is in a bucket is kept with its owner's account: it goes when the account is emptied. */
export const within = <T>(call: Call, bucket: string, collection: CollectionDefinition<T>): Table<T> =>
  call.table(collection, call.table(buckets).get(bucket)?.account ?? call.account)

/** @throws AwsError NoSuchBucket; AccessDenied when the caller expects another owner */
export function existingBucket(call: Call, name: string): Bucket {
  const bucket = call.table(buckets).get(name)
  if (!bucket) throw noSuchBucket(name)
  const expected = (call.input as { ExpectedBucketOwner?: string } | undefined)?.ExpectedBucketOwner
  if (expected !== undefined && expected !== bucket.account && (call.input as { Bucket?: string }).Bucket === name)
    throw new AwsError('AccessDenied', 403, 'Access Denied')
  return bucket
}

type Definition<Input, Output extends AwsStructure | undefined, Received, Prepared> = Omit<
  OperationDefinition<Input, Output, Received, Prepared>,
  'service' | 'anonymous'
>

/**
 * An operation on a bucket that exists, or on what is in it. Nobody needs credentials where the bucket's policy or an
 * ACL lets everyone in; the bucket's name says which world is meant. The name may be in several worlds: the newest counts.
 */
export function defineBucketOperation<
  Input extends { Bucket: string },
  Output extends AwsStructure | undefined = AwsStructure,
  Received = undefined,
  Prepared = undefined,
>(definition: Definition<Input, Output, Received, Prepared>): Operation {
  return defineOperation<Input, Output, Received, Prepared>({
    ...definition,
    service: 's3',
    authorise(call, prepared) {
      answerCrossOrigin(call, call.input.Bucket)
      return definition.authorise(call, prepared)
    },
    anonymous({ Bucket }, _world, lookups) {
      const found = lookups.startingWith('bucket', `${Bucket}/`).at(-1)
      if (!found) throw noSuchBucket(Bucket)
      return found.account
    },
  })
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

/**
 * The namespace a name belongs to: `PREFIX-ACCOUNT-REGION-an` is kept to the account it names, and to who asks for it by
 * `x-amz-bucket-namespace: account-regional` (S3 User Guide, *Namespaces for general purpose buckets*). Wordings *unverified*.
 * @throws AwsError InvalidBucketNamespace, InvalidBucketName
 */
export function validNamespace(name: string, namespace: string | undefined, account: string, region: string): void {
  if (namespace !== 'account-regional') {
    if (name.endsWith('-an')) throw invalidBucketName(name)
    return
  }
  const suffix = `-${account}-${region}-an`
  if (!name.endsWith(suffix) || name.length === suffix.length)
    throw new AwsError(
      'InvalidBucketNamespace',
      400,
      `The name of a bucket in your account regional namespace must end with ${suffix}.`,
      { BucketName: name },
    )
}
