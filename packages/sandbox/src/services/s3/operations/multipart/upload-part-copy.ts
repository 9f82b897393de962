import type { AwsStructure } from '@first-line/aws-api'
import { AwsError } from '../../../../aws-error.ts'
import type { Call } from '../../../../call.ts'
import { objectCheck } from '../../access/checks.ts'
import { headerKeys } from '../../access/request-keys.ts'
import { defineBucketOperation, existingBucket, within } from '../../buckets.ts'
import { type ObjectVersion, type Piece, parts } from '../../entities.ts'
import { invalidArgument, invalidRequest } from '../../errors.ts'
import { type ByteRange, bodyOf } from '../../objects/bytes.ts'
import type { CopyConditions } from '../../objects/conditions.ts'
import { hashesOf, notTooLarge, readCopySource, sourceChecks, sourceVersion } from '../../objects/copy-source.ts'
import { encryptionMembers, quoted } from '../../objects/description.ts'
import { algorithmOf, existingUpload, validPartNumber } from '../../objects/uploads.ts'

interface Input extends CopyConditions {
  Bucket: string
  Key: string
  UploadId: string
  PartNumber: number
  CopySource: string
  CopySourceRange?: string
}

type Taken =
  | { error: AwsError }
  | { error?: undefined; pieces: readonly Piece[]; size: number; hashes: Awaited<ReturnType<typeof hashesOf>> }

export const uploadPartCopy = defineBucketOperation<Input, AwsStructure, Taken>({
  name: 'UploadPartCopy',
  access: 'Write',
  validate: ({ input }) => validPartNumber(input.PartNumber),
  authorise: (call) => [
    ...sourceChecks(call, readCopySource(call.input.CopySource), false),
    objectCheck(call, 's3:PutObject', call.input.Bucket, call.input.Key, undefined, headerKeys(call)),
  ],
  async receive(call) {
    try {
      return await take(call)
    } catch (error) {
      if (error instanceof AwsError) return { error }
      throw error
    }
  },
  execute(call, taken) {
    if (taken.error) throw taken.error
    const { Bucket, Key, UploadId, PartNumber } = call.input
    const upload = existingUpload(call, Bucket, Key, UploadId)
    const { md5, checksum } = taken.hashes
    within(call, Bucket, parts).put({
      uploadId: UploadId,
      number: PartNumber,
      size: taken.size,
      etag: md5,
      lastModified: call.now,
      pieces: taken.pieces,
      checksum,
    })
    const source = readCopySource(call.input.CopySource)
    const version = sourceVersion(call, source, call.input)
    return {
      ...(existingBucket(call, source.bucket).versioning !== undefined && { CopySourceVersionId: version.versionId }),
      CopyPartResult: {
        ETag: quoted(md5),
        LastModified: new Date(call.now),
        ...(upload.checksumAlgorithm !== undefined && { [`Checksum${checksum.algorithm}`]: checksum.value }),
      },
      ...encryptionMembers(upload.encryption),
    }
  },
})

async function take(call: Call<Input>): Promise<Taken> {
  const { Bucket, Key, UploadId, CopySource, CopySourceRange } = call.input
  const upload = existingUpload(call, Bucket, Key, UploadId)
  const source = sourceVersion(call, readCopySource(CopySource), call.input)
  const range = rangeOf(source, CopySourceRange)
  const size = range.end - range.start + 1
  notTooLarge(size)
  const hashes = await hashesOf(call, source, range, algorithmOf(upload))
  if (size === source.size) return { pieces: source.pieces, size, hashes }
  const { hash } = await call.blobs.put(bodyOf(call.blobs, source.pieces, range))
  return { pieces: [{ blob: hash, size }], size, hashes }
}

/** Here a range has both ends, and lies within the object. @throws AwsError InvalidArgument, InvalidRequest */
function rangeOf({ size }: ObjectVersion, text: string | undefined): ByteRange {
  if (text === undefined) return { start: 0, end: size - 1 }
  const [, first, last] = /^bytes=(\d+)-(\d+)$/.exec(text) ?? []
  if (first === undefined || last === undefined || Number(first) > Number(last))
    throw invalidArgument(
      'The x-amz-copy-source-range value must be of the form bytes=first-last where first and last are the zero-based offsets of the first and last bytes to copy',
      'x-amz-copy-source-range',
      text,
    )
  if (Number(first) >= size) throw invalidRequest('The specified copy range is invalid for the source object size')
  if (Number(last) >= size)
    throw invalidArgument(
      `Range specified is not valid for source object of size: ${size}`,
      'x-amz-copy-source-range',
      text,
    )
  return { start: Number(first), end: Number(last) }
}
