/** Reading S3. */
import {
  GetBucketTaggingCommand,
  GetPublicAccessBlockCommand,
  ListObjectsV2Command,
  type Bucket as S3Bucket,
} from '@aws-sdk/client-s3'
import type { Bucket, BucketObject } from '@first-line/labs'
import { documentOf } from './documents.ts'
import { byToken, required, tagsOf, unlessMissing } from './pages.ts'
import type { Principals } from './principals.ts'
import type { Reading } from './reading.ts'
import { bucketsOf, policyOfBucket } from './s3.ts'

export function readBuckets(reading: Reading, principals: Principals): () => Promise<Bucket[]> {
  const { clients, once } = reading

  function bucket(from: S3Bucket): Bucket {
    const name = required(from.Name, 'Name')
    const Bucket = name
    const arn = `arn:aws:s3:::${name}`
    return {
      basis: 'observed',
      name,
      arn,
      region: from.BucketRegion ?? reading.target.region,
      createdAt: from.CreationDate ?? new Date(0),
      objects: (Prefix) =>
        once(`objects of ${name} under ${Prefix ?? ''}`, async () => {
          const s3 = await clients.s3()
          return byToken(
            (ContinuationToken) => s3.send(new ListObjectsV2Command({ Bucket, Prefix, ContinuationToken })),
            (page) => page.Contents?.map(objectOf),
            (page) => page.NextContinuationToken,
          )
        }),
      async policy() {
        const text = await policyOfBucket(reading, name)
        return text === undefined ? undefined : documentOf(text)
      },
      lets: async (candidate, action, asking) =>
        principals.can(await principals.standing(candidate), action, { resource: arn, ...asking }),
      publicAccessBlocked: () =>
        once(`public access block of ${name}`, async () => {
          const s3 = await clients.s3()
          const answer = await unlessMissing(['NoSuchPublicAccessBlockConfiguration'], () =>
            s3.send(new GetPublicAccessBlockCommand({ Bucket })),
          )
          const { BlockPublicAcls, BlockPublicPolicy, IgnorePublicAcls, RestrictPublicBuckets } =
            answer?.PublicAccessBlockConfiguration ?? {}
          return [BlockPublicAcls, BlockPublicPolicy, IgnorePublicAcls, RestrictPublicBuckets].every(
            (on) => on === true,
          )
        }),
      tags: () =>
        once(`tags of bucket ${name}`, async () => {
          const s3 = await clients.s3()
          const answer = await unlessMissing(['NoSuchTagSet'], () => s3.send(new GetBucketTaggingCommand({ Bucket })))
          return tagsOf(answer?.TagSet)
        }),
    }
  }

  return async () => {
    reading.needs('buckets')
    return (await bucketsOf(reading)).map(bucket)
  }
}

function objectOf(from: {
  Key?: string | undefined
  Size?: number | undefined
  LastModified?: Date | undefined
}): BucketObject {
  return { key: required(from.Key, 'Key'), size: from.Size ?? 0, modifiedAt: from.LastModified ?? new Date(0) }
}
