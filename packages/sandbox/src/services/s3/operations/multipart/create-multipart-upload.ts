import { canonicalIdOf } from '../../access/acl.ts'
import { defineBucketOperation, existingBucket, within } from '../../buckets.ts'
import { uploads } from '../../entities.ts'
import {
  type DescriptionInput,
  describe,
  type EncryptionInput,
  encryptionMembers,
  encryptionOf,
} from '../../objects/description.ts'
import { checksumPlan } from '../../objects/uploads.ts'
import { ownedBy, validKey, type WriteInput, writeChecks } from '../../objects/write.ts'
import { readTagging } from '../../tags.ts'

interface Input extends WriteInput, DescriptionInput, EncryptionInput {
  ChecksumAlgorithm?: string
  ChecksumType?: string
}

export const createMultipartUpload = defineBucketOperation<Input>({
  name: 'CreateMultipartUpload',
  access: 'Write',
  validate: validKey,
  authorise: (call) => writeChecks(call, { creates: false }),
  execute(call) {
    const { Bucket, Key, Tagging, ChecksumAlgorithm, ChecksumType } = call.input
    const bucket = existingBucket(call, Bucket)
    const uploadId = call.ids.base36(96)
    const plan = checksumPlan(ChecksumAlgorithm, ChecksumType)
    const encryption = encryptionOf(call, bucket, call.input)
    within(call, Bucket, uploads).put({
      bucket: Bucket,
      key: Key,
      uploadId,
      initiated: call.now,
      initiator: initiatorOf(call),
      ...ownedBy(call, bucket, call.input),
      description: describe(call, call.input),
      encryption,
      tags: readTagging(Tagging),
      ...plan,
    })
    return {
      Bucket,
      Key,
      UploadId: uploadId,
      ...encryptionMembers(encryption),
      ...(plan.checksumAlgorithm !== undefined && {
        ChecksumAlgorithm: plan.checksumAlgorithm,
        ChecksumType: plan.checksumType,
      }),
    }
  },
})

/** Users and roles by their ARN, root by the account's canonical id. */
function initiatorOf(call: Parameters<typeof canonicalIdOf>[0]): { id: string; name: string } {
  const { caller } = call
  if (caller.principal.type === 'root' || caller.kind === 'anonymous')
    return { id: canonicalIdOf(call, caller.account), name: '' }
  return { id: caller.arn, name: caller.userName ?? caller.arn.slice(caller.arn.lastIndexOf('/') + 1) }
}
