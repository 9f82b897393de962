/**
 * Versions, uploads in parts and rules of CORS: answers of AWS of September 2026, as recorded in radkawar/stackd
 * (testdata/aws/s3: versioning, versioning_null, marker_policy, multipart_controls_replay, cors_replay). Facts only; the calls
 * are ours.
 */
import { type AwsStructure, utf8 } from '@first-line/aws-api'
import type { Answered } from '../../testing/client.ts'
import type { Holds, Scenario, Step } from './scenario.ts'

const Bucket = 'recorded'
const s3 = (operation: string, input: Step[2] = { Bucket }, outcome?: Step[3]): Step => [
  's3',
  operation,
  input,
  outcome,
]
type Told = readonly Answered[]
const of = (told: Told, at: number, member: string): string => String(told[at]?.output?.[member])
const held = (holds: Holds['holds']): Step[3] => ({ holds })
const bucket = s3('CreateBucket')
const versioning = (Status: string): Step => s3('PutBucketVersioning', { Bucket, VersioningConfiguration: { Status } })
const put = (Key: string, text: string, outcome?: Step[3]): Step =>
  s3('PutObject', { Bucket, Key, Body: utf8(text) }, outcome)
const noKey = 'NoSuchKey 404: The specified key does not exist.'
const denied = (action: string, key: string): string =>
  `AccessDenied 403: User: arn:aws:iam::111122223333:root is not authorized to perform: ${action} on resource: "arn:aws:s3:::recorded/${key}" with an explicit deny in a resource-based policy`
const crc = { ChecksumAlgorithm: ['CRC64NVME'], ChecksumType: 'FULL_OBJECT', StorageClass: 'STANDARD' }

const B5MIB = new Uint8Array(5_242_880).fill(0x42)
const TAIL = utf8('final-part')
const uploaded = (told: Told): AwsStructure => ({ Bucket, Key: 'a', UploadId: of(told, 3, 'UploadId') })
const part = (PartNumber: number, Body: Uint8Array): Step =>
  s3('UploadPart', (told) => ({ ...uploaded(told), PartNumber, Body }))
const completed = (parts: readonly [number: number, at: number][], outcome?: Step[3]): Step =>
  s3(
    'CompleteMultipartUpload',
    (told) => ({
      ...uploaded(told),
      MultipartUpload: { Parts: parts.map(([PartNumber, at]) => ({ PartNumber, ETag: of(told, at, 'ETag') })) },
    }),
    outcome,
  )
const noPart =
  "InvalidPart 400: One or more of the specified parts could not be found.  The part may not have been uploaded, or the specified entity tag may not match the part's entity tag."

const GET = ['GET']
const ORIGIN = ['https://app.example']
const cors = (rule: AwsStructure, outcome?: Step[3]): Step =>
  s3('PutBucketCors', { Bucket, CORSConfiguration: { CORSRules: [rule] } }, outcome)
const noMethod = (method: string): string =>
  `InvalidRequest 400: Found unsupported HTTP method in CORS config. Unsupported method is ${method}`

const lifecycle = (rules: AwsStructure[], outcome?: Step[3]): Step =>
  s3(
    'PutBucketLifecycleConfiguration',
    {
      Bucket,
      LifecycleConfiguration: {
        Rules: rules.map((rule) => ({ Status: 'Enabled', Expiration: { Days: 30 }, ...rule })),
      },
    },
    outcome,
  )
const LARGE_ONLY = held({ TransitionDefaultMinimumObjectSize: 'all_storage_classes_128K' })
const MALFORMED =
  'MalformedXML 400: The XML you provided was not well-formed or did not validate against our published schema'

