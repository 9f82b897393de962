import { AwsError } from '../../../../aws-error.ts'
import { bucketCheck } from '../../access/checks.ts'
import { defineBucketOperation, existingBucket } from '../../buckets.ts'
import { buckets, type Tag } from '../../entities.ts'
import { checkSmallBody } from '../../objects/small-body.ts'
import { MOST_BUCKET_TAGS, validTags } from '../../tags.ts'

interface Input {
  Bucket: string
}

const requested = (tags: readonly Tag[]) => ({
  ...Object.fromEntries(tags.map(({ Key, Value }) => [`aws:RequestTag/${Key}`, Value])),
  'aws:TagKeys': tags.map(({ Key }) => Key),
})

export const putBucketTagging = defineBucketOperation<Input & { Tagging: { TagSet: Tag[] } }, undefined>({
  name: 'PutBucketTagging',
  access: 'Tagging',
  validate(call) {
    checkSmallBody(call, { required: false })
    validTags(call.input.Tagging.TagSet, MOST_BUCKET_TAGS)
  },
  authorise: (call) =>
    bucketCheck(call, 's3:PutBucketTagging', call.input.Bucket, requested(call.input.Tagging.TagSet)),
  execute(call) {
    const { tags: _, ...bucket } = existingBucket(call, call.input.Bucket)
    const { TagSet } = call.input.Tagging
    call.table(buckets).put(TagSet.length === 0 ? bucket : { ...bucket, tags: TagSet })
    call.answer({}, 204)
  },
})

export const getBucketTagging = defineBucketOperation<Input>({
  name: 'GetBucketTagging',
  access: 'Read',
  authorise: (call) => bucketCheck(call, 's3:GetBucketTagging', call.input.Bucket),
  execute(call) {
    const { name, tags } = existingBucket(call, call.input.Bucket)
    if (!tags) throw new AwsError('NoSuchTagSet', 404, 'The TagSet does not exist', { BucketName: name })
    return { TagSet: tags.map((tag) => ({ ...tag })) }
  },
})

export const deleteBucketTagging = defineBucketOperation<Input, undefined>({
  name: 'DeleteBucketTagging',
  access: 'Tagging',
  authorise: (call) => bucketCheck(call, 's3:PutBucketTagging', call.input.Bucket),
  execute(call) {
    const { tags: _, ...bucket } = existingBucket(call, call.input.Bucket)
    call.table(buckets).put(bucket)
  },
})
