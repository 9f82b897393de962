/**
 * Object ownership and ACLs: answers of AWS of September 2026, as recorded in radkawar/stackd
 * (testdata/aws/s3/ownership_replay.json, public_access_replay.json). Facts only; the calls are ours.
 */
import { type AwsStructure, utf8 } from '@first-line/aws-api'
import type { Answered } from '../../testing/client.ts'
import type { Scenario, Step } from './scenario.ts'

const Bucket = 'recorded'
const s3 = (operation: string, input: Step[2] = { Bucket }, outcome?: Step[3]): Step => [
  's3',
  operation,
  input,
  outcome,
]
type Told = readonly Answered[]
const of = (told: Told, at: number, member: string): string => String(told[at]?.output?.[member])
const bucket = s3('CreateBucket')
const open = s3('PutPublicAccessBlock', {
  Bucket,
  PublicAccessBlockConfiguration: { BlockPublicPolicy: true, RestrictPublicBuckets: true },
})
const mode = (ObjectOwnership: string, outcome?: Step[3]): Step =>
  s3('PutBucketOwnershipControls', { Bucket, OwnershipControls: { Rules: [{ ObjectOwnership }] } }, outcome)
const put = (Key: string, more: AwsStructure = {}, outcome?: Step[3]): Step =>
  s3('PutObject', { Bucket, Key, Body: utf8('harmless'), ...more }, outcome)
const versioned = s3('PutBucketVersioning', { Bucket, VersioningConfiguration: { Status: 'Enabled' } })

const full = { Grantee: { Type: 'CanonicalUser' }, Permission: 'FULL_CONTROL' }
const group = (name: string, Permission = 'READ'): AwsStructure => ({
  Grantee: { Type: 'Group', URI: `http://acs.amazonaws.com/groups/global/${name}` },
  Permission,
})
const everyone = group('AllUsers')
const grants = (Key: string, ...Grants: AwsStructure[]): Step =>
  s3('GetObjectAcl', { Bucket, Key }, { holds: { Grants } })
const noAcls = 'AccessControlListNotSupported 400: The bucket does not allow ACLs'
const blocking = (...settings: string[]): Step =>
  s3('PutPublicAccessBlock', {
    Bucket,
    PublicAccessBlockConfiguration: Object.fromEntries(
      ['BlockPublicAcls', 'IgnorePublicAcls', 'BlockPublicPolicy', 'RestrictPublicBuckets'].map((name) => [
        name,
        settings.includes(name),
      ]),
    ),
  })

/** An upload that begins public, and ends after the bucket's ownership changed. */
const uploadThrough = (change: Step, ...Grants: AwsStructure[]): Step[] => [
  bucket,
  open,
  mode('ObjectWriter'),
  s3('CreateMultipartUpload', { Bucket, Key: 'a', ACL: 'public-read' }),
  s3('UploadPart', (told) => ({
    ...{ Bucket, Key: 'a', UploadId: of(told, 3, 'UploadId') },
    ...{ PartNumber: 1, Body: utf8('part') },
  })),
  change,
  s3('CompleteMultipartUpload', (told) => ({
    ...{ Bucket, Key: 'a', UploadId: of(told, 3, 'UploadId') },
    MultipartUpload: { Parts: [{ PartNumber: 1, ETag: of(told, 4, 'ETag') }] },
  })),
  grants('a', ...Grants),
  mode('ObjectWriter'),
  grants('a', full, everyone),
]

const owner = (told: Told): AwsStructure => ({ ID: idOf(told, 1) })
const acl = (operation: string, Permissions: readonly string[], more: AwsStructure = {}): Step =>
  s3(operation, (told) => ({
    ...{ Bucket, ...more },
    AccessControlPolicy: {
      Owner: owner(told),
      Grants: Permissions.map((Permission) => ({ Grantee: { Type: 'CanonicalUser', ...owner(told) }, Permission })),
    },
  }))
const notAlone =
  "InvalidBucketAclWithObjectOwnership 400: Bucket cannot have ACLs set with ObjectOwnership's BucketOwnerEnforced setting"

