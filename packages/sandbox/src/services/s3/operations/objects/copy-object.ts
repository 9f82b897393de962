import type { AwsStructure } from '@first-line/aws-api'
import { defineBucketOperation, existingBucket } from '../../buckets.ts'
import { invalidRequest } from '../../errors.ts'
import { checksumMembers, DEFAULT_ALGORITHM, isAlgorithm } from '../../objects/checksums.ts'
import { type CopyConditions, checkWrite } from '../../objects/conditions.ts'
import { hashesOf, notTooLarge, readCopySource, sourceChecks, sourceVersion } from '../../objects/copy-source.ts'
import {
  type DescriptionInput,
  describe,
  type EncryptionInput,
  encryptionMembers,
  encryptionOf,
  quoted,
} from '../../objects/description.ts'
import { findVersion, latestVersion, shownVersionId, writeVersion } from '../../objects/versions.ts'
import { ownedBy, validKey, type WriteInput, writeChecks } from '../../objects/write.ts'
import { readTagging } from '../../tags.ts'

interface Input extends WriteInput, DescriptionInput, EncryptionInput, CopyConditions {
  CopySource: string
  MetadataDirective?: string
  TaggingDirective?: string
  ChecksumAlgorithm?: string
  IfMatch?: string
  IfNoneMatch?: string
}

type Hashes = Awaited<ReturnType<typeof hashesOf>> | undefined

const copiesTags = ({ TaggingDirective }: Input): boolean => TaggingDirective !== 'REPLACE'

export const copyObject = defineBucketOperation<Input, AwsStructure, Hashes>({
  name: 'CopyObject',
  access: 'Write',
  validate: validKey,
  authorise(call) {
    const source = readCopySource(call.input.CopySource)
    const tagged = copiesTags(call.input) && findVersion(call, source.bucket, source.key, source.versionId)
    return [
      ...sourceChecks(call, source, copiesTags(call.input)),
      ...writeChecks(call, { creates: true, tagging: tagged ? tagged.tags.length > 0 : false }),
    ]
  },
  // A copy is one piece, whatever its source came in: its hashes may have to be made anew.
  async receive(call) {
    const { bucket, key, versionId } = readCopySource(call.input.CopySource)
    const source = findVersion(call, bucket, key, versionId)
    const wanted = call.input.ChecksumAlgorithm?.toUpperCase()
    if (!source || source.deleteMarker) return undefined
    const same = wanted === undefined || wanted === source.checksum?.algorithm
    if (!source.parts && same && source.checksum?.type === 'FULL_OBJECT' && source.encryption.algorithm === 'AES256')
      return undefined
    const kept = source.checksum?.algorithm
    const algorithm = isAlgorithm(wanted) ? wanted : isAlgorithm(kept) ? kept : DEFAULT_ALGORITHM
    return hashesOf(call, source, { start: 0, end: source.size - 1 }, algorithm)
  },
  execute(call, hashes) {
    const { Bucket, Key, Tagging, MetadataDirective } = call.input
    const bucket = existingBucket(call, Bucket)
    const from = readCopySource(call.input.CopySource)
    const source = sourceVersion(call, from, call.input)
    notTooLarge(source.size)
    checkWrite(call.input, Key, latestVersion(call, Bucket, Key))
    const replaces = MetadataDirective === 'REPLACE'
    const toItself = from.bucket === Bucket && from.key === Key && from.versionId === undefined
    if (toItself && !replaces && !changesSomething(call.input))
      throw invalidRequest(
        "This copy request is illegal because it is trying to copy an object to itself without changing the object's metadata, storage class, website redirect location or encryption attributes.",
      )
    const encryption = encryptionOf(call, bucket, call.input)
    const { StorageClass: _, WebsiteRedirectLocation: __, ...description } = source.description
    const asked = describe(call, call.input)
    const version = writeVersion(call, bucket, {
      key: Key,
      ...ownedBy(call, bucket, call.input),
      size: source.size,
      etag: encryption.algorithm === 'AES256' ? (hashes?.md5 ?? source.etag) : call.ids.hex(32),
      pieces: source.pieces,
      ...(hashes
        ? { checksum: { ...hashes.checksum, type: 'FULL_OBJECT' } }
        : source.checksum && { checksum: source.checksum }),
      description: replaces
        ? asked
        : {
            ...description,
            ...(asked.StorageClass !== undefined && { StorageClass: asked.StorageClass }),
            ...(asked.WebsiteRedirectLocation !== undefined && {
              WebsiteRedirectLocation: asked.WebsiteRedirectLocation,
            }),
          },
      encryption,
      tags: copiesTags(call.input) ? source.tags : readTagging(Tagging),
    })
    const sourceBucket = existingBucket(call, from.bucket)
    return {
      CopyObjectResult: {
        ETag: quoted(version.etag),
        LastModified: new Date(version.lastModified),
        ...checksumMembers(version.checksum),
      },
      ...(sourceBucket.versioning !== undefined && { CopySourceVersionId: source.versionId }),
      ...encryptionMembers(encryption),
      ...shownVersionId(bucket, version),
    }
  },
})

const changesSomething = (input: Input): boolean =>
  input.StorageClass !== undefined ||
  input.WebsiteRedirectLocation !== undefined ||
  input.ServerSideEncryption !== undefined ||
  input.ChecksumAlgorithm !== undefined
