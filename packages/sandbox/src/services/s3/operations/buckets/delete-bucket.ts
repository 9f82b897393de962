import { bucketCheck } from '../../access/checks.ts'
import { defineBucketOperation, existingBucket, within } from '../../buckets.ts'
import { buckets, objects, uploads } from '../../entities.ts'
import { bucketNotEmpty } from '../../errors.ts'
import { forgetUpload } from '../../objects/uploads.ts'

/** An object, a version or a delete marker holds a bucket; an upload that was begun goes with it. */
export const deleteBucket = defineBucketOperation<{ Bucket: string }, undefined>({
  name: 'DeleteBucket',
  access: 'Write',
  authorise: (call) => bucketCheck(call, 's3:DeleteBucket', call.input.Bucket),
  execute(call) {
    const bucket = existingBucket(call, call.input.Bucket)
    if (within(call, bucket.name, objects).list({ prefix: `${bucket.name}/`, limit: 1 }).length > 0)
      throw bucketNotEmpty(bucket.name, bucket.versioning !== undefined)
    for (const upload of within(call, bucket.name, uploads).list({ prefix: `${bucket.name}/` }))
      forgetUpload(call, upload)
    call.table(buckets).delete(bucket.name)
  },
})
