/**
 * What S3's answers and errors hold, as LocalStack recorded them on AWS (tests/aws/services/s3: test_s3_api,
 * test_s3_list_operations, test_s3; August 2023 to March 2025). Owners have no name since November 2025.
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
const holds = (holds: AwsStructure): Step[3] => ({ holds })
const refused = (refused: string, holds: AwsStructure): Step[3] => ({ refused, holds })
const bucket = s3('CreateBucket')
const owned = s3('CreateBucket', { Bucket, ObjectOwnership: 'ObjectWriter' })
const put = (Key: string, text = 'hello', more: AwsStructure = {}, outcome?: Step[3]): Step =>
  s3('PutObject', { Bucket, Key, Body: utf8(text), ...more }, outcome)
const versioned = s3('PutBucketVersioning', { Bucket, VersioningConfiguration: { Status: 'Enabled' } })
const suspended = s3('PutBucketVersioning', { Bucket, VersioningConfiguration: { Status: 'Suspended' } })
const version = (answers: readonly Answered[], at: number): string => String(answers[at]?.output?.VersionId)
const upload = (answers: readonly Answered[], at: number): string => String(answers[at]?.output?.UploadId)

const noBucket = 'NoSuchBucket 404: The specified bucket does not exist'
const noKey = 'NoSuchKey 404: The specified key does not exist.'
const notHeld = 'PreconditionFailed 412: At least one of the pre-conditions you specified did not hold'
const notImplemented = 'NotImplemented 501: A header you provided implies functionality that is not implemented'
const toItself =
  "InvalidRequest 400: This copy request is illegal because it is trying to copy an object to itself without changing the object's metadata, storage class, website redirect location or encryption attributes."
const nowhere = { Bucket: 'recorded-nowhere' }
const list = (more: AwsStructure, held: AwsStructure): Step => s3('ListObjectsV2', { Bucket, ...more }, holds(held))
const keys = (...names: string[]): AwsStructure[] => names.map((Key) => ({ Key }))
const prefixes = (...names: string[]): AwsStructure[] => names.map((Prefix) => ({ Prefix }))
const grants = (...Grants: AwsStructure[]): Step => s3('GetBucketAcl', { Bucket }, holds({ Grants }))
const owner = { Grantee: { Type: 'CanonicalUser' }, Permission: 'FULL_CONTROL' }
const group = (URI: string, Permission: string): AwsStructure => ({ Grantee: { Type: 'Group', URI }, Permission })
const EVERYONE = 'http://acs.amazonaws.com/groups/global/AllUsers'
const LOGS = 'http://acs.amazonaws.com/groups/s3/LogDelivery'
const FOREIGN = 'HPniJFCxqTsMuIH9KX8K8wEjNUgmABCD'

/** Uploads by the step that began them; the last is told as the next marker. */
const uploadsAfter = (
  { UploadIdMarker, ...input }: { UploadIdMarker?: number; KeyMarker?: string; MaxUploads?: number },
  expected: readonly number[],
): Step =>
  s3(
    'ListMultipartUploads',
    (told) => ({
      Bucket,
      ...input,
      ...(UploadIdMarker !== undefined && { UploadIdMarker: upload(told, UploadIdMarker) }),
    }),
    {
      holds: (told) => ({
        ...(expected.length > 0 && { Uploads: expected.map((at) => ({ UploadId: upload(told, at) })) }),
        NextUploadIdMarker: expected.length === 0 ? '' : upload(told, expected.at(-1)!),
      }),
    },
  )

const tagged = (...tags: [string, string][]): Step =>
  s3('PutBucketTagging', { Bucket, Tagging: { TagSet: tags.map(([Key, Value]) => ({ Key, Value })) } })