export const s3ObjectScenarios: readonly Scenario[] = [
  {
    name: 'S3: versions of one key, from before the first to a marker in their place',
    steps: [
      bucket,
      s3('GetBucketVersioning', { Bucket }, held({})),
      put('a', 'before'),
      s3(
        'ListObjectVersions',
        { Bucket },
        held({ Versions: [{ Key: 'a', VersionId: 'null', IsLatest: true, ...crc }] }),
      ),
      versioning('Enabled'),
      s3('GetObject', { Bucket, Key: 'a' }, held({ VersionId: 'null', ContentLength: 6 })),
      s3('HeadObject', { Bucket, Key: 'a', VersionId: 'null' }, held({ VersionId: 'null' })),
      put('a', 'one'),
      put('a', 'second'),
      s3(
        'ListObjectVersions',
        { Bucket },
        held((told) => ({
          ...{ IsTruncated: false, KeyMarker: '', VersionIdMarker: '', Name: Bucket, Prefix: '', MaxKeys: 1000 },
          Versions: [
            { VersionId: of(told, 8, 'VersionId'), IsLatest: true, Size: 6, ...crc },
            { VersionId: of(told, 7, 'VersionId'), IsLatest: false, Size: 3, ...crc },
            { VersionId: 'null', IsLatest: false, Size: 6, ...crc },
          ],
        })),
      ),
      s3(
        'DeleteObject',
        (told) => ({ Bucket, Key: 'a', VersionId: of(told, 8, 'VersionId') }),
        held((told) => ({ VersionId: of(told, 8, 'VersionId') })),
      ),
      s3('GetObject', (told) => ({ Bucket, Key: 'a', VersionId: of(told, 8, 'VersionId') }), {
        refused: 'NoSuchVersion 404: The specified version does not exist.',
        holds: (told) => ({ Key: 'a', VersionId: of(told, 8, 'VersionId') }),
      }),
      s3(
        'GetObject',
        { Bucket, Key: 'a' },
        held((told) => ({ VersionId: of(told, 7, 'VersionId') })),
      ),
      versioning('Suspended'),
      s3('DeleteObject', { Bucket, Key: 'a' }, held({ DeleteMarker: true, VersionId: 'null' })),
      s3(
        'ListObjectVersions',
        { Bucket },
        held((told) => ({
          Versions: [{ VersionId: of(told, 7, 'VersionId'), IsLatest: false }],
          DeleteMarkers: [{ Key: 'a', VersionId: 'null', IsLatest: true }],
        })),
      ),
      s3('DeleteObject', { Bucket, Key: 'a', VersionId: 'null' }, held({ DeleteMarker: true, VersionId: 'null' })),
      s3(
        'GetObject',
        { Bucket, Key: 'a' },
        held((told) => ({ VersionId: of(told, 7, 'VersionId') })),
      ),
      versioning('Enabled'),
      s3('DeleteObject', { Bucket, Key: 'a' }, held({ DeleteMarker: true })),
      s3(
        'ListObjectsV2',
        { Bucket },
        held({ KeyCount: 0, IsTruncated: false, MaxKeys: 1000, Prefix: '', Name: Bucket }),
      ),
      s3('GetObject', { Bucket, Key: 'a' }, noKey),
    ],
  },
  {
    name: 'S3: pages of versions',
    steps: [
      bucket,
      versioning('Enabled'),
      put('a/file', 'first'),
      put('a/file', 'second'),
      put('b', 'b'),
      s3(
        'ListObjectVersions',
        { Bucket, MaxKeys: 1 },
        held((told) => ({
          ...{ IsTruncated: true, KeyMarker: '', VersionIdMarker: '', MaxKeys: 1 },
          ...{ NextKeyMarker: 'a/file', NextVersionIdMarker: of(told, 3, 'VersionId') },
          Versions: [{ VersionId: of(told, 3, 'VersionId'), IsLatest: true }],
        })),
      ),
      s3(
        'ListObjectVersions',
        (told) => ({ Bucket, MaxKeys: 1, KeyMarker: 'a/file', VersionIdMarker: of(told, 3, 'VersionId') }),
        held((told) => ({
          ...{ IsTruncated: true, KeyMarker: 'a/file', VersionIdMarker: of(told, 3, 'VersionId') },
          ...{ NextKeyMarker: 'a/file', NextVersionIdMarker: of(told, 2, 'VersionId') },
          Versions: [{ VersionId: of(told, 2, 'VersionId'), IsLatest: false }],
        })),
      ),
    ],
  },
  {
    name: 'S3: an upload in parts beside an object, replaced, refused, done and done again',
    steps: [
      bucket,
      versioning('Enabled'),
      put('a', 'old'),
      s3('CreateMultipartUpload', {
        ...{ Bucket, Key: 'a', ContentType: 'application/x-own', CacheControl: 'max-age=7' },
        ...{ Metadata: { phase: 'done' }, Tagging: 'kind=multipart&space=a%20b' },
      }),
      part(2, TAIL),
      part(1, TAIL),
      part(1, B5MIB),
      s3(
        'ListParts',
        (told) => ({ ...uploaded(told), MaxParts: 1 }),
        held((told) => ({
          ...{ PartNumberMarker: 0, NextPartNumberMarker: 1, MaxParts: 1, IsTruncated: true },
          Parts: [{ PartNumber: 1, ETag: of(told, 6, 'ETag'), Size: B5MIB.length }],
        })),
      ),
      s3(
        'ListParts',
        (told) => ({ ...uploaded(told), MaxParts: 1, PartNumberMarker: 1 }),
        held((told) => ({
          ...{ PartNumberMarker: 1, NextPartNumberMarker: 2, IsTruncated: false },
          Parts: [{ PartNumber: 2, ETag: of(told, 4, 'ETag'), Size: TAIL.length }],
        })),
      ),
      s3('GetObject', { Bucket, Key: 'a' }, held({ ContentLength: 3 })),
      completed(
        [
          [2, 4],
          [1, 6],
        ],
        'InvalidPartOrder 400: The list of parts was not in ascending order. Parts must be ordered by part number.',
      ),
      completed(
        [
          [1, 6],
          [3, 4],
        ],
        noPart,
      ),
      completed(
        [
          [1, 5],
          [2, 4],
        ],
        noPart,
      ),
      completed(
        [
          [1, 6],
          [2, 4],
        ],
        held({ ChecksumType: 'FULL_OBJECT', ServerSideEncryption: 'AES256' }),
      ),
      s3(
        'HeadObject',
        { Bucket, Key: 'a', ChecksumMode: 'ENABLED' },
        held((told) => ({
          ...{ ContentLength: B5MIB.length + TAIL.length, ETag: of(told, 13, 'ETag'), TagCount: 2 },
          ...{ ContentType: 'application/x-own', CacheControl: 'max-age=7', Metadata: { phase: 'done' } },
          ...{ ChecksumCRC64NVME: of(told, 13, 'ChecksumCRC64NVME'), VersionId: of(told, 13, 'VersionId') },
        })),
      ),
      completed(
        [
          [1, 6],
          [2, 4],
        ],
        held((told) => ({ ETag: of(told, 13, 'ETag'), VersionId: of(told, 13, 'VersionId') })),
      ),
      s3(
        'ListParts',
        uploaded,
        'NoSuchUpload 404: The specified upload does not exist. The upload ID may be invalid, or the upload may have been aborted or completed.',
      ),
      s3('AbortMultipartUpload', uploaded),
    ],
  },
  {
    name: 'S3: a delete marker is told though reading is denied',
    steps: [
      bucket,
      versioning('Enabled'),
      put('a', 'a'),
      s3('DeleteObject', { Bucket, Key: 'a' }),
      put('b', 'b'),
      s3('PutBucketPolicy', {
        Bucket,
        Policy: JSON.stringify({
          Version: '2012-10-17',
          Statement: [
            {
              ...{ Effect: 'Deny', Principal: '*', Action: ['s3:GetObject', 's3:GetObjectVersion'] },
              Resource: ['arn:aws:s3:::recorded/a', 'arn:aws:s3:::recorded/b'],
            },
          ],
        }),
      }),
      s3('GetObject', { Bucket, Key: 'b' }, denied('s3:GetObject', 'b')),
      s3('GetObject', { Bucket, Key: 'a' }, noKey),
      s3(
        'GetObject',
        (told) => ({ Bucket, Key: 'a', VersionId: of(told, 3, 'VersionId') }),
        'MethodNotAllowed 405: The specified method is not allowed against this resource.',
      ),
      s3(
        'GetObject',
        (told) => ({ Bucket, Key: 'a', VersionId: of(told, 2, 'VersionId') }),
        denied('s3:GetObjectVersion', 'a'),
      ),
    ],
  },
  {
    name: 'S3: rules of CORS',
    steps: [
      bucket,
      s3('DeleteBucketCors'),
      s3('GetBucketCors', { Bucket }, 'NoSuchCORSConfiguration 404: The CORS configuration does not exist'),
      cors({ AllowedOrigins: ORIGIN, AllowedMethods: GET, MaxAgeSeconds: 17, ID: 'first' }),
      cors({ AllowedOrigins: ORIGIN, AllowedMethods: ['OPTIONS'] }, noMethod('OPTIONS')),
      cors({ AllowedOrigins: ORIGIN, AllowedMethods: ['get'] }, noMethod('get')),
      cors({ AllowedOrigins: ORIGIN, AllowedMethods: [''] }, noMethod('')),
      s3('GetBucketCors', { Bucket }, held({ CORSRules: [{ ID: 'first', MaxAgeSeconds: 17 }] })),
      cors({ AllowedOrigins: [''], AllowedMethods: GET }),
      cors(
        { AllowedOrigins: ['https://*.*.example'], AllowedMethods: GET },
        'InvalidRequest 400: AllowedOrigin "https://*.*.example" can not have more than one wildcard.',
      ),
      s3('GetBucketCors', { Bucket }, held({ CORSRules: [{ AllowedOrigins: [''] }] })),
      cors({ AllowedOrigins: ['not-an-origin'], AllowedMethods: GET }),
    ],
  },
  // radkawar/stackd, testdata/aws/s3/lifecycle_control_replay.json
  {
    name: 'S3: rules of a lifecycle',
    steps: [
      bucket,
      s3('DeleteBucketLifecycle'),
      s3(
        'GetBucketLifecycleConfiguration',
        { Bucket },
        'NoSuchLifecycleConfiguration 404: The lifecycle configuration does not exist',
      ),
      lifecycle(
        [{ Prefix: 'legacy/' }, { Filter: { Prefix: 'second/' } }],
        'InvalidRequest 400: Filter element can only be used in Lifecycle V2.',
      ),
      lifecycle([{ ID: 'base' }], MALFORMED),
      lifecycle([{ ID: 'base', Prefix: '' }], LARGE_ONLY),
      s3('GetBucketLifecycleConfiguration', { Bucket }, held({ Rules: [{ ID: 'base', Prefix: '' }] })),
      lifecycle([{ ID: 'base', Filter: {} }], LARGE_ONLY),
      s3('GetBucketLifecycleConfiguration', { Bucket }, held({ Rules: [{ ID: 'base', Filter: {} }] })),
      lifecycle([{ ID: 'base', Filter: { Prefix: '' } }], LARGE_ONLY),
    ],
  },
]