const idOf = (told: Told, at: number): string => (told[at]!.output!.Owner as { ID: string }).ID
const already =
  'BucketAlreadyOwnedByYou 409: Your previous request to create the named bucket succeeded and you already own it.'
const bucketAgain = (outcome?: string): Step => s3('CreateBucket', { Bucket }, outcome)

export const s3OwnershipScenarios: readonly Scenario[] = [
  {
    name: 'S3: ACLs where they do not count',
    steps: [
      bucket,
      s3('GetBucketAcl', { Bucket }, { holds: { Grants: [full] } }),
      s3(
        'GetBucketOwnershipControls',
        { Bucket },
        { holds: { OwnershipControls: { Rules: [{ ObjectOwnership: 'BucketOwnerEnforced' }] } } },
      ),
      put('none'),
      put('private', { ACL: 'private' }),
      put('owner', { ACL: 'bucket-owner-full-control' }),
      grants('owner', full),
      put('read', { ACL: 'bucket-owner-read' }),
      put('public', { ACL: 'public-read' }, noAcls),
      s3('PutBucketAcl', { Bucket, ACL: 'private' }, noAcls),
      s3('PutObjectAcl', { Bucket, Key: 'none', ACL: 'private' }, noAcls),
      s3('PutObjectAcl', { Bucket, Key: 'none', ACL: 'bucket-owner-full-control' }, noAcls),
      s3('CopyObject', { Bucket, Key: 'copy', CopySource: 'recorded/none', ACL: 'private' }),
      s3('CopyObject', { Bucket, Key: 'copy', CopySource: 'recorded/none', ACL: 'public-read' }, noAcls),
      s3('CreateMultipartUpload', { Bucket, Key: 'a', ACL: 'bucket-owner-full-control' }),
      s3('CreateMultipartUpload', { Bucket, Key: 'a', ACL: 'public-read' }, noAcls),
      [
        's3',
        'PutObject',
        (told) => ({
          ...{ Bucket, Key: 'b', Body: utf8('b') },
          GrantFullControl: `id="${String(owner(told).ID)}"`,
          GrantRead: `id="${String(owner(told).ID)}"`,
        }),
        noAcls,
      ],
      [
        's3',
        'PutObject',
        (told) => {
          const id = `id="${String(owner(told).ID)}"`
          return { Bucket, Key: 'b', Body: utf8('b'), GrantFullControl: `${id}, ${id}` }
        },
        noAcls,
      ],
    ],
  },
  {
    name: 'S3: what is granted outlives the time in which it does not count',
    steps: [
      bucket,
      open,
      mode('BucketOwnerPreferred'),
      versioned,
      put('a'),
      put('a'),
      s3('PutObjectAcl', (told) => ({
        ...{ Bucket, Key: 'a', VersionId: of(told, 4, 'VersionId') },
        ACL: 'authenticated-read',
      })),
      s3('CopyObject', (told) => ({
        ...{ Bucket, Key: 'copy' },
        CopySource: `recorded/a?versionId=${of(told, 4, 'VersionId')}`,
      })),
      grants('copy', full),
      mode('BucketOwnerEnforced'),
      s3('GetObjectAcl', (told) => ({ Bucket, Key: 'a', VersionId: of(told, 4, 'VersionId') }), {
        holds: { Grants: [full] },
      }),
      s3('PutObjectAcl', (told) => ({ Bucket, Key: 'a', VersionId: of(told, 4, 'VersionId'), ACL: 'private' }), noAcls),
      put('born'),
      mode('BucketOwnerPreferred'),
      s3('GetObjectAcl', (told) => ({ Bucket, Key: 'a', VersionId: of(told, 4, 'VersionId') }), {
        holds: { Grants: [full, group('AuthenticatedUsers')] },
      }),
      grants('born', full),
      s3('DeleteBucketOwnershipControls'),
      s3('GetObjectAcl', (told) => ({ Bucket, Key: 'a', VersionId: of(told, 4, 'VersionId') }), {
        holds: { Grants: [full, group('AuthenticatedUsers')] },
      }),
      put('legacy', { ACL: 'public-read' }),
      grants('legacy', full, everyone),
    ],
  },
  {
    name: 'S3: ACLs of versions that are markers, or none',
    steps: [
      s3('CreateBucket', { Bucket, ObjectOwnership: 'ObjectWriter' }),
      open,
      versioned,
      put('a'),
      put('b'),
      s3('DeleteObject', { Bucket, Key: 'a' }),
      s3('GetObjectAcl', { Bucket, Key: 'a' }, 'NoSuchKey 404: The specified key does not exist.'),
      s3(
        'GetObjectAcl',
        (told) => ({ Bucket, Key: 'a', VersionId: of(told, 5, 'VersionId') }),
        'MethodNotAllowed 405: The specified method is not allowed against this resource.',
      ),
      s3(
        'GetObjectAcl',
        { Bucket, Key: 'a', VersionId: 'does-not-exist' },
        'InvalidArgument 400: Invalid version id specified',
      ),
      s3('GetObjectAcl', { Bucket, Key: 'never' }, 'NoSuchKey 404: The specified key does not exist.'),
      s3(
        'PutObjectAcl',
        { Bucket, Key: 'a', ACL: 'private' },
        'MethodNotAllowed 405: The specified method is not allowed against this resource.',
      ),
      s3(
        'PutObjectAcl',
        (told) => ({ Bucket, Key: 'a', VersionId: of(told, 5, 'VersionId'), ACL: 'private' }),
        'MethodNotAllowed 405: The specified method is not allowed against this resource.',
      ),
      s3(
        'PutObjectAcl',
        { Bucket, Key: 'a', VersionId: 'does-not-exist', ACL: 'private' },
        'InvalidArgument 400: Invalid version id specified',
      ),
      s3('PutObjectAcl', (told) => ({ Bucket, Key: 'a', VersionId: of(told, 3, 'VersionId'), ACL: 'private' })),
      s3('PutObjectAcl', { Bucket, Key: 'never', ACL: 'private' }, 'NoSuchKey 404: The specified key does not exist.'),
      ...['GetObjectAcl', 'PutObjectAcl'].map((operation) =>
        s3(
          operation,
          (told) => ({
            ...{ Bucket, Key: 'b', VersionId: of(told, 3, 'VersionId') },
            ...(operation === 'PutObjectAcl' && { ACL: 'private' }),
          }),
          'NoSuchVersion 404: The specified version does not exist.',
        ),
      ),
    ],
  },
  {
    name: 'S3: what the bucket grants has to be its owner’s alone before ACLs stop counting',
    steps: [
      s3('CreateBucket', { Bucket, ObjectOwnership: 'ObjectWriter' }),
      s3('GetBucketAcl', { Bucket }, { holds: { Grants: [full] } }),
      open,
      acl('PutBucketAcl', ['READ']),
      s3('GetBucketAcl', { Bucket }, { holds: { Grants: [{ ...full, Permission: 'READ' }] } }),
      mode('BucketOwnerEnforced', notAlone),
      mode('ObjectWriter'),
      acl('PutBucketAcl', []),
      s3('GetBucketAcl', { Bucket }, { holds: (told) => ({ Owner: owner(told) }) }),
      mode('BucketOwnerEnforced', notAlone),
      s3('PutBucketAcl', { Bucket, ACL: 'private' }),
      put('a', { ACL: 'public-read' }),
      mode('BucketOwnerEnforced'),
      grants('a', full),
      mode('ObjectWriter'),
      grants('a', full, everyone),
      acl('PutObjectAcl', ['WRITE_ACP'], { Key: 'a' }),
      grants('a', { ...full, Permission: 'WRITE_ACP' }),
    ],
  },
  {
    name: 'S3: a public upload, into a bucket whose ACLs stop counting',
    steps: uploadThrough(mode('BucketOwnerEnforced'), full),
  },
  {
    name: 'S3: a public upload, into a bucket that prefers its owner',
    steps: uploadThrough(mode('BucketOwnerPreferred'), full, everyone),
  },
  {
    name: 'S3: a public upload, into a bucket without ownership controls',
    steps: uploadThrough(s3('DeleteBucketOwnershipControls'), full, everyone),
  },
  {
    name: 'S3: ACLs that are blocked, and ACLs that are ignored',
    steps: [
      bucket,
      blocking(),
      mode('BucketOwnerPreferred'),
      put('a'),
      s3('PutObjectAcl', { Bucket, Key: 'a', ACL: 'public-read' }),
      blocking('IgnorePublicAcls'),
      grants('a', full),
      s3('PutObjectAcl', { Bucket, Key: 'a', ACL: 'public-read' }),
      put('a', { ACL: 'public-read' }),
      grants('a', full),
      blocking(),
      grants('a', full, everyone),
    ],
  },
  {
    name: 'S3: settings of a bucket’s public access',
    steps: [
      bucket,
      s3('GetBucketPolicyStatus', { Bucket }, 'NoSuchBucketPolicy 404: The bucket policy does not exist'),
      s3('DeletePublicAccessBlock'),
      s3(
        'GetPublicAccessBlock',
        { Bucket },
        'NoSuchPublicAccessBlockConfiguration 404: The public access block configuration was not found',
      ),
      s3('DeletePublicAccessBlock'),
      s3('PutPublicAccessBlock', { Bucket, PublicAccessBlockConfiguration: { IgnorePublicAcls: true } }),
      s3(
        'PutPublicAccessBlock',
        { Bucket, PublicAccessBlockConfiguration: {} },
        'InvalidRequest 400: Must specify at least one configuration.',
      ),
      s3(
        'GetPublicAccessBlock',
        { Bucket },
        {
          holds: {
            PublicAccessBlockConfiguration: {
              ...{ BlockPublicAcls: false, IgnorePublicAcls: true },
              ...{ BlockPublicPolicy: false, RestrictPublicBuckets: false },
            },
          },
        },
      ),
      ...['GetPublicAccessBlock', 'DeletePublicAccessBlock', 'GetBucketPolicyStatus'].map((operation) =>
        s3(operation, { Bucket, ExpectedBucketOwner: '444455556666' }, 'AccessDenied 403: Access Denied'),
      ),
      s3(
        'PutPublicAccessBlock',
        { Bucket, PublicAccessBlockConfiguration: {}, ExpectedBucketOwner: '444455556666' },
        'AccessDenied 403: Access Denied',
      ),
      s3('GetPublicAccessBlock', { Bucket, ExpectedBucketOwner: '111122223333' }),
    ],
  },
  // radkawar/stackd, testdata/aws/s3/recreation_controls_replay.json
  {
    name: 'S3: one’s own bucket, made again',
    steps: [
      bucket,
      s3('CreateBucket', { Bucket, ObjectOwnership: 'ObjectWriter' }, already),
      s3('CreateBucket', { Bucket, ACL: 'private' }),
      mode('BucketOwnerPreferred'),
      bucketAgain(already),
      s3('GetBucketAcl', { Bucket }, { holds: { Grants: [full] } }),
      [
        's3',
        'CreateBucket',
        (told) => ({ Bucket, ObjectOwnership: 'BucketOwnerPreferred', GrantRead: `id="${idOf(told, 5)}"` }),
      ],
      s3('GetBucketAcl', { Bucket }, { holds: { Grants: [{ ...full, Permission: 'READ' }] } }),
      s3(
        'CreateBucket',
        {
          ...{ Bucket, ObjectOwnership: 'BucketOwnerPreferred' },
          CreateBucketConfiguration: { Tags: [{ Key: 'a', Value: 'b' }] },
        },
        already,
      ),
      s3('DeleteBucketOwnershipControls'),
      bucketAgain(),
      s3('GetBucketAcl', { Bucket }, { holds: { Grants: [full] } }),
      s3(
        'GetBucketOwnershipControls',
        { Bucket },
        'OwnershipControlsNotFoundError 404: The bucket ownership controls were not found',
      ),
      blocking('BlockPublicAcls'),
      bucketAgain(already),
      s3('DeletePublicAccessBlock'),
      bucketAgain(),
    ],
  },
]
