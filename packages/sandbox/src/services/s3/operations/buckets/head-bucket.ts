import { bucketCheck } from '../../access/checks.ts'
import { bucketArn, defineBucketOperation, existingBucket } from '../../buckets.ts'

export const headBucket = defineBucketOperation<{ Bucket: string }>({
  name: 'HeadBucket',
  access: 'Read',
  authorise: (call) => bucketCheck(call, 's3:ListBucket', call.input.Bucket),
  execute(call) {
    const { name, region } = existingBucket(call, call.input.Bucket)
    return { BucketArn: bucketArn(name), BucketRegion: region, AccessPointAlias: false }
  },
})
