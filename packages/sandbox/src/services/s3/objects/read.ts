/** Finding the object that a read is about, and what reading asks for. */
import type { Call } from '../../../call.ts'
import type { Check } from '../../../operation.ts'
import { bucketCheck, objectCheck } from '../access/checks.ts'
import { existingBucket } from '../buckets.ts'
import type { Bucket, ObjectVersion } from '../entities.ts'
import { methodNotAllowed, noSuchKey } from '../errors.ts'
import { existingVersion, findVersion, latestVersion, shownVersionId } from './versions.ts'

export interface ObjectInput {
  Bucket: string
  Key: string
  VersionId?: string
}

/**
 * An action on an object, or on its version where one is named. Who may not list the bucket does not hear that an object
 * is missing: 403 instead of 404 (S3 API Reference, *GetObject*, Permissions).
 */
export function readChecks(
  call: Call<ObjectInput>,
  actions: { latest: readonly string[]; version: readonly string[] },
): Check[] {
  const { Bucket, Key, VersionId } = call.input
  existingBucket(call, Bucket)
  const found = findVersion(call, Bucket, Key, VersionId)
  const seen = () => bucketCheck(call, VersionId === undefined ? 's3:ListBucket' : 's3:ListBucketVersions', Bucket)
  // Whether reading is denied is not asked for a delete marker (recorded on AWS: radkawar/stackd, marker_policy.json).
  if (found?.deleteMarker) return [seen()]
  const context: Record<string, string> = VersionId === undefined ? {} : { 's3:VersionId': VersionId }
  const names = VersionId === undefined ? actions.latest : actions.version
  const checks = names.map((action) => objectCheck(call, action, Bucket, Key, found, context))
  return found ? checks : [...checks, seen()]
}

/**
 * The version a read is about.
 * @param marked a delete marker is told as such though nobody named it, as for tags
 * @param missing what is told of a key that is not there
 * @throws AwsError NoSuchKey, NoSuchVersion; MethodNotAllowed for a delete marker that is named
 */
export function versionToRead(
  call: Call<ObjectInput>,
  marked = false,
  missing = call.input.Key,
): { bucket: Bucket; version: ObjectVersion } {
  const { Bucket, Key, VersionId } = call.input
  const bucket = existingBucket(call, Bucket)
  const version =
    VersionId === undefined ? latestVersion(call, Bucket, Key) : existingVersion(call, Bucket, Key, VersionId)
  if (!version) throw noSuchKey(missing)
  if (!version.deleteMarker) return { bucket, version }
  call.answer({
    'x-amz-delete-marker': 'true',
    ...(bucket.versioning !== undefined && { 'x-amz-version-id': shownVersionId(bucket, version).VersionId! }),
  })
  if (VersionId === undefined && !marked) throw noSuchKey(Key)
  call.answer({ 'last-modified': new Date(version.lastModified).toUTCString(), allow: 'DELETE' })
  throw methodNotAllowed(call.message.request.method, 'DeleteMarker')
}
