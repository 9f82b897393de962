import type { Call } from '../../../call.ts'
import { s3Denied } from '../../../denial-style.ts'
import { bucketCheck } from '../../s3/access/checks.ts'
import { bucketArn, existingBucket } from '../../s3/buckets.ts'
import { buckets } from '../../s3/entities.ts'
import { MOST_BUCKET_TAGS, validTags } from '../../s3/tags.ts'
import type { TaggedKind } from './kind.ts'

const bucketName = (arn: string): string => arn.slice(bucketArn('').length)

export const s3Buckets: TaggedKind = {
  denial: s3Denied,
  list: (call: Call) =>
    call
      .table(buckets)
      .by('account', call.account)
      .filter(({ region }) => region === call.region)
      .map(({ name, tags = [] }) => ({ arn: bucketArn(name), type: 's3:bucket', tags })),
  // S3 puts all tags of a bucket at once: who changes some has to read the others.
  checks: (call, arn, _, context) => [
    bucketCheck(call, 's3:GetBucketTagging', bucketName(arn)),
    bucketCheck(call, 's3:PutBucketTagging', bucketName(arn), context),
  ],
  replace(call, arn, tags) {
    const { tags: present = [], ...bucket } = existingBucket(call, bucketName(arn))
    const all = validTags(tags(present), MOST_BUCKET_TAGS)
    call.table(buckets).put({ ...bucket, ...(all.length > 0 && { tags: all }) })
  },
}
