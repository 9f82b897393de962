/**
 * S3, as recorded against AWS by LocalStack's tests/aws/services/s3 (test_s3_api, test_s3, test_s3_preconditions; 2023 to
 * November 2025) and as S3's API Reference quotes it.
 */
import type { AwsStructure } from '@first-line/aws-api'
import { utf8 } from '@first-line/aws-api'
import type { Answered } from '../../testing/client.ts'
import type { Scenario, Step } from './scenario.ts'

const Bucket = 'recorded'
const none = { Bucket: 'recorded-nowhere' }
const s3 = (operation: string, input: Step[2] = { Bucket }, expected?: string): Step =>
  expected === undefined ? ['s3', operation, input] : ['s3', operation, input, expected]
const bucket = s3('CreateBucket')
const put = (Key: string, text = 'hello', more: AwsStructure = {}): Step =>
  s3('PutObject', { Bucket, Key, Body: utf8(text), ...more })
const versioning = (Status?: string, expected?: string): Step =>
  s3('PutBucketVersioning', { Bucket, VersioningConfiguration: Status === undefined ? {} : { Status } }, expected)
const tagging = (operation: string, tags: [string, string][], expected: string, more: AwsStructure = {}): Step =>
  s3(operation, { Bucket, ...more, Tagging: { TagSet: tags.map(([Key, Value]) => ({ Key, Value })) } }, expected)
const seen = (answers: readonly Answered[], at: number, member: string): string => String(answers[at]?.output?.[member])

const noBucket = 'NoSuchBucket 404: The specified bucket does not exist'
const noKey = 'NoSuchKey 404: The specified key does not exist.'
const noVersion = 'NoSuchVersion 404: The specified version does not exist.'
const badVersion = 'InvalidArgument 400: Invalid version id specified'
const badXml =
  'MalformedXML 400: The XML you provided was not well-formed or did not validate against our published schema'
const notHeld = 'PreconditionFailed 412: At least one of the pre-conditions you specified did not hold'
const notAllowed = 'MethodNotAllowed 405: The specified method is not allowed against this resource.'
const notImplemented = 'NotImplemented 501: A header you provided implies functionality that is not implemented'
const noLock =
  'InvalidArgument 400: x-amz-bypass-governance-retention is only applicable to Object Lock enabled buckets.'
const badTaggingHeader =
  "InvalidArgument 400: The header 'x-amz-tagging' shall be encoded as UTF-8 then URLEncoded URL query parameters without tag name duplicates."
const conflict =
  'ConditionalRequestConflict 409: The conditional request cannot succeed due to a conflicting operation against this resource.'
const badCopyRange =
  'InvalidArgument 400: The x-amz-copy-source-range value must be of the form bytes=first-last where first and last are the zero-based offsets of the first and last bytes to copy'
/** As ids look, and none that any bucket gave out. */
const FOREIGN = 'HPniJFCxqTsMuIH9KX8K8wEjNUgmABCD'

/** An upload of one part, and its completion; `begin` and `part` say where in the scenario they are answered. */
const begin = s3('CreateMultipartUpload', { Bucket, Key: 'a' })
const part = (at: number): Step =>
  s3('UploadPart', (answers) => ({
    ...{ Bucket, Key: 'a', UploadId: seen(answers, at, 'UploadId') },
    ...{ PartNumber: 1, Body: utf8('part') },
  }))
const complete = (at: number, more: AwsStructure, expected?: string): Step =>
  s3(
    'CompleteMultipartUpload',
    (answers) => ({
      ...{ Bucket, Key: 'a', UploadId: seen(answers, at, 'UploadId'), ...more },
      MultipartUpload: { Parts: [{ PartNumber: 1, ETag: seen(answers, at + 1, 'ETag') }] },
    }),
    expected,
  )

const badId = 'InvalidArgument 400: Invalid id'
const badAcl =
  'MalformedACLError 400: The XML you provided was not well-formed or did not validate against our published schema'
