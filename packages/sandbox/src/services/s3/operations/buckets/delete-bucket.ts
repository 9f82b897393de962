import { bucketCheck } from '../../access/checks.ts'
import { defineBucketOperation, existingBucket } from '../../buckets.ts'
import { buckets, objects, parts, uploads } from '../../entities.ts'
import { bucketNotEmpty } from '../../errors.ts'

/** An object, a version or a delete marker holds a bucket; an upload that was begun goes with it. */
export const deleteBucket = defineBucketOperation<{ Bucket: string }, undefined>({
  name: 'DeleteBucket',
  access: 'Write',
  authorise: (call) => bucketCheck(call, 's3:DeleteBucket', call.input.Bucket),
  execute(call) {
    const bucket = existingBucket(call, call.input.Bucket)
    if (call.table(objects).list({ prefix: `${bucket.name}/`, limit: 1 }).length > 0)
      throw bucketNotEmpty(bucket.name, bucket.versioning !== undefined)
    for (const upload of call.table(uploads).list({ prefix: `${bucket.name}/` })) {
      for (const part of call.table(parts).list({ prefix: `${upload.uploadId}/` }))
        call.table(parts).delete(parts.key(part))
      call.table(uploads).delete(uploads.key(upload))
    }
    call.table(buckets).delete(bucket.name)
  },
})
