import { objectCheck } from '../../access/checks.ts'
import { defineBucketOperation } from '../../buckets.ts'
import { completedAs, existingUpload, forgetUpload } from '../../objects/uploads.ts'

export const abortMultipartUpload = defineBucketOperation<{ Bucket: string; Key: string; UploadId: string }>({
  name: 'AbortMultipartUpload',
  access: 'Write',
  authorise: (call) => objectCheck(call, 's3:AbortMultipartUpload', call.input.Bucket, call.input.Key, undefined),
  execute(call) {
    const { Bucket, Key, UploadId } = call.input
    if (completedAs(call, Bucket, Key, UploadId)) return {}
    forgetUpload(call, existingUpload(call, Bucket, Key, UploadId))
    return {}
  },
})
