import { fromBase64, textOf, toBase64, utf8 } from '@first-line/aws-api'
import type { Call } from '../../../../call.ts'
import { canonicalIdOf } from '../../access/acl.ts'
import { bucketCheck } from '../../access/checks.ts'
import { defineBucketOperation, existingBucket } from '../../buckets.ts'
import type { ObjectVersion } from '../../entities.ts'
import { invalidArgument } from '../../errors.ts'
import { itemsOf, keyWriter, type Listing, lastOf, listingKeys, listKeys, pageSize, prefixesOf } from '../../listing.ts'
import { quoted } from '../../objects/description.ts'

interface Common {
  Bucket: string
  Prefix?: string
  Delimiter?: string
  EncodingType?: string
  MaxKeys?: number
}

interface InputV1 extends Common {
  Marker?: string
}

interface InputV2 extends Common {
  ContinuationToken?: string
  StartAfter?: string
  FetchOwner?: boolean
}

const current = (latest: ObjectVersion) => (latest.deleteMarker ? [] : [latest])

function page(call: Call<Common>, after: string | undefined, limit: number): Listing<ObjectVersion> {
  const { Bucket, Prefix, Delimiter } = call.input
  existingBucket(call, Bucket)
  return listKeys(call, {
    bucket: Bucket,
    ...(Prefix !== undefined && { prefix: Prefix }),
    ...(Delimiter && { delimiter: Delimiter }),
    ...(after !== undefined && { after }),
    limit,
    items: current,
  })
}

function contents(call: Call, listing: Listing<ObjectVersion>, write: (key: string) => string, owner: boolean) {
  const items = itemsOf(listing)
  if (items.length === 0) return {}
  return {
    Contents: items.map((version) => ({
      Key: write(version.key),
      LastModified: new Date(version.lastModified),
      ETag: quoted(version.etag),
      ...(version.checksum && {
        ChecksumAlgorithm: [version.checksum.algorithm],
        ChecksumType: version.checksum.type,
      }),
      Size: version.size,
      StorageClass: version.description.StorageClass ?? 'STANDARD',
      ...(owner && { Owner: { ID: canonicalIdOf(call, version.owner) } }),
    })),
  }
}

const authorise = (call: Call<Common>) =>
  bucketCheck(call, 's3:ListBucket', call.input.Bucket, listingKeys(call.input, call.input.MaxKeys))

/** What both versions answer alike. */
function echoed({ input }: Call<Common>, limit: number, write: (key: string) => string) {
  return {
    Name: input.Bucket,
    Prefix: write(input.Prefix ?? ''),
    ...(input.Delimiter && { Delimiter: write(input.Delimiter) }),
    MaxKeys: limit,
    ...(input.EncodingType !== undefined && { EncodingType: input.EncodingType }),
  }
}

export const listObjects = defineBucketOperation<InputV1>({
  name: 'ListObjects',
  access: 'List',
  authorise,
  execute(call) {
    const { Marker, Delimiter, EncodingType, MaxKeys } = call.input
    const write = keyWriter(EncodingType)
    const limit = pageSize(MaxKeys, 'maxKeys')
    const listing = page(call, Marker || undefined, limit)
    const truncated = listing.truncated && limit > 0
    return {
      ...echoed(call, limit, write),
      Marker: write(Marker ?? ''),
      IsTruncated: truncated,
      ...contents(call, listing, write, true),
      ...prefixesOf(listing, write),
      // Without a delimiter the last key serves as the marker.
      ...(truncated && Delimiter && { NextMarker: write(lastOf(listing)) }),
    }
  },
})

export const listObjectsV2 = defineBucketOperation<InputV2>({
  name: 'ListObjectsV2',
  access: 'List',
  authorise,
  execute(call) {
    const { ContinuationToken, StartAfter, EncodingType, MaxKeys, FetchOwner } = call.input
    const write = keyWriter(EncodingType)
    const limit = pageSize(MaxKeys, 'max-keys')
    const after = ContinuationToken === undefined ? StartAfter || undefined : readToken(ContinuationToken)
    const listing = page(call, after, limit)
    const truncated = listing.truncated && limit > 0
    return {
      ...echoed(call, limit, write),
      KeyCount: listing.entries.length,
      IsTruncated: truncated,
      ...contents(call, listing, write, FetchOwner === true),
      ...prefixesOf(listing, write),
      ...(StartAfter !== undefined && { StartAfter: write(StartAfter) }),
      ...(ContinuationToken !== undefined && { ContinuationToken }),
      ...(truncated && { NextContinuationToken: toBase64(utf8(`1/${lastOf(listing)}`)) }),
    }
  },
})

function readToken(token: string): string {
  const bytes = fromBase64(token)
  const text = bytes && textOf(bytes)
  if (!text?.startsWith('1/'))
    throw invalidArgument('The continuation token provided is incorrect', 'continuation-token', token)
  return text.slice(2)
}
