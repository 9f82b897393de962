import { type ChecksumAlgorithm, checksumAlgorithms } from '@first-line/aws-api'
import type { Call } from '../../../call.ts'
import { within } from '../buckets.ts'
import { type ObjectVersion, type Part, parts, SEPARATOR, type Upload, uploads } from '../entities.ts'
import { invalidArgument, invalidRequest, noSuchUpload } from '../errors.ts'
import { encodeKey } from '../keys.ts'
import { DEFAULT_ALGORITHM, isAlgorithm } from './checksums.ts'
import { isCrc } from './combine-crc.ts'
import { latestVersion, olderVersions } from './versions.ts'

const findUpload = (call: Call, bucket: string, key: string, uploadId: string): Upload | undefined =>
  within(call, bucket, uploads).get(`${bucket}/${encodeKey(key)}${SEPARATOR}${uploadId}`)

/** @throws AwsError NoSuchUpload */
export function existingUpload(call: Call, bucket: string, key: string, uploadId: string): Upload {
  const upload = findUpload(call, bucket, key, uploadId)
  if (!upload) throw noSuchUpload(uploadId)
  return upload
}

/**
 * What an upload that is over has become: to complete it once more, or to abort it, is no mistake
 * (recorded on AWS in 2026: radkawar/stackd, testdata/aws/s3/multipart_controls_replay.json).
 */
export function completedAs(call: Call, bucket: string, key: string, uploadId: string): ObjectVersion | undefined {
  if (findUpload(call, bucket, key, uploadId)) return undefined
  const latest = latestVersion(call, bucket, key)
  if (latest?.uploadId === uploadId) return latest
  return olderVersions(call, bucket, key).find((version) => version.uploadId === uploadId)
}

/** In the order of their numbers. */
export const partsOf = (call: Call, { bucket, uploadId }: Upload): Part[] =>
  within(call, bucket, parts).list({ prefix: `${uploadId}/` })

/** An upload and its parts are gone, whatever became of them. */
export function forgetUpload(call: Call, upload: Upload): void {
  for (const part of partsOf(call, upload)) within(call, upload.bucket, parts).delete(parts.key(part))
  within(call, upload.bucket, uploads).delete(uploads.key(upload))
}

export const algorithmOf = ({ checksumAlgorithm }: Upload): ChecksumAlgorithm =>
  isAlgorithm(checksumAlgorithm) ? checksumAlgorithm : DEFAULT_ALGORITHM

/**
 * How the checksum of the whole is to be made (S3 User Guide, *Checking object integrity*): CRC-64/NVME is always of the
 * whole, SHA always of the parts, the other CRCs either, of the parts by default.
 * @throws AwsError InvalidRequest
 */
export function checksumPlan(
  algorithm: string | undefined,
  type: string | undefined,
): { checksumAlgorithm?: string; checksumType: 'FULL_OBJECT' | 'COMPOSITE' } {
  const name = algorithm?.toUpperCase()
  if (name === undefined) {
    if (type !== undefined)
      throw invalidRequest('The x-amz-checksum-type header can only be used with the x-amz-checksum-algorithm header.')
    return { checksumType: 'FULL_OBJECT' }
  }
  if (!isAlgorithm(name))
    throw invalidRequest(
      `Checksum algorithm provided is unsupported. Please try again with any of the valid types: [${checksumAlgorithms.join(', ')}]`,
    )
  const allowed = name === 'CRC64NVME' ? ['FULL_OBJECT'] : isCrc(name) ? ['COMPOSITE', 'FULL_OBJECT'] : ['COMPOSITE']
  const chosen = type ?? allowed[0]!
  if (!allowed.includes(chosen))
    throw invalidRequest(
      `The ${chosen} checksum type cannot be used with the ${name.toLowerCase()} checksum algorithm.`,
    )
  return { checksumAlgorithm: name, checksumType: chosen as 'FULL_OBJECT' | 'COMPOSITE' }
}

/** @throws AwsError InvalidArgument */
export function validPartNumber(number: number): void {
  if (number < 1 || number > 10_000)
    throw invalidArgument('Part number must be an integer between 1 and 10000, inclusive', 'partNumber', String(number))
}
