import { defineBucketOperation, existingBucket } from '../../buckets.ts'
import { malformedXml, noSuchVersion } from '../../errors.ts'
import { checkSmallBody } from '../../objects/small-body.ts'
import { isVersionId } from '../../objects/versions.ts'
import { deleteCheck, deleteOne, nothingToBypass } from './delete-object.ts'

interface Input {
  Bucket: string
  Delete: { Objects: Array<{ Key: string; VersionId?: string }>; Quiet?: boolean }
  BypassGovernanceRetention?: boolean
}

const MOST = 1_000

/** Each key is asked about by itself; those that may not be deleted are errors in an answer that is none. */
export const deleteObjects = defineBucketOperation<Input>({
  name: 'DeleteObjects',
  access: 'Write',
  validate(call) {
    checkSmallBody(call, { required: true })
    const { length } = call.input.Delete.Objects
    if (length === 0 || length > MOST) throw malformedXml()
  },
  authorise(call) {
    existingBucket(call, call.input.Bucket)
    return { because: 'the policies are asked about each key (S3 API Reference, DeleteObjects)' }
  },
  execute(call) {
    const { Bucket, Delete } = call.input
    nothingToBypass(call.input)
    const deleted: object[] = []
    const errors: object[] = []
    for (const { Key, VersionId } of Delete.Objects) {
      const version = VersionId !== undefined && { VersionId }
      const denial = call.denial(deleteCheck(call, Bucket, Key, VersionId))
      if (denial !== undefined) {
        errors.push({ Key, ...version, Code: 'AccessDenied', Message: denial })
        continue
      }
      if (VersionId !== undefined && !isVersionId(VersionId)) {
        const { code: Code, message: Message } = noSuchVersion(Key, VersionId)
        errors.push({ Key, ...version, Code, Message })
        continue
      }
      const { DeleteMarker, VersionId: made } = deleteOne(call, Bucket, Key, VersionId)
      deleted.push({
        Key,
        ...version,
        ...(DeleteMarker && { DeleteMarker, DeleteMarkerVersionId: made }),
      })
    }
    return { ...(!Delete.Quiet && { Deleted: deleted }), ...(errors.length > 0 && { Errors: errors }) } as never
  },
})
