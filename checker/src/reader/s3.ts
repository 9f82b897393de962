/** What the bucket's own policy is read with: S3's list of buckets, and a policy's text. */
import { type Bucket, GetBucketPolicyCommand, ListBucketsCommand } from '@aws-sdk/client-s3'
import { byToken, unlessMissing } from './pages.ts'
import type { Reading } from './reading.ts'

/** Pages have Regions in them, and the whole list at once has none. */
const pageOfBuckets = 1000

export function bucketsOf({ clients, once }: Reading): Promise<Bucket[]> {
  return once('buckets', async () => {
    const s3 = await clients.s3()
    return byToken(
      (ContinuationToken) => s3.send(new ListBucketsCommand({ ContinuationToken, MaxBuckets: pageOfBuckets })),
      (page) => page.Buckets,
      (page) => page.ContinuationToken,
    )
  })
}

/** The text of a bucket's policy, if it has one. */
export function policyOfBucket({ clients, once }: Reading, Bucket: string): Promise<string | undefined> {
  return once(`policy of bucket ${Bucket}`, async () => {
    const s3 = await clients.s3()
    const answer = await unlessMissing(['NoSuchBucketPolicy'], () => s3.send(new GetBucketPolicyCommand({ Bucket })))
    return answer?.Policy
  })
}
