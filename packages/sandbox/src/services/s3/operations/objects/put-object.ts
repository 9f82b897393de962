import { type AwsStructure, type Body, NO_BODY } from '@first-line/aws-api'
import { defineBucketOperation, existingBucket } from '../../buckets.ts'
import { checksumMembers } from '../../objects/checksums.ts'
import { checkWrite, validWriteConditions } from '../../objects/conditions.ts'
import {
  type DescriptionInput,
  describe,
  type EncryptionInput,
  encryptionMembers,
  encryptionOf,
  quoted,
} from '../../objects/description.ts'
import { awaitsBody, contentOf, type Received, receiveBody, receiveSmall } from '../../objects/receive.ts'
import { latestVersion, shownVersionId, writeVersion } from '../../objects/versions.ts'
import { ownedBy, validKey, type WriteInput, writeChecks } from '../../objects/write.ts'
import { readTagging } from '../../tags.ts'

interface Input extends WriteInput, DescriptionInput, EncryptionInput {
  Body?: Body
  IfMatch?: string
  IfNoneMatch?: string
}

export const putObject = defineBucketOperation<Input, AwsStructure, Received | undefined>({
  name: 'PutObject',
  access: 'Write',
  validate(call) {
    validKey(call)
    validWriteConditions(call.input)
  },
  authorise: (call) => writeChecks(call, { creates: true }),
  awaits: awaitsBody,
  receive: (call) => receiveBody(call, call.input.Body ?? NO_BODY),
  execute(call, received) {
    const { Bucket, Key, Tagging, Body = NO_BODY } = call.input
    const bucket = existingBucket(call, Bucket)
    const content = contentOf(received ?? receiveSmall(call, Body))
    checkWrite(call.input, Key, latestVersion(call, Bucket, Key))
    const encryption = encryptionOf(call, bucket, call.input)
    const version = writeVersion(call, bucket, {
      key: Key,
      ...ownedBy(call, bucket, call.input),
      size: content.size,
      // What KMS encrypts has an ETag that is no MD5.
      etag: encryption.algorithm === 'AES256' ? content.md5 : call.ids.hex(32),
      pieces: content.pieces,
      checksum: { ...content.checksum, type: 'FULL_OBJECT' },
      description: describe(call, call.input),
      encryption,
      tags: readTagging(Tagging),
    })
    return {
      ETag: quoted(version.etag),
      ...checksumMembers(version.checksum),
      ...encryptionMembers(encryption),
      ...shownVersionId(bucket, version),
    }
  },
})
