import {
  AbortMultipartUploadCommand,
  CompleteMultipartUploadCommand,
  CreateBucketCommand,
  CreateMultipartUploadCommand,
  GetObjectCommand,
  HeadObjectCommand,
  ListMultipartUploadsCommand,
  ListPartsCommand,
  PutObjectCommand,
  UploadPartCommand,
  UploadPartCopyCommand,
} from '@aws-sdk/client-s3'
import { Upload } from '@aws-sdk/lib-storage'
import { type ChecksumAlgorithm, checksum } from '@first-line/aws-api'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { answerOf, errorOf } from '../../testing/served.ts'
import { combineCrcs } from './objects/combine-crc.ts'
import { type S3Bench, s3Bench } from './testing/served-s3.ts'

const Bucket = 'uploads'
const MIB = 1024 ** 2
const bytes = (length: number, seed: number) => new Uint8Array(length).map((_, index) => (index * seed) >> 3)

let bench: S3Bench

beforeAll(async () => {
  bench = await s3Bench()
  await bench.s3.send(new CreateBucketCommand({ Bucket }))
})
afterAll(async () => {
  await bench.close()
  expect(bench.faults).toEqual([])
})

const begin = async (Key: string, more: object = {}) =>
  (await bench.s3.send(new CreateMultipartUploadCommand({ Bucket, Key, ...more }))).UploadId!
const part = (Key: string, UploadId: string, PartNumber: number, Body: Uint8Array) =>
  bench.s3.send(new UploadPartCommand({ Bucket, Key, UploadId, PartNumber, Body }))

test.each(['CRC32', 'CRC32C', 'CRC64NVME'] as const)('%s of a whole follows from those of its parts', (algorithm) => {
  const [one, two, three] = [bytes(10_001, 7), bytes(1, 3), bytes(4_096, 11)]
  const of = (part: Uint8Array) => ({
    value: Buffer.from(checksum(algorithm as ChecksumAlgorithm, part)).toString('base64'),
    size: part.length,
  })
  expect(combineCrcs(algorithm, [of(one), of(two), of(three)])).toBe(of(Buffer.concat([one, two, three])).value)
})

