import {
  CopyObjectCommand,
  CreateBucketCommand,
  DeleteObjectCommand,
  DeleteObjectsCommand,
  DeleteObjectTaggingCommand,
  GetBucketInventoryConfigurationCommand,
  GetObjectAttributesCommand,
  GetObjectCommand,
  GetObjectLegalHoldCommand,
  GetObjectLockConfigurationCommand,
  GetObjectRetentionCommand,
  GetObjectTaggingCommand,
  HeadObjectCommand,
  ListBucketInventoryConfigurationsCommand,
  ListObjectsCommand,
  ListObjectsV2Command,
  ListObjectVersionsCommand,
  PutBucketVersioningCommand,
  PutObjectCommand,
  PutObjectTaggingCommand,
} from '@aws-sdk/client-s3'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { answerOf, errorOf } from '../../testing/served.ts'
import { type S3Bench, s3Bench } from './testing/served-s3.ts'

const ALL = { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: 's3:*', Resource: '*' }] }
const NO_LIST = {
  Version: '2012-10-17',
  Statement: [
    { Effect: 'Allow', Action: ['s3:GetObject', 's3:DeleteObject'], Resource: '*' },
    { Effect: 'Deny', Action: 's3:DeleteObject', Resource: 'arn:aws:s3:::*/kept' },
  ],
}

let bench: S3Bench
let Bucket = ''
let count = 0

beforeAll(async () => {
  bench = await s3Bench({
    users: [
      { userName: 'all', inlinePolicies: { all: ALL }, accessKeys: [{}] },
      { userName: 'blind', inlinePolicies: { own: NO_LIST }, accessKeys: [{}] },
    ],
  })
})
afterAll(async () => {
  await bench.close()
  expect(bench.faults).toEqual([])
})
beforeEach(async () => {
  count += 1
  Bucket = `objects-${count}`
  await bench.s3.send(new CreateBucketCommand({ Bucket }))
})

const put = (Key: string, Body: string | Uint8Array = 'hello', more: object = {}) =>
  bench.s3.send(new PutObjectCommand({ Bucket, Key, Body, ...more }))
const text = async (Key: string, more: object = {}) =>
  (await bench.s3.send(new GetObjectCommand({ Bucket, Key, ...more }))).Body!.transformToString()

