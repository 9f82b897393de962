import { objectCheck } from '../../access/checks.ts'
import { defineBucketOperation } from '../../buckets.ts'
import type { Tag } from '../../entities.ts'
import { type ObjectInput, readChecks, versionToRead } from '../../objects/read.ts'
import { checkSmallBody } from '../../objects/small-body.ts'
import { findVersion, replaceVersion, shownVersionId } from '../../objects/versions.ts'
import { MOST_OBJECT_TAGS, requestTagContext, validTags } from '../../tags.ts'

interface PutInput extends ObjectInput {
  Tagging: { TagSet: Tag[] }
}

export const putObjectTagging = defineBucketOperation<PutInput>({
  name: 'PutObjectTagging',
  access: 'Tagging',
  validate(call) {
    checkSmallBody(call, { required: false })
    validTags(call.input.Tagging.TagSet, MOST_OBJECT_TAGS)
  },
  authorise(call) {
    const { Bucket, Key, VersionId, Tagging } = call.input
    const action = VersionId === undefined ? 's3:PutObjectTagging' : 's3:PutObjectVersionTagging'
    return objectCheck(call, action, Bucket, Key, findVersion(call, Bucket, Key, VersionId), {
      ...requestTagContext(Tagging.TagSet),
      ...(VersionId !== undefined && { 's3:VersionId': VersionId }),
    })
  },
  execute(call) {
    const { bucket, version } = versionToRead(call, true)
    replaceVersion(call, { ...version, tags: call.input.Tagging.TagSet })
    return { ...shownVersionId(bucket, version) }
  },
})

export const getObjectTagging = defineBucketOperation<ObjectInput>({
  name: 'GetObjectTagging',
  access: 'Read',
  authorise: (call) => readChecks(call, { latest: ['s3:GetObjectTagging'], version: ['s3:GetObjectVersionTagging'] }),
  execute(call) {
    const { Bucket, Key } = call.input
    // The bucket stands before the key here alone, as recorded on AWS.
    const { bucket, version } = versionToRead(call, true, `${Bucket}/${Key}`)
    return { ...shownVersionId(bucket, version), TagSet: version.tags.map((tag) => ({ ...tag })) }
  },
})

export const deleteObjectTagging = defineBucketOperation<ObjectInput>({
  name: 'DeleteObjectTagging',
  access: 'Tagging',
  authorise(call) {
    const { Bucket, Key, VersionId } = call.input
    const action = VersionId === undefined ? 's3:DeleteObjectTagging' : 's3:DeleteObjectVersionTagging'
    return objectCheck(call, action, Bucket, Key, findVersion(call, Bucket, Key, VersionId))
  },
  execute(call) {
    const { bucket, version } = versionToRead(call, true)
    replaceVersion(call, { ...version, tags: [] })
    return { ...shownVersionId(bucket, version) }
  },
})