const noUpload =
  'NoSuchUpload 404: The specified upload does not exist. The upload ID may be invalid, or the upload may have been aborted or completed.'
/** As ids of accounts look. */
const Owner = { ID: 'c1da0000aaf850ea79cf0430f33d72579fd1611c97f7ded193374c0b163b6abc' }
const acl = (AccessControlPolicy: AwsStructure, expected: string): Step =>
  s3('PutBucketAcl', { Bucket, AccessControlPolicy }, expected)
const replicated = { Status: 'Enabled', Destination: { Bucket: 'arn:aws:s3:::recorded-nowhere' } }
const replication = (Rules: AwsStructure[], expected: string): Step =>
  s3(
    'PutBucketReplication',
    { Bucket, ReplicationConfiguration: { Role: 'arn:aws:iam::111122223333:role/replication', Rules } },
    expected,
  )

export const s3Scenarios: readonly Scenario[] = [
  {
    name: 'S3: versions that are none',
    steps: [
      bucket,
      put('a'),
      s3('GetObject', { Bucket, Key: 'a', VersionId: FOREIGN }, badVersion),
      s3('GetObject', { Bucket, Key: 'a', VersionId: 'null' }),
      s3('DeleteObject', { Bucket, Key: 'a', VersionId: FOREIGN }, badVersion),
      s3('DeleteObject', { Bucket, Key: 'nothing' }),
      versioning('Enabled'),
      s3('DeleteObject', { Bucket, Key: 'a' }),
      s3('GetObject', { Bucket, Key: 'a' }, noKey),
      s3('GetObject', (told) => ({ Bucket, Key: 'a', VersionId: seen(told, 7, 'VersionId') }), notAllowed),
      s3('DeleteObject', { Bucket, Key: 'a', VersionId: 'short' }, badVersion),
      s3(
        'DeleteBucket',
        { Bucket },
        'BucketNotEmpty 409: The bucket you tried to delete is not empty. You must delete all versions in the bucket.',
      ),
    ],
  },
  {
    name: 'S3: switching versioning',
    steps: [
      bucket,
      versioning('Suspended'),
      versioning('enabled', badXml),
      versioning('Disabled', badXml),
      versioning(undefined, 'IllegalVersioningConfigurationException 400: The Versioning element must be specified'),
      s3('GetBucketVersioning', none, noBucket),
      s3('PutBucketVersioning', { ...none, VersioningConfiguration: { Status: 'Enabled' } }, noBucket),
    ],
  },
  {
    name: 'S3: default encryption',
    steps: [
      bucket,
      s3('GetBucketEncryption', none, noBucket),
      s3('DeleteBucketEncryption', none, noBucket),
      s3('PutBucketEncryption', { Bucket, ServerSideEncryptionConfiguration: { Rules: [] } }, badXml),
      s3(
        'PutBucketEncryption',
        {
          Bucket,
          ServerSideEncryptionConfiguration: {
            Rules: [{ ApplyServerSideEncryptionByDefault: { SSEAlgorithm: 'AES256', KMSMasterKeyID: 'some-key' } }],
          },
        },
        'InvalidArgument 400: a KMSMasterKeyID is not applicable if the default sse algorithm is not aws:kms or aws:kms:dsse',
      ),
      s3('DeleteBucketEncryption'),
      s3('DeleteBucketEncryption'),
    ],
  },
  {
    name: 'S3: tags of buckets',
    steps: [
      bucket,
      s3('GetBucketTagging', { Bucket }, 'NoSuchTagSet 404: The TagSet does not exist'),
      s3('GetBucketTagging', none, noBucket),
      s3('DeleteBucketTagging', none, noBucket),
      tagging(
        'PutBucketTagging',
        [
          ['Key1', 'a'],
          ['Key1', 'b'],
        ],
        'InvalidTag 400: Cannot provide multiple Tags with the same key',
      ),
      tagging('PutBucketTagging', [['Key1,Key2', 'a']], 'InvalidTag 400: The TagKey you have provided is invalid'),
      tagging('PutBucketTagging', [['Key1', 'Val1,Val2']], 'InvalidTag 400: The TagValue you have provided is invalid'),
      tagging(
        'PutBucketTagging',
        [['aws:prefixed', 'a']],
        'InvalidTag 400: System tags cannot be added/updated by requester',
      ),
    ],
  },
  {
    name: 'S3: tags of objects',
    steps: [
      bucket,
      put('a'),
      s3('GetObjectTagging', { Bucket, Key: 'nothing' }, noKey),
      s3('DeleteObjectTagging', { Bucket, Key: 'nothing' }, noKey),
      tagging(
        'PutObjectTagging',
        [
          ['Key1', 'a'],
          ['Key1', 'b'],
        ],
        'InvalidTag 400: Cannot provide multiple Tags with the same key',
        { Key: 'a' },
      ),
      tagging('PutObjectTagging', [['Key1,Key2', 'a']], 'InvalidTag 400: The TagKey you have provided is invalid', {
        Key: 'a',
      }),
      tagging('PutObjectTagging', [['aws:prefixed', 'a']], 'InvalidTag 400: Your TagKey cannot be prefixed with aws:', {
        Key: 'a',
      }),
      s3('PutObject', { Bucket, Key: 'b', Tagging: 'key1=val1&key1=val2' }, badTaggingHeader),
      s3('PutObject', { Bucket, Key: 'b', Tagging: 'key1=val1,key2=val2' }, badTaggingHeader),
      versioning('Enabled'),
      s3('DeleteObject', { Bucket, Key: 'a' }),
      s3('GetObjectTagging', { Bucket, Key: 'a' }, notAllowed),
      s3('PutObjectTagging', { Bucket, Key: 'a', Tagging: { TagSet: [] } }, notAllowed),
      s3('DeleteObjectTagging', (told) => ({ Bucket, Key: 'a', VersionId: seen(told, 10, 'VersionId') }), notAllowed),
    ],
  },
  {
    name: 'S3: object lock, where there is none',
    steps: [
      bucket,
      put('a'),
      s3(
        'GetObjectLockConfiguration',
        { Bucket },
        'ObjectLockConfigurationNotFoundError 404: Object Lock configuration does not exist for this bucket',
      ),
      s3('GetObjectLockConfiguration', none, noBucket),
      s3('DeleteObject', { Bucket, Key: 'a', BypassGovernanceRetention: true }, noLock),
      s3('DeleteObject', { Bucket, Key: 'a', BypassGovernanceRetention: false }, noLock),
      s3('DeleteObjects', { Bucket, Delete: { Objects: [{ Key: 'a' }] }, BypassGovernanceRetention: true }, noLock),
    ],
  },
  {
    name: 'S3: ownership',
    steps: [
      bucket,
      s3(
        'PutBucketOwnershipControls',
        { Bucket, OwnershipControls: { Rules: [{ ObjectOwnership: 'RandomValue' }] } },
        badXml,
      ),
      s3(
        'PutBucketOwnershipControls',
        {
          Bucket,
          OwnershipControls: {
            Rules: [{ ObjectOwnership: 'ObjectWriter' }, { ObjectOwnership: 'BucketOwnerEnforced' }],
          },
        },
        badXml,
      ),
      s3(
        'CreateBucket',
        { Bucket: 'recorded-2', ObjectOwnership: 'RandomValue' },
        'InvalidArgument 400: Invalid x-amz-object-ownership header: RandomValue',
      ),
      s3('DeleteBucketOwnershipControls'),
      s3('DeleteBucketOwnershipControls'),
      s3(
        'GetBucketOwnershipControls',
        { Bucket },
        'OwnershipControlsNotFoundError 404: The bucket ownership controls were not found',
      ),
    ],
  },
  {
    name: 'S3: bucket policies that are none',
    steps: [
      bucket,
      s3('GetBucketPolicy', { Bucket }, 'NoSuchBucketPolicy 404: The bucket policy does not exist'),
      s3(
        'PutBucketPolicy',
        { Bucket, Policy: 'random string' },
        "MalformedPolicy 400: Policies must be valid JSON and the first byte must be '{'",
      ),
      s3('PutBucketPolicy', { Bucket, Policy: '{}' }, 'MalformedPolicy 400: Missing required field Statement'),
      s3('DeleteBucketPolicy'),
    ],
  },
  {
    name: 'S3: transfer acceleration',
    steps: [
      bucket,
      s3('PutBucketAccelerateConfiguration', { Bucket, AccelerateConfiguration: { Status: 'enabled' } }, badXml),
      s3('CreateBucket', { Bucket: 'recorded.dots' }),
      s3(
        'PutBucketAccelerateConfiguration',
        { Bucket: 'recorded.dots', AccelerateConfiguration: { Status: 'Enabled' } },
        'InvalidRequest 400: S3 Transfer Acceleration is not supported for buckets with periods (.) in their names',
      ),
    ],
  },
  {
    name: 'S3: ranges',
    steps: [
      bucket,
      put('a', '0123456789'),
      ...['bytes=0-8', 'bytes=1-0', 'bytes=-1-', 'bytes=-15', 'bytes=0--1', 'bytes=0-1,3-4', '0-8', 'bytes=-'].map(
        (Range) => s3('GetObject', { Bucket, Key: 'a', Range }),
      ),
      s3(
        'GetObject',
        { Bucket, Key: 'a', Range: 'bytes=-0' },
        'InvalidRange 416: The requested range is not satisfiable',
      ),
      s3(
        'GetObject',
        { Bucket, Key: 'a', Range: 'bytes=100-200' },
        'InvalidRange 416: The requested range is not satisfiable',
      ),
    ],
  },
  {
    name: 'S3: parts copied by range',
    steps: [
      bucket,
      put('a', '0123456789'),
      begin,
      ...(
        [
          ['bytes=0-8'],
          ['0-8', badCopyRange],
          ['bytes=1-0', badCopyRange],
          ['bytes=-1-', badCopyRange],
          ['bytes=0--1', badCopyRange],
          ['bytes=0-1,3-4,7-9', badCopyRange],
          ['bytes=-2', badCopyRange],
          ['bytes=1-', badCopyRange],
          ['bytes=0-100', 'InvalidArgument 400: Range specified is not valid for source object of size: 10'],
          ['bytes=100-200', 'InvalidRequest 400: The specified copy range is invalid for the source object size'],
        ] as const
      ).map(([CopySourceRange, expected]) =>
        s3(
          'UploadPartCopy',
          (told) => ({
            ...{ Bucket, Key: 'a', UploadId: seen(told, 2, 'UploadId'), PartNumber: 1 },
            ...{ CopySource: `${Bucket}/a`, CopySourceRange },
          }),
          expected,
        ),
      ),
    ],
  },
  {
    name: 'S3: conditions of writes',
    steps: [
      bucket,
      s3('PutObject', { Bucket, Key: 'a', IfMatch: '*' }, notImplemented),
      s3('PutObject', { Bucket, Key: 'a', IfMatch: 'none at all' }, noKey),
      put('a'),
      s3('PutObject', { Bucket, Key: 'a', IfNoneMatch: '*' }, notHeld),
      s3('PutObject', { Bucket, Key: 'a', IfNoneMatch: 'something' }, notImplemented),
      s3('PutObject', { Bucket, Key: 'a', IfMatch: '"098f6bcd4621d373cade4e832627b4f6"' }, notHeld),
      s3('PutObject', { Bucket, Key: 'a', IfMatch: '*', IfNoneMatch: '*' }, notImplemented),
    ],
  },
  {
    name: 'S3: If-None-Match of an upload during which the object was deleted',
    steps: [
      bucket,
      put('a'),
      begin,
      part(2),
      complete(2, { IfNoneMatch: '*' }, notHeld),
      s3('DeleteObject', { Bucket, Key: 'a' }),
      complete(2, { IfNoneMatch: '*' }, conflict),
      begin,
      part(7),
      complete(7, { IfNoneMatch: '*' }),
    ],
  },
  {
    name: 'S3: If-Match of an upload during which the object was written',
    steps: [
      bucket,
      put('a', 'test'),
      begin,
      part(2),
      put('a', 'test2'),
      complete(2, { IfMatch: '"098f6bcd4621d373cade4e832627b4f6"' }, notHeld),
      complete(2, { IfMatch: '"ad0234829205b9033196ba818f7a872b"' }, conflict),
      begin,
      part(7),
      complete(7, { IfMatch: '"ad0234829205b9033196ba818f7a872b"' }),
    ],
  },
  {
    name: 'S3: If-Match of an upload during which the object was deleted',
    steps: [
      bucket,
      put('a', 'test'),
      begin,
      part(2),
      s3('DeleteObject', { Bucket, Key: 'a' }),
      complete(2, { IfMatch: '"098f6bcd4621d373cade4e832627b4f6"' }, noKey),
      put('a', 'test'),
      complete(2, { IfMatch: '"098f6bcd4621d373cade4e832627b4f6"' }, conflict),
    ],
  },
  {
    name: 'S3: conditions of copies',
    steps: [
      bucket,
      put('a', 'data'),
      ...(
        [
          [{ CopySourceIfMatch: '"none"' }, notHeld],
          [{ CopySourceIfUnmodifiedSince: new Date(0) }, notHeld],
          [{ CopySourceIfNoneMatch: '"8d777f385d3dfec8815d20f7496026dc"' }, notHeld],
          [{ CopySourceIfNoneMatch: '8d777f385d3dfec8815d20f7496026dc' }, notHeld],
          // A date still to come counts for nothing.
          [{ CopySourceIfModifiedSince: new Date(Date.now() + 3_600_000) }, undefined],
        ] as const
      ).map(([condition, expected]) =>
        s3('CopyObject', { Bucket, Key: 'b', CopySource: `${Bucket}/a`, ...condition }, expected),
      ),
    ],
  },
  {
    name: 'S3: configurations that nobody made',
    steps: [
      bucket,
      s3(
        'GetBucketMetricsConfiguration',
        { Bucket, Id: 'none' },
        'NoSuchConfiguration 404: The specified configuration does not exist.',
      ),
      s3('DeletePublicAccessBlock'),
      s3('DeletePublicAccessBlock'),
      s3(
        'GetPublicAccessBlock',
        { Bucket },
        'NoSuchPublicAccessBlockConfiguration 404: The public access block configuration was not found',
      ),
      s3('DeleteBucketCors'),
      s3('DeleteBucketLifecycle'),
    ],
  },
  {
    name: 'S3: deleting versions that are none, many at a time',
    steps: [
      bucket,
      put('a'),
      s3('DeleteObjects', { Bucket, Delete: { Objects: [{ Key: 'a', VersionId: FOREIGN }] } }),
      s3('GetObject', { Bucket, Key: 'a' }),
      s3('DeleteObjects', { Bucket, Delete: { Objects: [] } }, badXml),
      s3('GetObject', { Bucket, Key: 'a', VersionId: 'null' }),
      versioning('Enabled'),
      put('a', 'newer'),
      s3('DeleteObject', (told) => ({ Bucket, Key: 'a', VersionId: seen(told, 7, 'VersionId') })),
      s3('GetObject', (told) => ({ Bucket, Key: 'a', VersionId: seen(told, 7, 'VersionId') }), noVersion),
    ],
  },
  {
    name: 'S3: access control lists that are none',
    steps: [
      s3('CreateBucket', { Bucket, ObjectOwnership: 'ObjectWriter' }),
      acl({ Grants: [{ Permission: 'READ', Grantee: { Type: 'CanonicalUser', ID: 'wrong-id' } }], Owner }, badId),
      acl(
        {
          Grants: [
            { Permission: 'READ', Grantee: { Type: 'Group', URI: 'http://acs.amazonaws.com/groups/s3/FakeGroup' } },
          ],
          Owner,
        },
        'InvalidArgument 400: Invalid group uri',
      ),
      acl({ Grants: [], Owner: { ID: 'wrong-id' } }, badId),
      acl({ Grants: [{ Permission: 'READ', Grantee: { Type: 'CanonicalUser', ID: 'wrong-id' } }] }, badAcl),
      acl({}, badAcl),
      s3('PutBucketAcl', { Bucket }, 'MissingSecurityHeader 400: Your request was missing a required header'),
      s3(
        'PutBucketAcl',
        { Bucket, ACL: 'private', GrantRead: 'uri="http://acs.amazonaws.com/groups/global/AllUsers"' },
        'InvalidRequest 400: Specifying both Canned ACLs and Header Grants is not allowed',
      ),
      s3(
        'PutBucketAcl',
        { Bucket, ACL: 'private', AccessControlPolicy: { Grants: [], Owner: { ID: 'x' } } },
        'UnexpectedContent 400: This request does not support content',
      ),
    ],
  },
  {
    name: 'S3: replication',
    steps: [
      bucket,
      s3(
        'GetBucketReplication',
        { Bucket },
        'ReplicationConfigurationNotFoundError 404: The replication configuration was not found',
      ),
      replication(
        [replicated],
        "InvalidRequest 400: Versioning must be 'Enabled' on the bucket to apply a replication configuration",
      ),
      versioning('Enabled'),
      replication([], badXml),
      replication([replicated], 'InvalidRequest 400: Destination bucket must have versioning enabled.'),
      s3('DeleteBucketReplication'),
      s3('DeleteBucketReplication'),
    ],
  },
  {
    name: 'S3: uploads and storage classes that are none',
    steps: [
      bucket,
      s3(
        'PutObject',
        { Bucket, Key: 'a', StorageClass: 'OUTPOSTS' },
        'InvalidStorageClass 400: The storage class you specified is not valid',
      ),
      s3(
        'CreateMultipartUpload',
        { Bucket, Key: 'a', StorageClass: 'OUTPOSTS' },
        'InvalidStorageClass 400: The storage class you specified is not valid',
      ),
      put('archived', 'x', { StorageClass: 'DEEP_ARCHIVE' }),
      s3('HeadObject', { Bucket, Key: 'archived' }),
      s3(
        'GetObject',
        { Bucket, Key: 'archived' },
        "InvalidObjectState 403: The operation is not valid for the object's storage class",
      ),
      s3('UploadPart', { Bucket, Key: 'a', UploadId: 'fakeid', PartNumber: 1, Body: utf8('x') }, noUpload),
      s3('ListParts', { Bucket, Key: 'a', UploadId: 'fakeid' }, noUpload),
      s3('AbortMultipartUpload', { Bucket, Key: 'a', UploadId: 'fakeid' }, noUpload),
      begin,
      s3(
        'UploadPart',
        (told) => ({
          ...{ Bucket, Key: 'a', UploadId: seen(told, 9, 'UploadId') },
          ...{ PartNumber: -1, Body: utf8('x') },
        }),
        'InvalidArgument 400: Part number must be an integer between 1 and 10000, inclusive',
      ),
      complete(
        9,
        {},
        "InvalidPart 400: One or more of the specified parts could not be found.  The part may not have been uploaded, or the specified entity tag may not match the part's entity tag.",
      ),
    ],
  },
]