describe('an object', () => {
  test('comes back as it was put, with all that was said of it', async () => {
    const answer = await answerOf(
      put('a/b c+ü.txt', 'hello', {
        ContentType: 'text/plain',
        CacheControl: 'no-cache',
        Metadata: { owner: 'bob' },
        Tagging: 'team=blue&stage=test',
      }),
    )
    expect(answer).toEqual({
      ETag: '"5d41402abc4b2a76b9719d911017c592"',
      ChecksumCRC32: 'NhCmhg==',
      ChecksumType: 'FULL_OBJECT',
      ServerSideEncryption: 'AES256',
    })
    const { Body, LastModified, ...got } = await answerOf(
      bench.s3.send(new GetObjectCommand({ Bucket, Key: 'a/b c+ü.txt' })),
    )
    expect(await Body!.transformToString()).toBe('hello')
    expect(LastModified).toBeInstanceOf(Date)
    expect(got).toEqual({
      AcceptRanges: 'bytes',
      ContentLength: 5,
      ETag: '"5d41402abc4b2a76b9719d911017c592"',
      ChecksumCRC32: 'NhCmhg==',
      ChecksumType: 'FULL_OBJECT',
      ContentType: 'text/plain',
      CacheControl: 'no-cache',
      Metadata: { owner: 'bob' },
      ServerSideEncryption: 'AES256',
      TagCount: 2,
    })
  })

  test.each(['CRC32', 'CRC32C', 'CRC64NVME', 'SHA1', 'SHA256'] as const)('is checked by %s', async (algorithm) => {
    const answer = await put('checked', 'hello', { ChecksumAlgorithm: algorithm })
    const name = `Checksum${algorithm}` as const
    expect(answer[name]).toMatch(/=$|^[\w+/]+$/)
    const head = await bench.s3.send(new HeadObjectCommand({ Bucket, Key: 'checked', ChecksumMode: 'ENABLED' }))
    expect(head[name]).toBe(answer[name])
    const wrong = {
      [name]: Buffer.from(Buffer.from(answer[name]!, 'base64').map((byte) => byte ^ 1)).toString('base64'),
    }
    expect(await errorOf(put('wrong', 'hello', wrong))).toBe(
      `BadDigest 400: The ${algorithm} you specified did not match the calculated checksum.`,
    )
  })

  test('is refused with a wrong Content-MD5', async () => {
    expect(await errorOf(put('a', 'hello', { ContentMD5: 'XUFAKrxLKna5cZ2REBfFkA==' }))).toBe(
      'BadDigest 400: The Content-MD5 you specified did not match what we received.',
    )
    expect(await errorOf(put('a', 'hello', { ContentMD5: 'no' }))).toBe(
      'InvalidDigest 400: The Content-MD5 you specified was invalid.',
    )
  })

  test('of some size is streamed, in pieces when that is asked for', async () => {
    const bytes = new Uint8Array(3_000_000).map((_, index) => index * 31 + (index >> 8))
    await put('big', bytes)
    const whole = await bench.s3.send(new GetObjectCommand({ Bucket, Key: 'big' }))
    expect(Buffer.compare(await whole.Body!.transformToByteArray(), bytes)).toBe(0)
    const part = await bench.s3.send(new GetObjectCommand({ Bucket, Key: 'big', Range: 'bytes=1000000-1999999' }))
    expect(part.$metadata.httpStatusCode).toBe(206)
    expect(part.ContentRange).toBe('bytes 1000000-1999999/3000000')
    expect(Buffer.compare(await part.Body!.transformToByteArray(), bytes.subarray(1_000_000, 2_000_000))).toBe(0)
  })

  test.each([
    ['bytes=0-1', 'he'],
    ['bytes=3-', 'lo'],
    ['bytes=-2', 'lo'],
    ['bytes=2-100', 'llo'],
    ['bytes=3-1', 'hello'],
    ['nonsense', 'hello'],
  ])('range %s', async (Range, expected) => {
    await put('a')
    expect(await text('a', { Range })).toBe(expected)
  })

  test('has no bytes beyond its end', async () => {
    await put('a')
    expect(await errorOf(text('a', { Range: 'bytes=5-' }))).toBe(
      'InvalidRange 416: The requested range is not satisfiable',
    )
  })

  test('answers conditions', async () => {
    const { ETag } = await put('a')
    const { LastModified } = await bench.s3.send(new HeadObjectCommand({ Bucket, Key: 'a' }))
    expect(await text('a', { IfMatch: ETag })).toBe('hello')
    expect(await errorOf(text('a', { IfMatch: '"other"' }))).toBe(
      'PreconditionFailed 412: At least one of the pre-conditions you specified did not hold',
    )
    expect(await errorOf(text('a', { IfNoneMatch: ETag }))).toMatch(/ 304: /)
    expect(await errorOf(text('a', { IfModifiedSince: LastModified! }))).toMatch(/ 304: /)
    // A date that is still to come is none.
    expect(await text('a', { IfModifiedSince: new Date(Date.now() + 60_000) })).toBe('hello')
    expect(await errorOf(text('a', { IfUnmodifiedSince: new Date(0) }))).toMatch(/^PreconditionFailed 412/)
    expect(await errorOf(put('a', 'x', { IfNoneMatch: '*' }))).toBe(
      'PreconditionFailed 412: At least one of the pre-conditions you specified did not hold',
    )
    expect(await errorOf(put('nothing', 'x', { IfMatch: ETag }))).toBe(
      'NoSuchKey 404: The specified key does not exist.',
    )
  })

  test('is served under other headers when a signed request asks', async () => {
    await put('a')
    const got = await bench.s3.send(
      new GetObjectCommand({ Bucket, Key: 'a', ResponseContentType: 'text/csv', ResponseCacheControl: 'max-age=1' }),
    )
    expect([got.ContentType, got.CacheControl]).toEqual(['text/csv', 'max-age=1'])
  })

  test('is missing: 404 for who may list, 403 for who may not', async () => {
    const all = bench.s3With(bench.keyOf('all'))
    const blind = bench.s3With(bench.keyOf('blind'))
    const missing = new GetObjectCommand({ Bucket, Key: 'nothing' })
    expect(await errorOf(all.send(missing))).toBe('NoSuchKey 404: The specified key does not exist.')
    expect(await errorOf(blind.send(missing))).toBe(
      `AccessDenied 403: User: arn:aws:iam::111122223333:user/blind is not authorized to perform: s3:ListBucket on resource: "arn:aws:s3:::${Bucket}" because no identity-based policy allows the s3:ListBucket action`,
    )
    expect(await errorOf(all.send(new HeadObjectCommand({ Bucket, Key: 'nothing' })))).toMatch(/^NotFound 404/)
    expect(await errorOf(blind.send(new HeadObjectCommand({ Bucket, Key: 'nothing' })))).toMatch(/ 403: /)
  })

  test('has a key of 1024 bytes at most, and 2 KB of metadata', async () => {
    expect(await errorOf(put('ü'.repeat(513)))).toBe('KeyTooLongError 400: Your key is too long')
    expect(await errorOf(put('a', 'x', { Metadata: { a: 'x'.repeat(2_048) } }))).toBe(
      'MetadataTooLarge 400: Your metadata headers exceed the maximum allowed metadata size',
    )
  })

  test('has one of AWS\u2019s storage classes', async () => {
    expect(await errorOf(put('a', 'x', { StorageClass: 'CUPBOARD' }))).toBe(
      'InvalidStorageClass 400: The storage class you specified is not valid',
    )
    await put('a', 'x', { StorageClass: 'STANDARD_IA' })
    expect((await bench.s3.send(new HeadObjectCommand({ Bucket, Key: 'a' }))).StorageClass).toBe('STANDARD_IA')
  })

  test('is copied, with what is said of it or with something else', async () => {
    await put('a', 'hello', { ContentType: 'text/plain', Tagging: 'team=blue' })
    const copy = await bench.s3.send(new CopyObjectCommand({ Bucket, Key: 'b', CopySource: `${Bucket}/a` }))
    expect(copy.CopyObjectResult).toEqual({
      ETag: '"5d41402abc4b2a76b9719d911017c592"',
      LastModified: expect.any(Date),
      ChecksumCRC32: 'NhCmhg==',
      ChecksumType: 'FULL_OBJECT',
    })
    const b = await bench.s3.send(new HeadObjectCommand({ Bucket, Key: 'b' }))
    expect([b.ContentType, b.TagCount]).toEqual(['text/plain', 1])
    expect(await errorOf(bench.s3.send(new CopyObjectCommand({ Bucket, Key: 'a', CopySource: `${Bucket}/a` })))).toBe(
      "InvalidRequest 400: This copy request is illegal because it is trying to copy an object to itself without changing the object's metadata, storage class, website redirect location or encryption attributes.",
    )
    expect(
      await errorOf(bench.s3.send(new CopyObjectCommand({ Bucket, Key: 'c', CopySource: `${Bucket}/nothing` }))),
    ).toBe('NoSuchKey 404: The specified key does not exist.')
  })

  test('carries tags', async () => {
    await put('a')
    const TagSet = [{ Key: 'team', Value: 'red' }]
    await bench.s3.send(new PutObjectTaggingCommand({ Bucket, Key: 'a', Tagging: { TagSet } }))
    expect(await answerOf(bench.s3.send(new GetObjectTaggingCommand({ Bucket, Key: 'a' })))).toEqual({ TagSet })
    await bench.s3.send(new DeleteObjectTaggingCommand({ Bucket, Key: 'a' }))
    expect(await answerOf(bench.s3.send(new GetObjectTaggingCommand({ Bucket, Key: 'a' })))).toEqual({ TagSet: [] })
    const bad = { TagSet: [{ Key: 'a?', Value: '' }] }
    expect(await errorOf(bench.s3.send(new PutObjectTaggingCommand({ Bucket, Key: 'a', Tagging: bad })))).toBe(
      'InvalidTag 400: The TagKey you have provided is invalid',
    )
  })

  test('tells its attributes', async () => {
    await put('a')
    const answer = await answerOf(
      bench.s3.send(
        new GetObjectAttributesCommand({
          Bucket,
          Key: 'a',
          ObjectAttributes: ['ETag', 'Checksum', 'ObjectSize', 'StorageClass', 'ObjectParts'],
        }),
      ),
    )
    expect(answer).toEqual({
      LastModified: expect.any(Date),
      ETag: '5d41402abc4b2a76b9719d911017c592',
      Checksum: { ChecksumCRC32: 'NhCmhg==', ChecksumType: 'FULL_OBJECT' },
      ObjectSize: 5,
      StorageClass: 'STANDARD',
    })
  })
})

