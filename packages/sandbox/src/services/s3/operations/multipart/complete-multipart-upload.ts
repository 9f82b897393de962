import { checksumAlgorithms } from '@first-line/aws-api'
import { AwsError } from '../../../../aws-error.ts'
import { objectCheck } from '../../access/checks.ts'
import { headerKeys } from '../../access/request-keys.ts'
import { defineBucketOperation, existingBucket } from '../../buckets.ts'
import type { Bucket, Checksum, ObjectVersion, Part, Upload } from '../../entities.ts'
import { badChecksum, conditionalRequestConflict, invalidRequest, malformedXml } from '../../errors.ts'
import { checksumMembers, compositeChecksum, multipartETag } from '../../objects/checksums.ts'
import { combineCrcs, isCrc } from '../../objects/combine-crc.ts'
import { checkWrite, validWriteConditions } from '../../objects/conditions.ts'
import { encryptionMembers, quoted } from '../../objects/description.ts'
import { algorithmOf, completedAs, existingUpload, forgetUpload, partsOf } from '../../objects/uploads.ts'
import { latestVersion, shownVersionId, writeVersion } from '../../objects/versions.ts'

type NamedPart = { PartNumber?: number; ETag?: string } & { [member: `Checksum${string}`]: string | undefined }

type Input = {
  Bucket: string
  Key: string
  UploadId: string
  MultipartUpload?: { Parts?: NamedPart[] }
  IfMatch?: string
  IfNoneMatch?: string
  ChecksumType?: string
  MpuObjectSize?: number | bigint
} & { [member: `Checksum${string}`]: string | undefined }

/** All parts but the last have at least 5 MiB. */
const LEAST = 5 * 1024 ** 2

export const completeMultipartUpload = defineBucketOperation<Input>({
  name: 'CompleteMultipartUpload',
  access: 'Write',
  validate: ({ input }) => validWriteConditions(input),
  authorise: (call) =>
    objectCheck(call, 's3:PutObject', call.input.Bucket, call.input.Key, undefined, {
      ...headerKeys(call),
      's3:ObjectCreationOperation': 'true',
    }),
  execute(call) {
    const { Bucket, Key, UploadId, MultipartUpload } = call.input
    const bucket = existingBucket(call, Bucket)
    const before = completedAs(call, Bucket, Key, UploadId)
    if (before) return answer(bucket, before)
    const upload = existingUpload(call, Bucket, Key, UploadId)
    checkWrite(call.input, Key, latestVersion(call, Bucket, Key))
    const condition = call.input.IfMatch !== undefined ? 'If-Match' : call.input.IfNoneMatch && 'If-None-Match'
    if (condition && upload.overtaken) throw conditionalRequestConflict(Key, condition)
    const chosen = chooseParts(upload, partsOf(call, upload), MultipartUpload?.Parts ?? [])
    const size = chosen.reduce((sum, part) => sum + part.size, 0)
    if (call.input.MpuObjectSize !== undefined && Number(call.input.MpuObjectSize) !== size)
      throw invalidRequest(
        `The provided 'x-amz-mp-object-size' header value ${call.input.MpuObjectSize} does not match what was computed: ${size}`,
      )
    const checksum = wholeChecksum(upload, chosen)
    for (const algorithm of checksumAlgorithms) {
      const given = call.input[`Checksum${algorithm}`]
      if (
        given !== undefined &&
        (algorithm !== checksum.algorithm || given.split('-')[0] !== checksum.value.split('-')[0])
      )
        throw badChecksum(algorithm)
    }
    const { description, encryption, tags, acl } = upload
    const version = writeVersion(call, bucket, {
      key: Key,
      owner: upload.owner,
      size,
      etag: multipartETag(chosen.map(({ etag }) => etag)),
      pieces: chosen.flatMap(({ pieces }) => pieces),
      checksum,
      description,
      encryption,
      tags,
      ...(acl && { acl }),
      uploadId: UploadId,
      parts: chosen.map((part) => ({
        number: part.number,
        size: part.size,
        etag: part.etag,
        checksum: part.checksum.value,
      })),
    })
    forgetUpload(call, upload)
    return { ...answer(bucket, version), ...checksumMembers(checksum) }
  },
})

const answer = (bucket: Bucket, version: ObjectVersion) => ({
  Location: `https://${bucket.name}.s3.${bucket.region}.amazonaws.com/${encodeURIComponent(version.key)}`,
  Bucket: bucket.name,
  Key: version.key,
  ETag: quoted(version.etag),
  ...encryptionMembers(version.encryption),
  ...shownVersionId(bucket, version),
})

/** The parts that were named, in their order. @throws AwsError MalformedXML, InvalidPartOrder, InvalidPart, EntityTooSmall */
function chooseParts(upload: Upload, stored: readonly Part[], named: readonly NamedPart[]): Part[] {
  if (named.length === 0) throw malformedXml()
  const byNumber = new Map(stored.map((part) => [part.number, part]))
  let before = 0
  const chosen = named.map(({ PartNumber = 0, ETag = '', ...sums }) => {
    if (PartNumber <= before)
      throw new AwsError(
        'InvalidPartOrder',
        400,
        'The list of parts was not in ascending order. Parts must be ordered by part number.',
        { UploadId: upload.uploadId },
      )
    before = PartNumber
    const part = byNumber.get(PartNumber)
    const etag = ETag.replace(/^"(.*)"$/, '$1')
    const given = part && (sums as NamedPart)[`Checksum${part.checksum.algorithm}`]
    if (part?.etag !== etag || (given !== undefined && given !== part.checksum.value))
      throw new AwsError(
        'InvalidPart',
        400,
        "One or more of the specified parts could not be found.  The part may not have been uploaded, or the specified entity tag may not match the part's entity tag.",
        { UploadId: upload.uploadId, PartNumber: String(PartNumber), ETag: etag },
      )
    if (upload.checksumType === 'COMPOSITE' && given === undefined)
      throw invalidRequest(
        `The upload was created using a ${algorithmOf(upload).toLowerCase()} checksum. The complete request must include the checksum for each part. It was missing for part ${PartNumber} in the request.`,
      )
    return part
  })
  for (const part of chosen.slice(0, -1))
    if (part.size < LEAST)
      throw new AwsError('EntityTooSmall', 400, 'Your proposed upload is smaller than the minimum allowed size', {
        ProposedSize: String(part.size),
        MinSizeAllowed: String(LEAST),
        PartNumber: String(part.number),
        ETag: part.etag,
      })
  return chosen
}

function wholeChecksum(upload: Upload, chosen: readonly Part[]): Checksum {
  const algorithm = algorithmOf(upload)
  const values = chosen.map(({ checksum }) => checksum.value)
  return upload.checksumType === 'FULL_OBJECT' && isCrc(algorithm)
    ? {
        algorithm,
        value: combineCrcs(
          algorithm,
          chosen.map(({ checksum, size }) => ({ value: checksum.value, size })),
        ),
        type: 'FULL_OBJECT',
      }
    : { algorithm, value: compositeChecksum(algorithm, values), type: 'COMPOSITE' }
}
