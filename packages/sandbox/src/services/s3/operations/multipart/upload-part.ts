import type { AwsStructure, Body } from '@first-line/aws-api'
import { AwsError } from '../../../../aws-error.ts'
import { objectCheck } from '../../access/checks.ts'
import { headerKeys } from '../../access/request-keys.ts'
import { defineBucketOperation, within } from '../../buckets.ts'
import { parts, SEPARATOR, uploads } from '../../entities.ts'
import { invalidRequest } from '../../errors.ts'
import { encodeKey } from '../../keys.ts'
import { encryptionMembers, quoted } from '../../objects/description.ts'
import { contentOf, type Received, receiveBody } from '../../objects/receive.ts'
import { algorithmOf, existingUpload, validPartNumber } from '../../objects/uploads.ts'

interface Input {
  Bucket: string
  Key: string
  UploadId: string
  PartNumber: number
  Body?: Body
}

export const uploadPart = defineBucketOperation<Input, AwsStructure, Received>({
  name: 'UploadPart',
  access: 'Write',
  validate: ({ input }) => validPartNumber(input.PartNumber),
  authorise: (call) =>
    objectCheck(call, 's3:PutObject', call.input.Bucket, call.input.Key, undefined, headerKeys(call)),
  receive(call) {
    const { Bucket, Key, UploadId, Body } = call.input
    const upload = within(call, Bucket, uploads).get(`${Bucket}/${encodeKey(Key)}${SEPARATOR}${UploadId}`)
    return receiveBody(call, Body ?? new Uint8Array(0), upload && algorithmOf(upload))
  },
  execute(call, received) {
    const { Bucket, Key, UploadId, PartNumber } = call.input
    const upload = existingUpload(call, Bucket, Key, UploadId)
    const content = contentOf(received)
    const { algorithm, value } = content.checksum
    const wanted = algorithmOf(upload)
    // Without an algorithm of the upload each part may have its own; the whole gets S3's.
    if (content.asked && upload.checksumAlgorithm !== undefined && algorithm !== wanted)
      throw invalidRequest(
        `Checksum Type mismatch occurred, expected checksum Type: ${upload.checksumAlgorithm.toLowerCase()}, actual checksum Type: ${algorithm.toLowerCase()}`,
      )
    if (upload.checksumAlgorithm !== undefined && !content.asked && upload.checksumType === 'COMPOSITE')
      throw new AwsError(
        'InvalidRequest',
        400,
        `Checksum Type mismatch occurred, expected checksum Type: ${wanted.toLowerCase()}, actual checksum Type: null`,
      )
    within(call, Bucket, parts).put({
      uploadId: UploadId,
      number: PartNumber,
      size: content.size,
      etag: content.md5,
      lastModified: call.now,
      pieces: content.pieces,
      checksum: content.wanted,
    })
    return {
      ETag: quoted(content.md5),
      ...(content.asked && { [`Checksum${algorithm}`]: value }),
      ...encryptionMembers(upload.encryption),
    }
  },
})
