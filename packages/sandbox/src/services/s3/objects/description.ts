/** What a client says of an object in headers, and what GetObject and HeadObject give back of it. */
import type { AwsStructure } from '@first-line/aws-api'
import { AwsError } from '../../../aws-error.ts'
import type { Call } from '../../../call.ts'
import type { Bucket, Description, Encryption, ObjectVersion } from '../entities.ts'
import { invalidArgument, metadataTooLarge } from '../errors.ts'
import { checksumMembers } from './checksums.ts'
import { shownVersionId } from './versions.ts'

export interface DescriptionInput {
  ContentType?: string
  CacheControl?: string
  ContentDisposition?: string
  ContentEncoding?: string
  ContentLanguage?: string
  WebsiteRedirectLocation?: string
  Metadata?: Record<string, string>
  StorageClass?: string
}

const MEMBERS = [
  'ContentType',
  'CacheControl',
  'ContentDisposition',
  'ContentLanguage',
  'WebsiteRedirectLocation',
  'StorageClass',
] as const

/** Those of general purpose buckets; the model has those of Outposts, Snow and directory buckets, too. */
const STORAGE_CLASSES: ReadonlySet<string> = new Set([
  ...['STANDARD', 'REDUCED_REDUNDANCY', 'STANDARD_IA', 'ONEZONE_IA', 'INTELLIGENT_TIERING'],
  ...['GLACIER', 'GLACIER_IR', 'DEEP_ARCHIVE'],
])

/** S3 counts names and values of user-defined metadata together. */
const MOST_METADATA = 2_048

/** @throws AwsError MetadataTooLarge, InvalidStorageClass */
export function describe(call: Call, input: DescriptionInput): Description {
  if (input.StorageClass !== undefined && !STORAGE_CLASSES.has(input.StorageClass))
    throw new AwsError('InvalidStorageClass', 400, 'The storage class you specified is not valid', {
      StorageClassRequested: input.StorageClass,
    })
  const description: Description = {}
  for (const member of MEMBERS) if (input[member] !== undefined) description[member] = input[member]
  // `aws-chunked` is how it travelled, not how it is.
  const encoding = (input.ContentEncoding ?? '')
    .split(',')
    .map((one) => one.trim())
    .filter((one) => one !== '' && one !== 'aws-chunked')
    .join(',')
  if (encoding !== '') description.ContentEncoding = encoding
  const expires = call.message.request.headers.expires
  if (expires !== undefined) description.Expires = expires
  if (input.Metadata) {
    const size = Object.entries(input.Metadata).reduce((sum, [name, value]) => sum + name.length + value.length, 0)
    if (size > MOST_METADATA) throw metadataTooLarge(size)
    description.Metadata = input.Metadata
  }
  return description
}

/** Without a type S3 takes an object for bytes. */
const DEFAULT_TYPE = 'binary/octet-stream'

export interface Overrides {
  ResponseContentType?: string
  ResponseCacheControl?: string
  ResponseContentDisposition?: string
  ResponseContentEncoding?: string
  ResponseContentLanguage?: string
  ResponseExpires?: Date
}

/** Members of GetObject's and HeadObject's answers that do not depend on what of the object is asked for. */
export function describedOutput(
  call: Call,
  bucket: Bucket,
  version: ObjectVersion,
  { checksum, overrides = {} }: { checksum: boolean; overrides?: Overrides },
): AwsStructure {
  const { description } = version
  const { StorageClass = 'STANDARD', Expires: _, ...kept } = description
  const expires = overrides.ResponseExpires?.toUTCString() ?? description.Expires
  if (expires !== undefined) call.answer({ expires })
  const tags = version.tags.length
  return {
    ...kept,
    ContentType: overrides.ResponseContentType ?? description.ContentType ?? DEFAULT_TYPE,
    ...(overrides.ResponseCacheControl !== undefined && { CacheControl: overrides.ResponseCacheControl }),
    ...(overrides.ResponseContentDisposition !== undefined && {
      ContentDisposition: overrides.ResponseContentDisposition,
    }),
    ...(overrides.ResponseContentEncoding !== undefined && { ContentEncoding: overrides.ResponseContentEncoding }),
    ...(overrides.ResponseContentLanguage !== undefined && { ContentLanguage: overrides.ResponseContentLanguage }),
    ...(StorageClass !== 'STANDARD' && { StorageClass }),
    AcceptRanges: 'bytes',
    LastModified: new Date(version.lastModified),
    ETag: quoted(version.etag),
    ...shownVersionId(bucket, version),
    ...encryptionMembers(version.encryption),
    ...(checksum && checksumMembers(version.checksum)),
    ...(tags > 0 && { TagCount: tags }),
  }
}

export const quoted = (etag: string): string => `"${etag}"`

export interface EncryptionInput {
  ServerSideEncryption?: string
  SSEKMSKeyId?: string
  BucketKeyEnabled?: boolean
  SSECustomerAlgorithm?: string
}

/**
 * How an object is encrypted: as the request says, else as the bucket does by default.
 * @throws AwsError for customer-provided keys, which new buckets refuse since April 2026
 */
export function encryptionOf(call: Call, bucket: Bucket, input: EncryptionInput): Encryption {
  if (input.SSECustomerAlgorithm !== undefined) throw new AwsError('AccessDenied', 403, 'Access Denied')
  const algorithm = input.ServerSideEncryption ?? (input.SSEKMSKeyId === undefined ? undefined : '')
  const asked: Encryption | undefined =
    algorithm === undefined
      ? bucket.encryption
      : {
          algorithm,
          ...(input.SSEKMSKeyId !== undefined && { kmsKeyId: input.SSEKMSKeyId }),
          ...(input.BucketKeyEnabled !== undefined && { bucketKey: input.BucketKeyEnabled }),
        }
  if (!asked) return { algorithm: 'AES256' }
  if (!asked.algorithm.startsWith('aws:kms')) {
    if (asked.kmsKeyId !== undefined)
      throw invalidArgument(
        'Server Side Encryption with AWS KMS managed key requires HTTP header x-amz-server-side-encryption : aws:kms',
        'x-amz-server-side-encryption',
        asked.algorithm || 'null',
      )
    return { algorithm: asked.algorithm }
  }
  return { ...asked, kmsKeyId: keyArn(call, bucket, asked.kmsKeyId) }
}

function keyArn(call: Call, { region, account }: Bucket, id: string | undefined): string {
  if (id?.startsWith('arn:')) return id
  return `arn:aws:kms:${region}:${account}:${id?.startsWith('alias/') ? id : `key/${id ?? awsManagedKey(call, account, region)}`}`
}

/** The account's key for S3 (`alias/aws/s3`): there is no KMS here, its id follows from the account. */
function awsManagedKey(call: Call, account: string, region: string): string {
  const bytes = call.hash.sha256(new TextEncoder().encode(`aws/s3 ${account} ${region}`))
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}

export const encryptionMembers = ({ algorithm, kmsKeyId, bucketKey }: Encryption): AwsStructure => ({
  ServerSideEncryption: algorithm,
  ...(kmsKeyId !== undefined && { SSEKMSKeyId: kmsKeyId }),
  ...(bucketKey && { BucketKeyEnabled: true }),
})
