import { canonicalIdOf } from '../../access/acl.ts'
import { bucketCheck } from '../../access/checks.ts'
import { defineBucketOperation, existingBucket } from '../../buckets.ts'
import type { ObjectVersion } from '../../entities.ts'
import { invalidArgument } from '../../errors.ts'
import { itemsOf, keyWriter, lastOf, listingKeys, listKeys, pageSize, prefixesOf } from '../../listing.ts'
import { quoted } from '../../objects/description.ts'
import { latestVersion, olderVersions } from '../../objects/versions.ts'

interface Input {
  Bucket: string
  Prefix?: string
  Delimiter?: string
  EncodingType?: string
  MaxKeys?: number
  KeyMarker?: string
  VersionIdMarker?: string
}

interface Listed {
  version: ObjectVersion
  isLatest: boolean
}

export const listObjectVersions = defineBucketOperation<Input>({
  name: 'ListObjectVersions',
  access: 'List',
  validate({ input: { KeyMarker, VersionIdMarker } }) {
    if (VersionIdMarker && !KeyMarker)
      throw invalidArgument(
        'A version-id marker cannot be specified without a key marker.',
        'version-id-marker',
        VersionIdMarker,
      )
  },
  authorise: (call) =>
    bucketCheck(call, 's3:ListBucketVersions', call.input.Bucket, listingKeys(call.input, call.input.MaxKeys)),
  execute(call) {
    const { Bucket, Prefix, Delimiter, EncodingType, MaxKeys, KeyMarker, VersionIdMarker } = call.input
    existingBucket(call, Bucket)
    const write = keyWriter(EncodingType)
    const limit = pageSize(MaxKeys, 'max-keys')
    const versionsOf = (latest: ObjectVersion): Listed[] => [
      { version: latest, isLatest: true },
      ...olderVersions(call, Bucket, latest.key).map((version) => ({ version, isLatest: false })),
    ]
    // The rest of the key that the page before ended in.
    const rest = VersionIdMarker && KeyMarker ? restAfter(latestVersion(call, Bucket, KeyMarker), VersionIdMarker) : []
    const first = rest.slice(0, limit)
    const listing = listKeys<Listed>(call, {
      bucket: Bucket,
      ...(Prefix !== undefined && { prefix: Prefix }),
      ...(Delimiter && { delimiter: Delimiter }),
      ...(KeyMarker && { after: KeyMarker }),
      limit: limit - first.length,
      items: versionsOf,
    })
    const listed = [...first, ...itemsOf(listing)]
    const truncated = limit > 0 && (listing.truncated || rest.length > first.length)
    const last = listing.entries.length > 0 ? lastOf(listing) : (KeyMarker ?? '')
    const endsInPrefix = listing.entries.at(-1)?.kind === 'prefix'
    const shown = ({ version, isLatest }: Listed) => ({
      Key: write(version.key),
      VersionId: version.versionId,
      IsLatest: isLatest,
      LastModified: new Date(version.lastModified),
      Owner: { ID: canonicalIdOf(call, version.owner) },
    })
    const versions = listed.filter(({ version }) => !version.deleteMarker)
    const markers = listed.filter(({ version }) => version.deleteMarker)

    function restAfter(latest: ObjectVersion | undefined, versionId: string): Listed[] {
      const all = latest ? versionsOf(latest) : []
      return all.slice(all.findIndex(({ version }) => version.versionId === versionId) + 1)
    }

    return {
      Name: Bucket,
      Prefix: write(Prefix ?? ''),
      ...(Delimiter && { Delimiter: write(Delimiter) }),
      MaxKeys: limit,
      ...(EncodingType !== undefined && { EncodingType }),
      KeyMarker: write(KeyMarker ?? ''),
      VersionIdMarker: VersionIdMarker ?? '',
      IsTruncated: truncated,
      ...(versions.length > 0 && {
        Versions: versions.map((one) => ({
          ETag: quoted(one.version.etag),
          ...(one.version.checksum && {
            ChecksumAlgorithm: [one.version.checksum.algorithm],
            ChecksumType: one.version.checksum.type,
          }),
          Size: one.version.size,
          StorageClass: one.version.description.StorageClass ?? 'STANDARD',
          ...shown(one),
        })),
      }),
      ...(markers.length > 0 && { DeleteMarkers: markers.map(shown) }),
      ...prefixesOf(listing, write),
      ...(truncated && {
        NextKeyMarker: write(last),
        ...(!endsInPrefix && { NextVersionIdMarker: listed.at(-1)?.version.versionId ?? '' }),
      }),
    }
  },
})