export const s3AnswerScenarios: readonly Scenario[] = [
  {
    name: 'S3: what errors say beside their message',
    steps: [
      bucket,
      put('a'),
      s3('GetObject', { ...nowhere, Key: 'a' }, refused(noBucket, { BucketName: 'recorded-nowhere' })),
      s3('DeleteBucket', nowhere, refused(noBucket, { BucketName: 'recorded-nowhere' })),
      s3('GetBucketNotificationConfiguration', nowhere, refused(noBucket, { BucketName: 'recorded-nowhere' })),
      s3('GetObject', { Bucket, Key: 'b' }, refused(noKey, { Key: 'b' })),
      s3('GetObject', { Bucket, Key: 'b', Range: 'bytes=1024-4096' }, refused(noKey, { Key: 'b' })),
      s3(
        'GetObject',
        { Bucket, Key: 'a', Range: 'bytes=1024-4096' },
        refused('InvalidRange 416: The requested range is not satisfiable', {
          ActualObjectSize: '5',
          RangeRequested: 'bytes=1024-4096',
        }),
      ),
      s3(
        'GetObject',
        { Bucket, Key: 'a', VersionId: FOREIGN },
        refused('InvalidArgument 400: Invalid version id specified', {
          ArgumentName: 'versionId',
          ArgumentValue: FOREIGN,
        }),
      ),
      s3('GetObject', { Bucket, Key: 'a', IfMatch: '"none"' }, refused(notHeld, { Condition: 'If-Match' })),
      s3('PutObject', { Bucket, Key: 'a', IfMatch: '"none"' }, refused(notHeld, { Condition: 'If-Match' })),
      s3('PutObject', { Bucket, Key: 'a', IfNoneMatch: '*' }, refused(notHeld, { Condition: 'If-None-Match' })),
      s3(
        'PutObject',
        { Bucket, Key: 'a', IfMatch: '*' },
        refused(notImplemented, {
          Header: 'If-Match',
          additionalMessage: "We don't accept the provided value of If-Match header for this API",
        }),
      ),
      s3(
        'PutObject',
        { Bucket, Key: 'a', IfMatch: '"x"', IfNoneMatch: '*' },
        refused(notImplemented, {
          Header: 'If-Match,If-None-Match',
          additionalMessage: 'Multiple conditional request headers present in the request',
        }),
      ),
      s3(
        'CopyObject',
        { Bucket, Key: 'b', CopySource: 'recorded/a', CopySourceIfMatch: '"none"' },
        refused(notHeld, { Condition: 'x-amz-copy-source-If-Match' }),
      ),
      s3(
        'CopyObject',
        { Bucket, Key: 'b', CopySource: 'recorded/a', CopySourceIfUnmodifiedSince: new Date(0) },
        refused(notHeld, { Condition: 'x-amz-copy-source-If-Unmodified-Since' }),
      ),
      s3('GetObjectTagging', { Bucket, Key: 'b' }, refused(noKey, { Key: 'recorded/b' })),
      s3('DeleteObjectTagging', { Bucket, Key: 'b' }, refused(noKey, { Key: 'b' })),
      s3('PutObjectTagging', { Bucket, Key: 'b', Tagging: { TagSet: [] } }, refused(noKey, { Key: 'b' })),
      s3(
        'PutObject',
        { Bucket, Key: 'a', Tagging: 'key1=val1&key1=val2' },
        refused(
          "InvalidArgument 400: The header 'x-amz-tagging' shall be encoded as UTF-8 then URLEncoded URL query parameters without tag name duplicates.",
          { ArgumentName: 'x-amz-tagging', ArgumentValue: 'key1=val1&key1=val2' },
        ),
      ),
      s3(
        'PutBucketTagging',
        { Bucket, Tagging: { TagSet: [{ Key: 'Key1', Value: 'Val1,Val2' }] } },
        refused('InvalidTag 400: The TagValue you have provided is invalid', { TagKey: 'Key1', TagValue: 'Val1,Val2' }),
      ),
      s3(
        'GetBucketTagging',
        { Bucket },
        refused('NoSuchTagSet 404: The TagSet does not exist', { BucketName: Bucket }),
      ),
      s3(
        'GetBucketPolicy',
        { Bucket },
        refused('NoSuchBucketPolicy 404: The bucket policy does not exist', { BucketName: Bucket }),
      ),
      s3(
        'GetObjectLockConfiguration',
        { Bucket },
        refused('ObjectLockConfigurationNotFoundError 404: Object Lock configuration does not exist for this bucket', {
          BucketName: Bucket,
        }),
      ),
      s3(
        'DeleteBucket',
        { Bucket },
        refused('BucketNotEmpty 409: The bucket you tried to delete is not empty', { BucketName: Bucket }),
      ),
      s3(
        'AbortMultipartUpload',
        { Bucket, Key: 'a', UploadId: 'fakeid' },
        refused(
          'NoSuchUpload 404: The specified upload does not exist. The upload ID may be invalid, or the upload may have been aborted or completed.',
          { UploadId: 'fakeid' },
        ),
      ),
      s3(
        'CreateBucket',
        { Bucket: 'recorded-2', ObjectOwnership: '' },
        refused('InvalidArgument 400: Invalid x-amz-object-ownership header: ', {
          ArgumentName: 'x-amz-object-ownership',
        }),
      ),
      put('deep', 'x', { StorageClass: 'DEEP_ARCHIVE' }),
      s3(
        'GetObject',
        { Bucket, Key: 'deep' },
        refused("InvalidObjectState 403: The operation is not valid for the object's storage class", {
          StorageClass: 'DEEP_ARCHIVE',
        }),
      ),
    ],
  },
  {
    name: 'S3: versions',
    steps: [
      bucket,
      versioned,
      put(
        'a',
        'test-delete',
        { ChecksumAlgorithm: 'CRC32', ChecksumCRC32: '1jy6qw==' },
        holds({
          ChecksumCRC32: '1jy6qw==',
          ChecksumType: 'FULL_OBJECT',
          ETag: '"a9a43d6b467d3dc6514412c3a4987415"',
          ServerSideEncryption: 'AES256',
        }),
      ),
      s3('DeleteObject', { Bucket, Key: 'a' }, holds({ DeleteMarker: true })),
      s3('DeleteObject', { Bucket, Key: 'a' }, holds({ DeleteMarker: true })),
      s3(
        'GetObject',
        (told) => ({ Bucket, Key: 'a', VersionId: version(told, 3) }),
        refused('MethodNotAllowed 405: The specified method is not allowed against this resource.', {
          Method: 'GET',
          ResourceType: 'DeleteMarker',
        }),
      ),
      s3(
        'ListObjectVersions',
        { Bucket, Prefix: 'a' },
        {
          holds: (told) => ({
            DeleteMarkers: [
              { IsLatest: true, Key: 'a', VersionId: version(told, 4) },
              { IsLatest: false, Key: 'a', VersionId: version(told, 3) },
            ],
            IsTruncated: false,
            KeyMarker: '',
            MaxKeys: 1000,
            Name: Bucket,
            Prefix: 'a',
            VersionIdMarker: '',
            Versions: [
              {
                ChecksumAlgorithm: ['CRC32'],
                ChecksumType: 'FULL_OBJECT',
                IsLatest: false,
                Size: 11,
                StorageClass: 'STANDARD',
                VersionId: version(told, 2),
              },
            ],
          }),
        },
      ),
      s3('DeleteObject', (told) => ({ Bucket, Key: 'a', VersionId: version(told, 3) }), {
        holds: (told) => ({ DeleteMarker: true, VersionId: version(told, 3) }),
      }),
      s3('DeleteObject', (told) => ({ Bucket, Key: 'a', VersionId: version(told, 2) }), {
        holds: (told) => ({ VersionId: version(told, 2) }),
      }),
      s3(
        'GetObject',
        (told) => ({ Bucket, Key: 'a', VersionId: version(told, 2) }),
        'NoSuchVersion 404: The specified version does not exist.',
      ),
      s3(
        'ListObjectVersions',
        { Bucket, VersionIdMarker: FOREIGN },
        refused('InvalidArgument 400: A version-id marker cannot be specified without a key marker.', {
          ArgumentName: 'version-id-marker',
          ArgumentValue: FOREIGN,
        }),
      ),
      s3(
        'DeleteObjects',
        { Bucket, Delete: { Objects: [{ Key: 'x' }, { Key: 'y', VersionId: FOREIGN }] } },
        holds({
          Deleted: [{ DeleteMarker: true, Key: 'x' }],
          Errors: [
            { Code: 'NoSuchVersion', Key: 'y', Message: 'The specified version does not exist.', VersionId: FOREIGN },
          ],
        }),
      ),
      suspended,
      put('b', 'test-version-suspended', {}, holds({ ETag: '"bb7af07292c35f415ac7da933eb5c927"' })),
      s3(
        'ListObjectVersions',
        { Bucket, Prefix: 'b' },
        holds({ Versions: [{ Key: 'b', VersionId: 'null', IsLatest: true }] }),
      ),
      s3('DeleteObject', { Bucket, Key: 'b' }, holds({ DeleteMarker: true, VersionId: 'null' })),
      s3(
        'ListObjectVersions',
        { Bucket, Prefix: 'b' },
        holds({ DeleteMarkers: [{ Key: 'b', VersionId: 'null', IsLatest: true }] }),
      ),
    ],
  },
  {
    name: 'S3: pages of versions',
    steps: [
      bucket,
      versioned,
      ...['t0', 't1', 't2'].map((key) => put(key)),
      s3('DeleteObject', { Bucket, Key: 't2' }),
      s3(
        'ListObjectVersions',
        { Bucket, KeyMarker: 't1', MaxKeys: 1 },
        {
          holds: (told) => ({
            DeleteMarkers: [{ Key: 't2' }],
            IsTruncated: true,
            KeyMarker: 't1',
            MaxKeys: 1,
            NextKeyMarker: 't2',
            NextVersionIdMarker: version(told, 5),
            VersionIdMarker: '',
          }),
        },
      ),
      s3('ListObjectVersions', { Bucket, KeyMarker: 't2', MaxKeys: 1 }, holds({ IsTruncated: false, KeyMarker: 't2' })),
      s3('ListObjectVersions', (told) => ({ Bucket, KeyMarker: 't2', VersionIdMarker: version(told, 5) }), {
        holds: (told) => ({
          Versions: [{ Key: 't2', VersionId: version(told, 4), IsLatest: false }],
          VersionIdMarker: version(told, 5),
        }),
      }),
      s3(
        'ListObjectVersions',
        { Bucket, KeyMarker: '', MaxKeys: 1 },
        holds({ Versions: [{ Key: 't0' }], NextKeyMarker: 't0', IsTruncated: true }),
      ),
    ],
  },
  {
    name: 'S3: lists of objects',
    steps: [
      bucket,
      ...[
        'test/foo/bar/123',
        'test/foo/bar/456',
        'test/bar/foo/123',
        'folder/aSubfolder/subFile1',
        'folder/file1',
        'folder/file2',
      ].map((key) => put(key, 'content 123')),
      list(
        { Prefix: 'test/' },
        {
          KeyCount: 3,
          MaxKeys: 1000,
          Prefix: 'test/',
          IsTruncated: false,
          Contents: keys('test/bar/foo/123', 'test/foo/bar/123', 'test/foo/bar/456'),
        },
      ),
      list(
        { Prefix: 'test/', Delimiter: '/' },
        { CommonPrefixes: prefixes('test/bar/', 'test/foo/'), Delimiter: '/', KeyCount: 2 },
      ),
      list(
        { Prefix: 'test/', Delimiter: '/', MaxKeys: 1 },
        { CommonPrefixes: prefixes('test/bar/'), IsTruncated: true, KeyCount: 1 },
      ),
      list({ Prefix: 'test/foo', Delimiter: '/' }, { CommonPrefixes: prefixes('test/foo/'), KeyCount: 1 }),
      list({ Prefix: 'test/foo/bar', Delimiter: '/' }, { CommonPrefixes: prefixes('test/foo/bar/'), KeyCount: 1 }),
      list(
        { Prefix: 'test', Delimiter: '%2F' },
        { Contents: keys('test/bar/foo/123', 'test/foo/bar/123', 'test/foo/bar/456') },
      ),
      list(
        { Prefix: 'folder/', Delimiter: '/', MaxKeys: 1 },
        { CommonPrefixes: prefixes('folder/aSubfolder/'), IsTruncated: true },
      ),
      s3(
        'ListObjectsV2',
        (told) => ({
          Bucket,
          Prefix: 'folder/',
          Delimiter: '/',
          MaxKeys: 1,
          ContinuationToken: String(told[13]!.output!.NextContinuationToken),
        }),
        {
          holds: (told) => ({
            Contents: keys('folder/file1'),
            IsTruncated: true,
            KeyCount: 1,
            ContinuationToken: String(told[13]!.output!.NextContinuationToken),
          }),
        },
      ),
      list(
        { StartAfter: 'folder/file1', MaxKeys: 1 },
        { Contents: keys('folder/file2'), StartAfter: 'folder/file1', KeyCount: 1 },
      ),
      s3(
        'ListObjectsV2',
        { Bucket, ContinuationToken: '' },
        refused('InvalidArgument 400: The continuation token provided is incorrect', {
          ArgumentName: 'continuation-token',
        }),
      ),
      s3(
        'ListObjects',
        { Bucket, MaxKeys: 1, Delimiter: '/', Prefix: 'folder/' },
        holds({
          CommonPrefixes: prefixes('folder/aSubfolder/'),
          IsTruncated: true,
          Marker: '',
          NextMarker: 'folder/aSubfolder/',
        }),
      ),
      s3(
        'ListObjects',
        { Bucket, MaxKeys: 1, Marker: 'folder/file1' },
        holds({
          Contents: keys('folder/file2'),
          IsTruncated: true,
          Marker: 'folder/file1',
          MaxKeys: 1,
          Name: Bucket,
          Prefix: '',
        }),
      ),
      s3(
        'ListObjects',
        { Bucket, Prefix: 'test', Delimiter: '/' },
        holds({ CommonPrefixes: prefixes('test/'), Delimiter: '/', IsTruncated: false }),
      ),
      ...['file%2Fname', 'test@key/', 'a b+c', 'tschüß'].flatMap((key) => [
        put(key),
        list({ Prefix: key, EncodingType: 'url' }, { KeyCount: 1, EncodingType: 'url' }),
      ]),
    ],
  },
  {
    name: 'S3: uploads in parts',
    steps: [
      bucket,
      s3('CreateMultipartUpload', { Bucket, Key: 'a' }, holds({ Bucket, Key: 'a', ServerSideEncryption: 'AES256' })),
      s3(
        'UploadPart',
        (told) => ({ Bucket, Key: 'a', UploadId: upload(told, 1), PartNumber: 1, Body: utf8('test') }),
        holds({ ETag: '"098f6bcd4621d373cade4e832627b4f6"', ServerSideEncryption: 'AES256' }),
      ),
      s3(
        'ListMultipartUploads',
        { Bucket },
        {
          holds: (told) => ({
            Bucket,
            IsTruncated: false,
            KeyMarker: '',
            MaxUploads: 1000,
            NextKeyMarker: 'a',
            NextUploadIdMarker: upload(told, 1),
            UploadIdMarker: '',
            Uploads: [{ Key: 'a', StorageClass: 'STANDARD', UploadId: upload(told, 1) }],
          }),
        },
      ),
      s3(
        'ListMultipartUploads',
        { Bucket, MaxUploads: 1 },
        {
          holds: (told) => ({
            IsTruncated: false,
            MaxUploads: 1,
            NextKeyMarker: 'a',
            NextUploadIdMarker: upload(told, 1),
          }),
        },
      ),
      s3(
        'ListMultipartUploads',
        { Bucket, Delimiter: '/' },
        holds({ Delimiter: '/', IsTruncated: false, NextKeyMarker: 'a' }),
      ),
      s3(
        'ListParts',
        (told) => ({ Bucket, Key: 'a', UploadId: upload(told, 1) }),
        holds({
          Bucket,
          Key: 'a',
          IsTruncated: false,
          MaxParts: 1000,
          NextPartNumberMarker: 1,
          PartNumberMarker: 0,
          Parts: [{ ETag: '"098f6bcd4621d373cade4e832627b4f6"', PartNumber: 1, Size: 4 }],
          StorageClass: 'STANDARD',
        }),
      ),
      s3(
        'CompleteMultipartUpload',
        (told) => ({
          Bucket,
          Key: 'a',
          UploadId: upload(told, 1),
          MultipartUpload: { Parts: [{ PartNumber: 1, ETag: '"098f6bcd4621d373cade4e832627b4f6"' }] },
        }),
        holds({
          Bucket,
          ChecksumCRC64NVME: '+bu+zv66sUM=',
          ChecksumType: 'FULL_OBJECT',
          ETag: '"60cd54a928cbbcbb6e7b5595bab46a9e-1"',
          Key: 'a',
          ServerSideEncryption: 'AES256',
        }),
      ),
      s3(
        'GetObjectAttributes',
        { Bucket, Key: 'a', ObjectAttributes: ['ETag', 'ObjectSize', 'StorageClass', 'ObjectParts'] },
        holds({
          ETag: '60cd54a928cbbcbb6e7b5595bab46a9e-1',
          ObjectSize: 4,
          StorageClass: 'STANDARD',
          ObjectParts: { TotalPartsCount: 1 },
        }),
      ),
    ],
  },
  {
    name: 'S3: lists of uploads',
    secondsApart: 1,
    steps: [
      bucket,
      s3(
        'ListMultipartUploads',
        { Bucket },
        holds({ IsTruncated: false, KeyMarker: '', NextKeyMarker: '', NextUploadIdMarker: '', UploadIdMarker: '' }),
      ),
      ...['c', 'b', 'a', 'a', 'folder/x/1'].map((Key) => s3('CreateMultipartUpload', { Bucket, Key })),
      uploadsAfter({}, [4, 5, 3, 2, 6]),
      uploadsAfter({ MaxUploads: 1 }, [4]),
      uploadsAfter({ KeyMarker: 'a', MaxUploads: 1 }, [3]),
      uploadsAfter({ KeyMarker: 'folder/x/1' }, []),
      uploadsAfter({ UploadIdMarker: 5, MaxUploads: 1 }, [4]),
      uploadsAfter({ KeyMarker: 'a', UploadIdMarker: 4, MaxUploads: 1 }, [5]),
      uploadsAfter({ KeyMarker: 'a', UploadIdMarker: 5, MaxUploads: 1 }, [3]),
      s3('ListMultipartUploads', (told) => ({ Bucket, KeyMarker: 'a', UploadIdMarker: upload(told, 3) }), {
        refused: 'InvalidArgument 400: Invalid uploadId marker',
        holds: (told) => ({ ArgumentName: 'upload-id-marker', ArgumentValue: upload(told, 3) }),
      }),
      s3(
        'ListMultipartUploads',
        { Bucket, Prefix: 'folder/', Delimiter: '/' },
        holds({ CommonPrefixes: prefixes('folder/x/'), NextKeyMarker: '', NextUploadIdMarker: '', Prefix: 'folder/' }),
      ),
    ],
  },
  {
    name: 'S3: copies',
    steps: [
      bucket,
      put(
        'a',
        '{"key": "value"}',
        { ContentType: 'application/json', ContentLanguage: 'en-US', Metadata: { key: 'value' } },
        holds({ ETag: '"88bac95f31528d13a072c05f2a1cf371"' }),
      ),
      s3('CopyObject', { Bucket, Key: 'a', CopySource: 'recorded/a' }, toItself),
      s3('CopyObject', { Bucket, Key: 'a', CopySource: 'recorded/a', ACL: 'private' }, toItself),
      s3(
        'CopyObject',
        { Bucket, Key: 'a', CopySource: 'recorded/a', StorageClass: 'STANDARD' },
        holds({ CopyObjectResult: { ETag: '"88bac95f31528d13a072c05f2a1cf371"' }, ServerSideEncryption: 'AES256' }),
      ),
      s3(
        'CopyObject',
        { Bucket, Key: 'b', CopySource: 'recorded/a', ChecksumAlgorithm: 'SHA256' },
        holds({ CopyObjectResult: { ChecksumSHA256: 'lyTB4g5uPk1/V+0l+dTvsAblCFkNUoyQ2ll/andcE+U=' } }),
      ),
      s3(
        'CopyObject',
        { Bucket, Key: 'c', CopySource: 'recorded/b' },
        holds({ CopyObjectResult: { ChecksumSHA256: 'lyTB4g5uPk1/V+0l+dTvsAblCFkNUoyQ2ll/andcE+U=' } }),
      ),
      s3('CopyObject', {
        Bucket,
        Key: 'd',
        CopySource: 'recorded/a',
        MetadataDirective: 'REPLACE',
        ContentType: 'image/jpg',
        Metadata: { 'another-key': 'value' },
      }),
      s3(
        'HeadObject',
        { Bucket, Key: 'd' },
        holds({
          AcceptRanges: 'bytes',
          ContentLength: 16,
          ContentType: 'image/jpg',
          Metadata: { 'another-key': 'value' },
          ServerSideEncryption: 'AES256',
        }),
      ),
      s3(
        'HeadObject',
        { Bucket, Key: 'c' },
        holds({ ContentType: 'application/json', ContentLanguage: 'en-US', Metadata: { key: 'value' } }),
      ),
      ...(['Metadata', 'Tagging'] as const).map((what) =>
        s3(
          'CopyObject',
          { Bucket, Key: 'e', CopySource: 'recorded/a', [`${what}Directive`]: 'MOVE' },
          refused(`InvalidArgument 400: Unknown ${what.toLowerCase()} directive.`, { ArgumentValue: 'MOVE' }),
        ),
      ),
      s3('CopyObject', { Bucket, Key: 'e', CopySource: 'recorded/nothing' }, refused(noKey, { Key: 'nothing' })),
      s3(
        'CopyObject',
        { Bucket, Key: 'e', CopySource: 'recorded-nowhere/a' },
        refused(noBucket, { BucketName: 'recorded-nowhere' }),
      ),
    ],
  },
  {
    name: 'S3: checksums',
    steps: [
      bucket,
      ...(
        [
          ['CRC32', 'cZWHwQ=='],
          ['CRC32C', 'Pf4upw=='],
          ['SHA1', 'B++3uSfJMSHWToQMQ1g6lIJY5Eo='],
          ['SHA256', '2l26x0trnT0r2AvakoFk2MB7eKVKzYESLMxSAKAzoik='],
        ] as const
      ).flatMap(([name, value]) => [
        put(
          'a',
          'test data..',
          { ChecksumAlgorithm: name, [`Checksum${name}`]: 'invalid' },
          `InvalidRequest 400: Value for x-amz-checksum-${name.toLowerCase()} header is invalid.`,
        ),
        put(
          'a',
          'test data..',
          { ChecksumAlgorithm: name, [`Checksum${name}`]: value },
          holds({ [`Checksum${name}`]: value, ETag: '"e6d9226c2a86b7232933663c13467527"' }),
        ),
        put(
          'a',
          'other data',
          { ChecksumAlgorithm: name, [`Checksum${name}`]: value },
          `BadDigest 400: The ${name} you specified did not match the calculated checksum.`,
        ),
        s3(
          'GetObjectAttributes',
          { Bucket, Key: 'a', ObjectAttributes: ['ETag', 'Checksum'] },
          holds({
            Checksum: { [`Checksum${name}`]: value, ChecksumType: 'FULL_OBJECT' },
            ETag: 'e6d9226c2a86b7232933663c13467527',
          }),
        ),
        s3(
          'HeadObject',
          { Bucket, Key: 'a', ChecksumMode: 'ENABLED' },
          holds({ [`Checksum${name}`]: value, ContentLength: 11 }),
        ),
      ]),
      put('md5', 'x', { ContentMD5: 'invalid' }, 'InvalidDigest 400: The Content-MD5 you specified was invalid.'),
      put(
        'md5',
        'x',
        { ContentMD5: '1B2M2Y8AsgTpgAmY7PhCfg==' },
        'BadDigest 400: The Content-MD5 you specified did not match what we received.',
      ),
    ],
  },
  {
    name: 'S3: access control lists',
    steps: [
      owned,
      s3('DeletePublicAccessBlock'),
      s3('PutBucketAcl', { Bucket, ACL: 'public-read' }),
      grants(owner, group(EVERYONE, 'READ')),
      s3('PutBucketAcl', { Bucket, ACL: 'private' }),
      grants(owner),
      s3('PutBucketAcl', { Bucket, GrantRead: `uri="${LOGS}"` }),
      grants(group(LOGS, 'READ')),
      s3(
        'PutBucketAcl',
        { Bucket, ACL: 'fake-acl' },
        refused('InvalidArgument 400: ', { ArgumentName: 'x-amz-acl', ArgumentValue: 'fake-acl' }),
      ),
      s3(
        'PutBucketAcl',
        { Bucket, GrantWrite: 'uri="http://acs.amazonaws.com/groups/s3/FakeGroup"' },
        refused('InvalidArgument 400: Invalid group uri', {
          ArgumentName: 'uri',
          ArgumentValue: 'http://acs.amazonaws.com/groups/s3/FakeGroup',
        }),
      ),
      s3(
        'PutBucketAcl',
        { Bucket, GrantWrite: 'fakekey="1234"' },
        refused('InvalidArgument 400: Argument format not recognized', {
          ArgumentName: 'x-amz-grant-write',
          ArgumentValue: 'fakekey="1234"',
        }),
      ),
      s3(
        'PutBucketAcl',
        { Bucket, GrantWrite: 'id=wrong-id' },
        refused('InvalidArgument 400: Invalid id', { ArgumentName: 'id', ArgumentValue: 'wrong-id' }),
      ),
      put('a', 'x', { ACL: 'public-read' }),
      s3('GetObjectAcl', { Bucket, Key: 'a' }, holds({ Grants: [owner, group(EVERYONE, 'READ')] })),
      s3('GetObjectAcl', { Bucket, Key: 'b' }, refused(noKey, { Key: 'b' })),
    ],
  },
  {
    name: 'S3: configurations',
    steps: [
      bucket,
      s3(
        'GetBucketOwnershipControls',
        { Bucket },
        holds({ OwnershipControls: { Rules: [{ ObjectOwnership: 'BucketOwnerEnforced' }] } }),
      ),
      s3(
        'GetPublicAccessBlock',
        { Bucket },
        holds({
          PublicAccessBlockConfiguration: {
            BlockPublicAcls: true,
            BlockPublicPolicy: true,
            IgnorePublicAcls: true,
            RestrictPublicBuckets: true,
          },
        }),
      ),
      s3('PutPublicAccessBlock', { Bucket, PublicAccessBlockConfiguration: { BlockPublicAcls: false } }),
      s3(
        'GetPublicAccessBlock',
        { Bucket },
        holds({
          PublicAccessBlockConfiguration: {
            BlockPublicAcls: false,
            BlockPublicPolicy: false,
            IgnorePublicAcls: false,
            RestrictPublicBuckets: false,
          },
        }),
      ),
      s3(
        'GetBucketEncryption',
        { Bucket },
        holds({
          ServerSideEncryptionConfiguration: {
            Rules: [{ ApplyServerSideEncryptionByDefault: { SSEAlgorithm: 'AES256' }, BucketKeyEnabled: false }],
          },
        }),
      ),
      s3('PutBucketEncryption', {
        Bucket,
        ServerSideEncryptionConfiguration: {
          Rules: [{ ApplyServerSideEncryptionByDefault: { SSEAlgorithm: 'aws:kms' }, BucketKeyEnabled: true }],
        },
      }),
      s3(
        'GetBucketEncryption',
        { Bucket },
        holds({
          ServerSideEncryptionConfiguration: {
            Rules: [{ ApplyServerSideEncryptionByDefault: { SSEAlgorithm: 'aws:kms' }, BucketKeyEnabled: true }],
          },
        }),
      ),
      put('a', 'x', {}, holds({ BucketKeyEnabled: true, ServerSideEncryption: 'aws:kms' })),
      s3('GetBucketAccelerateConfiguration'),
      s3('PutBucketAccelerateConfiguration', { Bucket, AccelerateConfiguration: { Status: 'Enabled' } }),
      s3('GetBucketAccelerateConfiguration', { Bucket }, holds({ Status: 'Enabled' })),
      s3('GetBucketRequestPayment', { Bucket }, holds({ Payer: 'BucketOwner' })),
      s3('GetBucketVersioning'),
      suspended,
      s3('GetBucketVersioning', { Bucket }, holds({ Status: 'Suspended' })),
      s3('PutObjectTagging', {
        Bucket,
        Key: 'a',
        Tagging: {
          TagSet: [
            { Key: 'tag1', Value: 'tag1' },
            { Key: 'tag2', Value: '' },
          ],
        },
      }),
      s3(
        'GetObjectTagging',
        { Bucket, Key: 'a' },
        holds({
          TagSet: [
            { Key: 'tag1', Value: 'tag1' },
            { Key: 'tag2', Value: '' },
          ],
        }),
      ),
      put('a', 'y'),
      s3('GetObjectTagging', { Bucket, Key: 'a' }, holds({ TagSet: [] })),
    ],
  },
  {
    name: 'S3: buckets that are there already, and names that are none',
    steps: [
      bucket,
      s3('CreateBucket'),
      ...['aa', 'UpperCase', 'under_score', 'two..dots', '-dash', '192.168.1.1'].map((name) =>
        s3(
          'CreateBucket',
          { Bucket: name },
          refused('InvalidBucketName 400: The specified bucket is not valid.', { BucketName: name }),
        ),
      ),
      s3(
        'CreateBucket',
        { Bucket: 'recorded-3', CreateBucketConfiguration: { LocationConstraint: 'us-east-1' } },
        refused('InvalidLocationConstraint 400: The specified location-constraint is not valid', {
          LocationConstraint: 'us-east-1',
        }),
      ),
      s3(
        'CreateBucket',
        { Bucket: 'recorded-3', CreateBucketConfiguration: { LocationConstraint: 'moon-1' } },
        refused('InvalidLocationConstraint 400: The specified location-constraint is not valid', {
          LocationConstraint: 'moon-1',
        }),
      ),
      s3('CreateBucket', { Bucket: 'recorded-4', CreateBucketConfiguration: { LocationConstraint: 'eu-west-1' } }),
      s3('GetBucketLocation', { Bucket: 'recorded-4' }, holds({ LocationConstraint: 'eu-west-1' })),
    ],
  },
  // radkawar/stackd, testdata/aws/s3/bucket_tags.json (September 2026)
  {
    name: 'S3: tags of a bucket, replaced and taken away',
    steps: [
      bucket,
      tagged(['z', '1'], ['a', '2']),
      tagged(['only', '1']),
      s3('GetBucketTagging', { Bucket }, holds({ TagSet: [{ Key: 'only', Value: '1' }] })),
      tagged(),
      s3(
        'GetBucketTagging',
        { Bucket },
        refused('NoSuchTagSet 404: The TagSet does not exist', { BucketName: 'recorded' }),
      ),
      s3('DeleteBucketTagging'),
      tagged(['Key', 'a'], ['key', 'b']),
      tagged(['empty', '']),
      tagged(['\u{10400}'.repeat(64), 'é'.repeat(256)]),
      s3(
        'PutBucketTagging',
        { Bucket, Tagging: { TagSet: [{ Key: '\u{10400}'.repeat(65), Value: 'a' }] } },
        refused('InvalidTag 400: The TagKey you have provided is invalid', { TagKey: '\u{10400}'.repeat(65) }),
      ),
      s3(
        'PutBucketTagging',
        { Bucket, Tagging: { TagSet: [{ Key: 'value', Value: 'é'.repeat(257) }] } },
        refused('InvalidTag 400: The TagValue you have provided is invalid', {
          ...{ TagKey: 'value', TagValue: 'é'.repeat(257) },
        }),
      ),
    ],
  },
]