describe('deleting', () => {
  test('what is not there is deleted', async () => {
    expect(await answerOf(bench.s3.send(new DeleteObjectCommand({ Bucket, Key: 'nothing' })))).toEqual({})
  })

  test('many: each key is asked about by itself', async () => {
    for (const key of ['a', 'b', 'kept']) await put(key)
    const Delete = { Objects: ['a', 'b', 'kept', 'nothing'].map((Key) => ({ Key })) }
    const blind = bench.s3With(bench.keyOf('blind'))
    expect(await answerOf(blind.send(new DeleteObjectsCommand({ Bucket, Delete })))).toEqual({
      Deleted: [{ Key: 'a' }, { Key: 'b' }, { Key: 'nothing' }],
      Errors: [
        {
          Key: 'kept',
          Code: 'AccessDenied',
          Message: `User: arn:aws:iam::111122223333:user/blind is not authorized to perform: s3:DeleteObject on resource: "arn:aws:s3:::${Bucket}/kept" with an explicit deny in an identity-based policy`,
        },
      ],
    })
    expect(await text('kept')).toBe('hello')
  })
})

describe('lists', () => {
  const keys = async (more: object = {}) => {
    const page = await bench.s3.send(new ListObjectsV2Command({ Bucket, ...more }))
    return [(page.Contents ?? []).map(({ Key }) => Key), (page.CommonPrefixes ?? []).map(({ Prefix }) => Prefix)]
  }

  test('by the bytes of the keys, with prefixes and delimiters', async () => {
    for (const key of ['b', 'a/1', 'a/2', 'a/b/3', 'Z', '\u{1F600}', '\uffee', 'x y+z']) await put(key)
    expect(await keys()).toEqual([['Z', 'a/1', 'a/2', 'a/b/3', 'b', 'x y+z', '\uffee', '\u{1F600}'], []])
    expect(await keys({ Delimiter: '/' })).toEqual([['Z', 'b', 'x y+z', '\uffee', '\u{1F600}'], ['a/']])
    expect(await keys({ Prefix: 'a/', Delimiter: '/' })).toEqual([['a/1', 'a/2'], ['a/b/']])
    expect(await keys({ StartAfter: 'a/2' })).toEqual([['a/b/3', 'b', 'x y+z', '\uffee', '\u{1F600}'], []])
    expect((await keys({ EncodingType: 'url', Prefix: 'x' }))[0]).toEqual(['x+y%2Bz'])
  })

  test('in pages, of both versions', async () => {
    for (const key of ['a/1', 'a/2', 'b', 'c/1', 'd']) await put(key)
    const first = await bench.s3.send(new ListObjectsV2Command({ Bucket, Delimiter: '/', MaxKeys: 2 }))
    expect([first.KeyCount, first.IsTruncated, first.CommonPrefixes, first.Contents?.map(({ Key }) => Key)]).toEqual([
      2,
      true,
      [{ Prefix: 'a/' }],
      ['b'],
    ])
    const second = await bench.s3.send(
      new ListObjectsV2Command({ Bucket, Delimiter: '/', ContinuationToken: first.NextContinuationToken }),
    )
    expect([second.IsTruncated, second.CommonPrefixes, second.Contents?.map(({ Key }) => Key)]).toEqual([
      false,
      [{ Prefix: 'c/' }],
      ['d'],
    ])
    const old = await bench.s3.send(new ListObjectsCommand({ Bucket, Delimiter: '/', MaxKeys: 1 }))
    expect([old.NextMarker, old.IsTruncated]).toEqual(['a/', true])
    const next = await bench.s3.send(new ListObjectsCommand({ Bucket, Delimiter: '/', Marker: 'a/' }))
    expect(next.Contents?.map(({ Key, Owner }) => [Key, typeof Owner?.ID])).toEqual([
      ['b', 'string'],
      ['d', 'string'],
    ])
    expect(await errorOf(bench.s3.send(new ListObjectsV2Command({ Bucket, ContinuationToken: 'x' })))).toBe(
      'InvalidArgument 400: The continuation token provided is incorrect',
    )
    expect(await errorOf(bench.s3.send(new ListObjectsV2Command({ Bucket, MaxKeys: -1 })))).toMatch(
      /^InvalidArgument 400/,
    )
  })
})

