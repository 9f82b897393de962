import { canonicalIdOf } from '../../access/acl.ts'
import { objectCheck } from '../../access/checks.ts'
import { defineBucketOperation } from '../../buckets.ts'
import { pageSize } from '../../listing.ts'
import { quoted } from '../../objects/description.ts'
import { existingUpload, partsOf } from '../../objects/uploads.ts'
import { initiatorOutput } from './list-multipart-uploads.ts'

interface Input {
  Bucket: string
  Key: string
  UploadId: string
  MaxParts?: number
  PartNumberMarker?: number | string
}

export const listParts = defineBucketOperation<Input>({
  name: 'ListParts',
  access: 'List',
  authorise: (call) => objectCheck(call, 's3:ListMultipartUploadParts', call.input.Bucket, call.input.Key, undefined),
  execute(call) {
    const { Bucket, Key, UploadId, MaxParts } = call.input
    const upload = existingUpload(call, Bucket, Key, UploadId)
    const limit = pageSize(MaxParts, 'max-parts')
    const marker = Number(call.input.PartNumberMarker ?? 0)
    const rest = partsOf(call, upload).filter(({ number }) => number > marker)
    const page = rest.slice(0, limit)
    return {
      Bucket,
      Key,
      UploadId,
      PartNumberMarker: marker,
      NextPartNumberMarker: page.at(-1)?.number ?? 0,
      MaxParts: limit,
      IsTruncated: rest.length > page.length,
      ...(page.length > 0 && {
        Parts: page.map((part) => ({
          PartNumber: part.number,
          LastModified: new Date(part.lastModified),
          ETag: quoted(part.etag),
          Size: part.size,
          ...(upload.checksumAlgorithm !== undefined && {
            [`Checksum${part.checksum.algorithm}`]: part.checksum.value,
          }),
        })),
      }),
      Initiator: initiatorOutput(upload),
      Owner: { ID: canonicalIdOf(call, upload.owner) },
      StorageClass: upload.description.StorageClass ?? 'STANDARD',
      ...(upload.checksumAlgorithm !== undefined && {
        ChecksumAlgorithm: upload.checksumAlgorithm,
        ChecksumType: upload.checksumType,
      }),
    }
  },
})
