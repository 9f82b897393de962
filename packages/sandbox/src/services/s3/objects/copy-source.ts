import { type ChecksumAlgorithm, percentDecode, startChecksum, toBase64, toHex } from '@first-line/aws-api'
import { AwsError } from '../../../aws-error.ts'
import type { Call } from '../../../call.ts'
import type { Check } from '../../../operation.ts'
import { bucketCheck, objectCheck } from '../access/checks.ts'
import { existingBucket } from '../buckets.ts'
import type { ObjectVersion } from '../entities.ts'
import { invalidArgument, invalidRequest, noSuchKey } from '../errors.ts'
import { type ByteRange, bodyOf } from './bytes.ts'
import { type CopyConditions, checkCopy } from './conditions.ts'
import { existingVersion, findVersion } from './versions.ts'

export interface CopySource {
  bucket: string
  key: string
  versionId?: string
}

/** `[/]BUCKET/KEY[?versionId=ID]`, percent-encoded. @throws AwsError InvalidArgument */
export function readCopySource(header: string): CopySource {
  const [path = '', query] = header.replace(/^\//, '').split('?versionId=')
  const decoded = percentDecode(path.replaceAll('+', '%20'))?.replace(/^\//, '') ?? ''
  const slash = decoded.indexOf('/')
  if (slash <= 0 || slash === decoded.length - 1)
    throw invalidArgument('Invalid copy source object key', 'x-amz-copy-source', header)
  return {
    bucket: decoded.slice(0, slash),
    key: decoded.slice(slash + 1),
    ...(query !== undefined && { versionId: query }),
  }
}

/** Reading the source asks what GetObject asks; its tags, where they are copied too, ask for theirs. */
export function sourceChecks(call: Call, source: CopySource, tagsToo: boolean): Check[] {
  const { bucket, key, versionId } = source
  existingBucket(call, bucket)
  const found = findVersion(call, bucket, key, versionId)
  const context: Record<string, string> = versionId === undefined ? {} : { 's3:VersionId': versionId }
  const of = versionId === undefined ? '' : 'Version'
  const checks = [objectCheck(call, `s3:GetObject${of}`, bucket, key, found, context)]
  if (tagsToo && found && found.tags.length > 0)
    checks.push(objectCheck(call, `s3:GetObject${of}Tagging`, bucket, key, found, context))
  if (!found || (found.deleteMarker && versionId === undefined)) checks.push(bucketCheck(call, 's3:ListBucket', bucket))
  return checks
}

/** @throws AwsError NoSuchKey, NoSuchVersion, InvalidRequest, PreconditionFailed */
export function sourceVersion(
  call: Call,
  { bucket, key, versionId }: CopySource,
  conditions: CopyConditions,
): ObjectVersion {
  const version =
    versionId === undefined ? findVersion(call, bucket, key, undefined) : existingVersion(call, bucket, key, versionId)
  if (!version || (version.deleteMarker && versionId === undefined)) throw noSuchKey(key)
  if (version.deleteMarker)
    throw invalidRequest('The source of a copy request may not specifically refer to a delete marker by version id.')
  checkCopy(conditions, version, Date.parse(call.now))
  return version
}

const LARGEST = 5 * 1024 ** 3

/** @throws AwsError InvalidRequest */
export function notTooLarge(size: number): void {
  if (size > LARGEST)
    throw new AwsError(
      'InvalidRequest',
      400,
      `The specified copy source is larger than the maximum allowable size for a copy source: ${LARGEST}`,
    )
}

/** Hashes of bytes that are here already. */
export async function hashesOf(
  call: Call,
  version: ObjectVersion,
  range: ByteRange,
  algorithm: ChecksumAlgorithm,
): Promise<{ md5: string; checksum: { algorithm: ChecksumAlgorithm; value: string } }> {
  const md5 = startChecksum('MD5')
  const checksum = startChecksum(algorithm)
  const body = bodyOf(call.blobs, version.pieces, range)
  const take = (bytes: Uint8Array) => {
    md5.update(bytes)
    checksum.update(bytes)
  }
  if (body instanceof Uint8Array) take(body)
  else {
    const reader = body.getReader()
    for (let read = await reader.read(); !read.done; read = await reader.read()) take(read.value)
  }
  return { md5: toHex(md5.digest()), checksum: { algorithm, value: toBase64(checksum.digest()) } }
}