describe('versions', () => {
  const versioning = (Status: 'Enabled' | 'Suspended') =>
    bench.s3.send(new PutBucketVersioningCommand({ Bucket, VersioningConfiguration: { Status } }))
  const versions = async (more: object = {}) => {
    const {
      Versions = [],
      DeleteMarkers = [],
      ...page
    } = await bench.s3.send(new ListObjectVersionsCommand({ Bucket, ...more }))
    return {
      versions: Versions.map(({ Key, VersionId, IsLatest }) => [Key, VersionId, IsLatest]),
      markers: DeleteMarkers.map(({ Key, VersionId, IsLatest }) => [Key, VersionId, IsLatest]),
      next: [page.NextKeyMarker, page.NextVersionIdMarker],
    }
  }

  test('keep what was there, under delete markers too', async () => {
    await put('a', 'null')
    await versioning('Enabled')
    const one = (await put('a', 'one')).VersionId
    const two = (await put('a', 'two')).VersionId
    expect(await text('a')).toBe('two')
    expect(await text('a', { VersionId: one })).toBe('one')
    expect(await text('a', { VersionId: 'null' })).toBe('null')
    const deleted = await answerOf(bench.s3.send(new DeleteObjectCommand({ Bucket, Key: 'a' })))
    expect(deleted).toEqual({ DeleteMarker: true, VersionId: expect.stringMatching(/^[\w.-]{32}$/) })
    expect(await errorOf(text('a'))).toBe('NoSuchKey 404: The specified key does not exist.')
    expect(await errorOf(text('a', { VersionId: deleted.VersionId }))).toBe(
      'MethodNotAllowed 405: The specified method is not allowed against this resource.',
    )
    expect(await versions()).toEqual({
      versions: [
        ['a', two, false],
        ['a', one, false],
        ['a', 'null', false],
      ],
      markers: [['a', deleted.VersionId, true]],
      next: [undefined, undefined],
    })
    // Deleting the marker brings the object back.
    await bench.s3.send(new DeleteObjectCommand({ Bucket, Key: 'a', VersionId: deleted.VersionId }))
    expect(await text('a')).toBe('two')
    await bench.s3.send(new DeleteObjectCommand({ Bucket, Key: 'a', VersionId: two }))
    expect(await text('a')).toBe('one')
    expect(await errorOf(text('a', { VersionId: two }))).toBe(
      'NoSuchVersion 404: The specified version does not exist.',
    )
  })

  test('suspended: one null version, the others stay', async () => {
    await versioning('Enabled')
    const one = (await put('a', 'one')).VersionId
    await versioning('Suspended')
    await put('a', 'two')
    await put('a', 'three')
    expect((await versions()).versions).toEqual([
      ['a', 'null', true],
      ['a', one, false],
    ])
    await bench.s3.send(new DeleteObjectCommand({ Bucket, Key: 'a' }))
    expect(await versions()).toMatchObject({ versions: [['a', one, false]], markers: [['a', 'null', true]] })
  })

  test('are listed in pages', async () => {
    await versioning('Enabled')
    const ids: Array<string | undefined> = []
    for (const body of ['1', '2', '3']) ids.unshift((await put('a', body)).VersionId)
    await put('b')
    const first = await versions({ MaxKeys: 2 })
    expect(first).toEqual({
      versions: [
        ['a', ids[0], true],
        ['a', ids[1], false],
      ],
      markers: [],
      next: ['a', ids[1]],
    })
    const second = await versions({ MaxKeys: 2, KeyMarker: 'a', VersionIdMarker: ids[1] })
    expect(second.versions.map(([key, id]) => [key, id === ids[2]])).toEqual([
      ['a', true],
      ['b', false],
    ])
  })
})

