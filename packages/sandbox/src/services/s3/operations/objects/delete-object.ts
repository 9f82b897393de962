import { AwsError } from '../../../../aws-error.ts'
import type { Call } from '../../../../call.ts'
import { objectCheck } from '../../access/checks.ts'
import { headerKeys } from '../../access/request-keys.ts'
import { defineBucketOperation, existingBucket } from '../../buckets.ts'
import { checkWrite } from '../../objects/conditions.ts'
import type { ObjectInput } from '../../objects/read.ts'
import { deleteLatest, deleteVersion, findVersion, latestVersion, validVersionId } from '../../objects/versions.ts'

interface Input extends ObjectInput {
  IfMatch?: string
  BypassGovernanceRetention?: boolean
}

/** Nothing has an object lock here. @throws AwsError InvalidArgument for whoever goes round one */
export function nothingToBypass({ BypassGovernanceRetention }: { BypassGovernanceRetention?: boolean }): void {
  if (BypassGovernanceRetention === undefined) return
  throw new AwsError(
    'InvalidArgument',
    400,
    'x-amz-bypass-governance-retention is only applicable to Object Lock enabled buckets.',
    { ArgumentName: 'x-amz-bypass-governance-retention' },
  )
}

/** What deleting a key, or a version of it, asks for. */
export function deleteCheck(call: Call, bucket: string, key: string, versionId: string | undefined) {
  const action = versionId === undefined ? 's3:DeleteObject' : 's3:DeleteObjectVersion'
  const found = findVersion(call, bucket, key, versionId)
  return objectCheck(call, action, bucket, key, found, {
    ...headerKeys(call),
    ...(versionId !== undefined && { 's3:VersionId': versionId }),
  })
}

/** What a delete tells of: the marker it made or removed. */
export interface Deleted {
  DeleteMarker?: true
  VersionId?: string
}

/** Deletes a key, or one version for good. What is not there counts as deleted. */
export function deleteOne(call: Call, name: string, key: string, versionId: string | undefined): Deleted {
  const bucket = existingBucket(call, name)
  if (versionId === undefined) {
    const marker = deleteLatest(call, bucket, key)
    return marker ? { DeleteMarker: true, VersionId: marker.versionId } : {}
  }
  const version = findVersion(call, name, key, versionId)
  if (version) deleteVersion(call, version)
  return { ...(version?.deleteMarker && { DeleteMarker: true }), VersionId: versionId }
}

export const deleteObject = defineBucketOperation<Input>({
  name: 'DeleteObject',
  access: 'Write',
  authorise: (call) => deleteCheck(call, call.input.Bucket, call.input.Key, call.input.VersionId),
  execute(call) {
    const { Bucket, Key, VersionId } = call.input
    nothingToBypass(call.input)
    if (VersionId !== undefined) validVersionId(VersionId)
    if (call.input.IfMatch !== undefined) checkWrite(call.input, Key, latestVersion(call, Bucket, Key))
    return { ...deleteOne(call, Bucket, Key, VersionId) }
  },
})