describe('an upload in parts', () => {
  test('is completed by as many parts as there may be, in a document of some megabytes', async () => {
    const Key = 'many'
    const UploadId = await begin(Key)
    const Parts = Array.from({ length: 10_000 }, (_, at) => ({
      PartNumber: at + 1,
      ETag: `"${'0'.repeat(32)}"`,
      ChecksumSHA256: `${'A'.repeat(43)}=`,
    }))
    const complete = new CompleteMultipartUploadCommand({ Bucket, Key, UploadId, MultipartUpload: { Parts } })
    // It is read to the end, and found to name parts that were never sent.
    expect(await errorOf(bench.s3.send(complete))).toMatch(/^InvalidPart 400: /)
    await bench.s3.send(new AbortMultipartUploadCommand({ Bucket, Key, UploadId }))
  })

  test('becomes one object, with the ETag and the checksum of its parts', async () => {
    const Key = 'composite'
    const UploadId = await begin(Key, { ChecksumAlgorithm: 'CRC32', ContentType: 'text/x', Tagging: 'a=b' })
    const [one, two] = [bytes(5 * MIB, 7), bytes(1_000, 3)]
    const first = await part(Key, UploadId, 3, one)
    const second = await part(Key, UploadId, 7, two)
    const listed = await answerOf(bench.s3.send(new ListPartsCommand({ Bucket, Key, UploadId })))
    expect(listed).toMatchObject({
      IsTruncated: false,
      ChecksumAlgorithm: 'CRC32',
      ChecksumType: 'COMPOSITE',
      Parts: [
        { PartNumber: 3, Size: 5 * MIB, ETag: first.ETag, ChecksumCRC32: first.ChecksumCRC32 },
        { PartNumber: 7, Size: 1_000, ETag: second.ETag, ChecksumCRC32: second.ChecksumCRC32 },
      ],
    })
    const uploads = await bench.s3.send(new ListMultipartUploadsCommand({ Bucket }))
    expect(uploads.Uploads?.map(({ Key: key, UploadId: id }) => [key, id])).toEqual([[Key, UploadId]])
    const Parts = [
      { PartNumber: 3, ETag: first.ETag, ChecksumCRC32: first.ChecksumCRC32 },
      { PartNumber: 7, ETag: second.ETag, ChecksumCRC32: second.ChecksumCRC32 },
    ]
    const done = await answerOf(
      bench.s3.send(new CompleteMultipartUploadCommand({ Bucket, Key, UploadId, MultipartUpload: { Parts } })),
    )
    expect(done).toEqual({
      Bucket,
      Key,
      Location: `https://${Bucket}.s3.us-east-1.amazonaws.com/${Key}`,
      ETag: expect.stringMatching(/^"[0-9a-f]{32}-2"$/),
      ChecksumCRC32: expect.stringMatching(/-2$/),
      ChecksumType: 'COMPOSITE',
      ServerSideEncryption: 'AES256',
    })
    const got = await bench.s3.send(new GetObjectCommand({ Bucket, Key }))
    expect(Buffer.compare(await got.Body!.transformToByteArray(), Buffer.concat([one, two]))).toBe(0)
    expect([got.ContentType, got.TagCount]).toEqual(['text/x', 1])
    const across = await bench.s3.send(
      new GetObjectCommand({ Bucket, Key, Range: `bytes=${5 * MIB - 10}-${5 * MIB + 9}` }),
    )
    expect(Buffer.from(await across.Body!.transformToByteArray())).toEqual(
      Buffer.concat([one.subarray(-10), two.subarray(0, 10)]),
    )
    const last = await bench.s3.send(new HeadObjectCommand({ Bucket, Key, PartNumber: 2 }))
    expect([last.$metadata.httpStatusCode, last.ContentLength, last.PartsCount]).toEqual([206, 1_000, 2])
    expect(await errorOf(bench.s3.send(new ListPartsCommand({ Bucket, Key, UploadId })))).toMatch(/^NoSuchUpload 404/)
  })

  test('by the SDK in parallel', async () => {
    const body = bytes(12 * MIB, 5)
    await new Upload({ client: bench.s3, params: { Bucket, Key: 'helper', Body: body } }).done()
    const got = await bench.s3.send(new GetObjectCommand({ Bucket, Key: 'helper' }))
    expect(Buffer.compare(await got.Body!.transformToByteArray(), body)).toBe(0)
  })

  test('takes parts of what is there', async () => {
    await bench.s3.send(new PutObjectCommand({ Bucket, Key: 'source', Body: 'hello world' }))
    const UploadId = await begin('pasted')
    const copied = await bench.s3.send(
      new UploadPartCopyCommand({
        Bucket,
        Key: 'pasted',
        UploadId,
        PartNumber: 1,
        CopySource: `${Bucket}/source`,
        CopySourceRange: 'bytes=6-10',
      }),
    )
    const Parts = [{ PartNumber: 1, ETag: copied.CopyPartResult!.ETag }]
    await bench.s3.send(
      new CompleteMultipartUploadCommand({ Bucket, Key: 'pasted', UploadId, MultipartUpload: { Parts } }),
    )
    const got = await bench.s3.send(new GetObjectCommand({ Bucket, Key: 'pasted' }))
    expect(await got.Body!.transformToString()).toBe('world')
  })

  test('refuses what cannot be put together', async () => {
    const Key = 'refused'
    const UploadId = await begin(Key)
    const one = await part(Key, UploadId, 1, bytes(10, 1))
    const two = await part(Key, UploadId, 2, bytes(10, 2))
    const complete = (Parts: object[]) =>
      errorOf(bench.s3.send(new CompleteMultipartUploadCommand({ Bucket, Key, UploadId, MultipartUpload: { Parts } })))
    expect(await complete([{ PartNumber: 1, ETag: two.ETag }])).toMatch(/^InvalidPart 400: One or more/)
    expect(
      await complete([
        { PartNumber: 2, ETag: two.ETag },
        { PartNumber: 1, ETag: one.ETag },
      ]),
    ).toBe('InvalidPartOrder 400: The list of parts was not in ascending order. Parts must be ordered by part number.')
    expect(
      await complete([
        { PartNumber: 1, ETag: one.ETag },
        { PartNumber: 2, ETag: two.ETag },
      ]),
    ).toBe('EntityTooSmall 400: Your proposed upload is smaller than the minimum allowed size')
    expect(await errorOf(part(Key, UploadId, 10_001, bytes(1, 1)))).toBe(
      'InvalidArgument 400: Part number must be an integer between 1 and 10000, inclusive',
    )
    await bench.s3.send(new AbortMultipartUploadCommand({ Bucket, Key, UploadId }))
    expect(await errorOf(part(Key, UploadId, 1, bytes(1, 1)))).toBe(
      'NoSuchUpload 404: The specified upload does not exist. The upload ID may be invalid, or the upload may have been aborted or completed.',
    )
  })
})
