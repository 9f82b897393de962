/** Versions of a key: which is the latest, what a write and a delete do to the others (S3 User Guide, *How S3 Versioning works*). */

import type { Call } from '../../../call.ts'
import { within } from '../buckets.ts'
import { type Bucket, noncurrentVersions, type ObjectVersion, objects, SEPARATOR, uploads } from '../entities.ts'
import { invalidArgument, noSuchVersion } from '../errors.ts'
import { encodeKey } from '../keys.ts'

/** The latest version, which may be a delete marker. */
export const latestVersion = (call: Call, bucket: string, key: string): ObjectVersion | undefined =>
  within(call, bucket, objects).get(`${bucket}/${encodeKey(key)}`)

/** Older ones, the newest first. */
export const olderVersions = (call: Call, bucket: string, key: string): ObjectVersion[] =>
  within(call, bucket, noncurrentVersions).list({ prefix: `${bucket}/${encodeKey(key)}${SEPARATOR}` })

/** The version of this id, or the latest where none is named. */
export function findVersion(
  call: Call,
  bucket: string,
  key: string,
  versionId: string | undefined,
): ObjectVersion | undefined {
  const latest = latestVersion(call, bucket, key)
  if (versionId === undefined || latest?.versionId === versionId) return latest
  return olderVersions(call, bucket, key).find((version) => version.versionId === versionId)
}

/** As {@link Ids.base36} makes them: AWS knows its own ids from texts of the same length, too. */
const VERSION_ID = /^(null|[0-9a-z]{32})$/

export const isVersionId = (text: string): boolean => VERSION_ID.test(text)

/** @throws AwsError InvalidArgument */
export function validVersionId(versionId: string): void {
  if (!isVersionId(versionId)) throw invalidArgument('Invalid version id specified', 'versionId', versionId)
}

/** @throws AwsError InvalidArgument for what is no version id, NoSuchVersion */
export function existingVersion(call: Call, bucket: string, key: string, versionId: string): ObjectVersion {
  validVersionId(versionId)
  const version = findVersion(call, bucket, key, versionId)
  if (!version) throw noSuchVersion(key, versionId)
  return version
}

type Draft = Omit<ObjectVersion, 'generation' | 'versionId' | 'lastModified' | 'bucket'>

/** Writes a version of a key as the bucket's versioning has it, and gives it back. */
export function writeVersion(call: Call, bucket: Bucket, draft: Draft): ObjectVersion {
  overtakeUploads(call, bucket.name, draft.key)
  const before = latestVersion(call, bucket.name, draft.key)
  const written: ObjectVersion = {
    ...draft,
    bucket: bucket.name,
    generation: (before?.generation ?? 0) + 1,
    versionId: bucket.versioning === 'Enabled' ? call.ids.base36(32) : 'null',
    lastModified: call.now,
  }
  // A null version takes the place of the null version there was; all others stay.
  const replaced = before?.versionId === 'null' && written.versionId === 'null'
  if (before && !replaced) {
    within(call, bucket.name, noncurrentVersions).put(before)
    if (written.versionId === 'null') {
      const older = olderVersions(call, bucket.name, draft.key).find(({ versionId }) => versionId === 'null')
      if (older) forget(call, older)
    }
  }
  within(call, bucket.name, objects).put(written)
  return written
}

/** Deletes a key without naming a version: for good, or under a delete marker, which it gives back. */
export function deleteLatest(call: Call, bucket: Bucket, key: string): ObjectVersion | undefined {
  if (bucket.versioning === undefined) {
    overtakeUploads(call, bucket.name, key)
    within(call, bucket.name, objects).delete(`${bucket.name}/${encodeKey(key)}`)
    return undefined
  }
  return writeVersion(call, bucket, {
    key,
    owner: bucket.account,
    deleteMarker: true,
    size: 0,
    etag: '',
    pieces: [],
    description: {},
    encryption: { algorithm: 'AES256' },
    tags: [],
  })
}

/** Deletes one version for good; the newest of the others is the latest then. */
export function deleteVersion(call: Call, version: ObjectVersion): void {
  const latest = latestVersion(call, version.bucket, version.key)
  if (latest?.generation !== version.generation) {
    forget(call, version)
    return
  }
  within(call, version.bucket, objects).delete(objects.key(version))
  const next = olderVersions(call, version.bucket, version.key)[0]
  if (!next) return
  forget(call, next)
  within(call, version.bucket, objects).put(next)
}

/** Uploads of a key that were begun before: what they ask for of the key may hold by chance alone. */
function overtakeUploads(call: Call, bucket: string, key: string): void {
  const table = within(call, bucket, uploads)
  if (table.size === 0) return
  for (const upload of table.list({ prefix: `${bucket}/${encodeKey(key)}${SEPARATOR}` }))
    if (!upload.overtaken) table.put({ ...upload, overtaken: true })
}

function forget(call: Call, version: ObjectVersion): void {
  within(call, version.bucket, noncurrentVersions).delete(noncurrentVersions.key(version))
}

/** Changes what a version carries (its tags, its ACL), wherever it is kept. */
export function replaceVersion(call: Call, version: ObjectVersion): void {
  const latest = latestVersion(call, version.bucket, version.key)
  const isLatest = latest?.generation === version.generation
  within(call, version.bucket, isLatest ? objects : noncurrentVersions).put(version)
}

/** As answers name it: absent where the bucket never had versioning. */
export const shownVersionId = (bucket: Bucket, { versionId }: ObjectVersion): { VersionId?: string } =>
  bucket.versioning === undefined ? {} : { VersionId: versionId }
