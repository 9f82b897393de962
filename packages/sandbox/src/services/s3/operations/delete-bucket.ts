import { defineOperation } from '../../../operation.ts'
import { bucketCheck, existingBucket } from '../buckets.ts'
import { buckets } from '../entities.ts'

export const deleteBucket = defineOperation<{ Bucket: string }, undefined>({
  service: 's3',
  name: 'DeleteBucket',
  access: 'Write',
  authorise: (call) => bucketCheck(call, 's3:DeleteBucket', call.input.Bucket),
  execute(call) {
    call.table(buckets).delete(existingBucket(call, call.input.Bucket).name)
  },
})
