import { defineCollection } from '../../world/collection.ts'
import { encodeKey } from './keys.ts'

export interface Tag {
  Key: string
  Value: string
}

export type Setting = 'BlockPublicAcls' | 'IgnorePublicAcls' | 'BlockPublicPolicy' | 'RestrictPublicBuckets'
export type PublicAccessBlock = Record<Setting, boolean>
export type ObjectOwnership = 'BucketOwnerEnforced' | 'BucketOwnerPreferred' | 'ObjectWriter'

/** To whom an ACL grants: an account by its canonical id, or one of AWS's groups by its URI. */
export type Grantee = { type: 'CanonicalUser'; id: string } | { type: 'Group'; uri: string }
export type Permission = 'FULL_CONTROL' | 'READ' | 'WRITE' | 'READ_ACP' | 'WRITE_ACP'
export interface Grant {
  grantee: Grantee
  permission: Permission
}

export interface Encryption {
  algorithm: string
  kmsKeyId?: string
  bucketKey?: boolean
}

export interface Bucket {
  name: string
  /** The account that owns it. */
  account: string
  region: string
  /** ISO 8601. */
  createDate: string
  /** Text of the bucket policy. */
  policy?: string
  /** Absent: it never was switched on. */
  versioning?: 'Enabled' | 'Suspended'
  /** Absent: as every new bucket since April 2023, all on; `null`: taken away. */
  publicAccessBlock?: PublicAccessBlock | null
  /** Absent: `BucketOwnerEnforced`, as every new bucket since April 2023; `null`: taken away. */
  ownership?: ObjectOwnership | null
  /** Absent: the owner alone. */
  acl?: readonly Grant[]
  /** Absent: SSE-S3, as every bucket has since January 2023. */
  encryption?: Encryption
  tags?: readonly Tag[]
  /** What S3 keeps and the sandbox gives back: CORS, lifecycle …, by the name of the operation that reads it. */
  configurations?: Readonly<Record<string, object>>
}

/** Names of buckets are global on AWS; here they are unique in a world and unknown outside it. */
export const buckets = defineCollection<Bucket>()({
  name: 's3:bucket',
  scope: 'world',
  key: (bucket) => bucket.name,
  indexes: { account: (bucket) => [bucket.account] },
  // Accounts are unique over all worlds, names of buckets are not.
  lookup: {
    kind: 'bucket',
    key: (bucket) => `${bucket.name}/${bucket.account}`,
    account: (bucket) => bucket.account,
  },
})

/** A run of an object's bytes: in the blob store, or here as base64 where a file would be a waste. */
export type Piece = { blob: string; size: number } | { inline: string; size: number }

export interface Checksum {
  algorithm: string
  /** base64; `…-N` for a composite one. */
  value: string
  type: 'FULL_OBJECT' | 'COMPOSITE'
}

/** What a client says of an object, and gets back. */
export interface Description {
  ContentType?: string
  CacheControl?: string
  ContentDisposition?: string
  ContentEncoding?: string
  ContentLanguage?: string
  /** As it was sent, whatever it is. */
  Expires?: string
  WebsiteRedirectLocation?: string
  Metadata?: Record<string, string>
  StorageClass?: string
}

export interface StoredPart {
  number: number
  size: number
  /** MD5 in hex. */
  etag: string
  checksum?: string
}

/** One version of an object, or a delete marker. */
export interface ObjectVersion {
  bucket: string
  key: string
  /** Rises by one with each version of the key. */
  generation: number
  /** `null` for what was written without versioning. */
  versionId: string
  /** ISO 8601. */
  lastModified: string
  /** The account it belongs to. */
  owner: string
  deleteMarker?: true
  size: number
  /** Without quotes. */
  etag: string
  pieces: readonly Piece[]
  checksum?: Checksum
  description: Description
  encryption: Encryption
  tags: readonly Tag[]
  acl?: readonly Grant[]
  /** Of an object that was uploaded in parts. */
  parts?: readonly StoredPart[]
  uploadId?: string
}

const placeOf = ({ bucket, key }: { bucket: string; key: string }): string => `${bucket}/${encodeKey(key)}`

/** The latest version of each key: an object or a delete marker. */
export const objects = defineCollection<ObjectVersion>()({
  name: 's3:object',
  scope: 'account',
  key: placeOf,
})

const NEWEST = 9_999_999_999

/** Between a key and what follows it: below every character that an encoded key has. */
export const SEPARATOR = '\u0001'

/** Older versions, the newest first. */
export const noncurrentVersions = defineCollection<ObjectVersion>()({
  name: 's3:noncurrent-version',
  scope: 'account',
  key: (version) => `${placeOf(version)}${SEPARATOR}${String(NEWEST - version.generation).padStart(10, '0')}`,
})

export interface Upload {
  bucket: string
  key: string
  uploadId: string
  initiated: string
  /** The account that began it. */
  owner: string
  initiator: { id: string; name: string }
  description: Description
  encryption: Encryption
  tags: readonly Tag[]
  acl?: readonly Grant[]
  checksumAlgorithm?: string
  checksumType: 'FULL_OBJECT' | 'COMPOSITE'
  /** The key was written or deleted since it began. */
  overtaken?: true
}

export const uploads = defineCollection<Upload>()({
  name: 's3:upload',
  scope: 'account',
  key: (upload) => `${placeOf(upload)}${SEPARATOR}${upload.uploadId}`,
})

export interface Part {
  uploadId: string
  number: number
  size: number
  etag: string
  lastModified: string
  pieces: readonly Piece[]
  checksum: { algorithm: string; value: string }
}

export const parts = defineCollection<Part>()({
  name: 's3:part',
  scope: 'account',
  key: (part) => `${part.uploadId}/${String(part.number).padStart(5, '0')}`,
})

/** Of an account: S3 Control's public access block. */
export const accountPublicAccess = defineCollection<{ id: 'account'; settings: PublicAccessBlock }>()({
  name: 's3:account-public-access',
  scope: 'account',
  key: ({ id }) => id,
})

export const s3Collections = [buckets, objects, noncurrentVersions, uploads, parts, accountPublicAccess] as const
