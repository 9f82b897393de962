import { canonicalIdOf } from '../../access/acl.ts'
import { bucketCheck } from '../../access/checks.ts'
import { defineBucketOperation, existingBucket, within } from '../../buckets.ts'
import { type Upload, uploads } from '../../entities.ts'
import { invalidArgument } from '../../errors.ts'
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
    const { Bucket, Prefix = '', Delimiter, EncodingType, MaxUploads, KeyMarker = '', UploadIdMarker = '' } = call.input
    existingBucket(call, Bucket)
    const write = keyWriter(EncodingType)
    const limit = pageSize(MaxUploads, 'max-uploads')
    const entries: Array<{ upload: Upload } | { prefix: string }> = []
    let truncated = false
    const seen = new Set<string>()
    const all = within(call, Bucket, uploads).list({ prefix: `${Bucket}/${encodeKey(Prefix)}` })
    for (const upload of afterMarkers(inOrder(all), KeyMarker, UploadIdMarker)) {
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
    // Common prefixes give no marker, though more may follow: as recorded on AWS.
    const last = listed.at(-1)
    return {
      Bucket,
      KeyMarker: write(KeyMarker),
      UploadIdMarker: KeyMarker === '' ? '' : UploadIdMarker,
      NextKeyMarker: write(last?.key ?? ''),
      NextUploadIdMarker: last?.uploadId ?? '',
      ...(Prefix && { Prefix: write(Prefix) }),
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

/** By key, and uploads of the same key by when they began. */
function inOrder(all: readonly Upload[]): readonly Upload[] {
  const order = (upload: Upload): string => `${encodeKey(upload.key)}/${upload.initiated}`
  return all.toSorted((a, b) => (order(a) < order(b) ? -1 : order(a) > order(b) ? 1 : 0))
}

/** @throws AwsError InvalidArgument for the marker of an upload that the key has not */
function afterMarkers(ordered: readonly Upload[], keyMarker: string, uploadIdMarker: string): readonly Upload[] {
  if (keyMarker === '') return ordered
  if (uploadIdMarker === '') return ordered.filter(({ key }) => encodeKey(key) > encodeKey(keyMarker))
  const at = ordered.findIndex(({ key, uploadId }) => key === keyMarker && uploadId === uploadIdMarker)
  if (at < 0) throw invalidArgument('Invalid uploadId marker', 'upload-id-marker', uploadIdMarker)
  return ordered.slice(at + 1)
}
