import { bucketCheck } from '../../access/checks.ts'
import { defineBucketOperation, existingBucket } from '../../buckets.ts'

/** us-east-1 has no name here: the answer is empty. */
export const getBucketLocation = defineBucketOperation<{ Bucket: string }>({
  name: 'GetBucketLocation',
  access: 'Read',
  authorise: (call) => bucketCheck(call, 's3:GetBucketLocation', call.input.Bucket),
  execute(call) {
    const { region } = existingBucket(call, call.input.Bucket)
    return region === 'us-east-1' ? {} : { LocationConstraint: region }
  },
})
