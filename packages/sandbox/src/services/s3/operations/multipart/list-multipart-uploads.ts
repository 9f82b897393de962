import { canonicalIdOf } from '../../access/acl.ts'
import { bucketCheck } from '../../access/checks.ts'
import { defineBucketOperation, existingBucket, within } from '../../buckets.ts'
import { type Upload, uploads } from '../../entities.ts'
import { encodeKey } from '../../keys.ts'
import { keyWriter, pageSize } from '../../listing.ts'

interface Input {
  Bucket: string
  Prefix?: string
  Delimiter?: string
  EncodingType?: string
  MaxUploads?: number
  KeyMarker?: string
  UploadIdMarker?: string
}

export const initiatorOutput = ({ initiator }: Upload) => ({
  ID: initiator.id,
  ...(initiator.name !== '' && { DisplayName: initiator.name }),
})

export const listMultipartUploads = defineBucketOperation<Input>({
  name: 'ListMultipartUploads',
  access: 'List',
  authorise: (call) => bucketCheck(call, 's3:ListBucketMultipartUploads', call.input.Bucket),
  execute(call) {
    const { Bucket, Prefix = '', Delimiter, EncodingType, MaxUploads, KeyMarker = '', UploadIdMarker } = call.input
    existingBucket(call, Bucket)
    const write = keyWriter(EncodingType)
    const limit = pageSize(MaxUploads, 'max-uploads')
    const entries: Array<{ upload: Upload } | { prefix: string }> = []
    let truncated = false
    const seen = new Set<string>()
    for (const upload of within(call, Bucket, uploads).list({ prefix: `${Bucket}/${encodeKey(Prefix)}` })) {
      if (!isAfter(upload, KeyMarker, UploadIdMarker)) continue
      const at = Delimiter ? upload.key.indexOf(Delimiter, Prefix.length) : -1
      const rolled = at < 0 || !Delimiter ? undefined : upload.key.slice(0, at + Delimiter.length)
      if (rolled !== undefined && (seen.has(rolled) || rolled === KeyMarker)) continue
      if (entries.length >= limit) {
        truncated = limit > 0
        break
      }
      if (rolled === undefined) entries.push({ upload })
      else {
        seen.add(rolled)
        entries.push({ prefix: rolled })
      }
    }
    const listed = entries.flatMap((entry) => ('upload' in entry ? [entry.upload] : []))
    const last = entries.at(-1)
    return {
      Bucket,
      KeyMarker: write(KeyMarker),
      UploadIdMarker: UploadIdMarker ?? '',
      ...(truncated &&
        last && {
          NextKeyMarker: write('upload' in last ? last.upload.key : last.prefix),
          ...('upload' in last && { NextUploadIdMarker: last.upload.uploadId }),
        }),
      Prefix: write(Prefix),
      ...(Delimiter && { Delimiter: write(Delimiter) }),
      MaxUploads: limit,
      ...(EncodingType !== undefined && { EncodingType }),
      IsTruncated: truncated,
      ...(listed.length > 0 && {
        Uploads: listed.map((upload) => ({
          UploadId: upload.uploadId,
          Key: write(upload.key),
          Initiated: new Date(upload.initiated),
          StorageClass: upload.description.StorageClass ?? 'STANDARD',
          Owner: { ID: canonicalIdOf(call, upload.owner) },
          Initiator: initiatorOutput(upload),
          ...(upload.checksumAlgorithm !== undefined && {
            ChecksumAlgorithm: upload.checksumAlgorithm,
            ChecksumType: upload.checksumType,
          }),
        })),
      }),
      ...(seen.size > 0 && { CommonPrefixes: [...seen].map((prefix) => ({ Prefix: write(prefix) })) }),
    }
  },
})

function isAfter({ key, uploadId }: Upload, keyMarker: string, uploadIdMarker: string | undefined): boolean {
  if (keyMarker === '') return true
  const [own, marker] = [encodeKey(key), encodeKey(keyMarker)]
  return own > marker || (own === marker && uploadIdMarker !== undefined && uploadId > uploadIdMarker)
}