describe('what S3 refuses in words of its own', () => {
  const put = (more: object) => bench.s3.send(new PutObjectCommand({ Bucket, Key: 'refused', Body: 'x', ...more }))

  test.each([[{ IfNoneMatch: '"abc"' }], [{ IfMatch: '*' }], [{ IfMatch: '"abc"', IfNoneMatch: '*' }]])(
    'a write under %j',
    async (conditions) => {
      expect(await errorOf(put(conditions))).toBe(
        'NotImplemented 501: A header you provided implies functionality that is not implemented',
      )
    },
  )

  test('an encoding, a Region, a source that are none; a lock that nobody made', async () => {
    const list = new ListObjectsV2Command({ Bucket, EncodingType: 'none' as 'url' })
    expect(await errorOf(bench.s3.send(list))).toBe('InvalidArgument 400: Invalid Encoding Method specified in Request')
    const CreateBucketConfiguration = { LocationConstraint: 'us-east-1' as 'eu-west-1' }
    const made = new CreateBucketCommand({ Bucket: 'nowhere-bucket', CreateBucketConfiguration })
    expect(await errorOf(bench.s3.send(made))).toBe(
      'InvalidLocationConstraint 400: The specified location-constraint is not valid',
    )
    const copy = new CopyObjectCommand({ Bucket, Key: 'copy', CopySource: 'nothing' })
    expect(await errorOf(bench.s3.send(copy))).toBe('InvalidArgument 400: Invalid copy source object key')
    expect(await errorOf(bench.s3.send(new GetObjectLockConfigurationCommand({ Bucket })))).toBe(
      'ObjectLockConfigurationNotFoundError 404: Object Lock configuration does not exist for this bucket',
    )
    await put({ Key: 'unlocked' })
    for (const lock of [GetObjectRetentionCommand, GetObjectLegalHoldCommand] as const)
      expect(await errorOf(bench.s3.send(new lock({ Bucket, Key: 'unlocked' }) as GetObjectRetentionCommand))).toBe(
        'InvalidRequest 400: Bucket is missing Object Lock Configuration',
      )
    expect(await errorOf(bench.s3.send(new GetBucketInventoryConfigurationCommand({ Bucket, Id: 'any' })))).toBe(
      'NoSuchConfiguration 404: The specified configuration does not exist.',
    )
    const inventories = await answerOf(bench.s3.send(new ListBucketInventoryConfigurationsCommand({ Bucket })))
    expect(inventories).toEqual({ IsTruncated: false })
  })
})
