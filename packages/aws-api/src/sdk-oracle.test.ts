/** AWS SDK v3 sends, we read; we answer, it reads. */
import { Readable } from 'node:stream'
import * as iamSdk from '@aws-sdk/client-iam'
import * as s3Sdk from '@aws-sdk/client-s3'
import * as stsSdk from '@aws-sdk/client-sts'
import { describe, expect, test } from 'vitest'
import { checksum } from './checksums/checksum.ts'
import { AwsChunkedDecoder, decodeAwsChunked } from './chunked/decode.ts'
import { decodeRequest, encodeError, encodeResponse } from './codec.ts'
import { findOperation } from './find-operation.ts'
import type { HttpRequest } from './http.ts'
import type { AwsStructure, ServiceModel } from './model.ts'
import { recognise } from './recognise.ts'
import { loadService } from './services.ts'
import { type PresentSignature, readSignature } from './sigv4/read.ts'
import { signRequest } from './sigv4/sign.ts'
import { verifySignature } from './sigv4/verify.ts'
import { fakeHandler } from './testing/sdk.ts'
import { textOf, toBase64, utf8 } from './text.ts'

const credentials = { accessKeyId: 'ASIAIOSFODNN7EXAMPLE', secretAccessKey: 'wJalr/secret', sessionToken: 'to+ken==' }
const config = { region: 'eu-west-1', credentials, maxAttempts: 1 }
const requestId = '11111111-2222-3333-4444-555555555555'

interface Seen {
  operation: string
  input: AwsStructure
  request: HttpRequest
}

/** What a server of ours does with a request: recognise, verify, decode. */
async function serve(request: HttpRequest): Promise<Seen & { model: ServiceModel }> {
  const recognised = recognise(request)
  const signature = readSignature(request, recognised.signingName)
  expect(signature.kind).toMatch(/header|query/)
  const present = signature as PresentSignature
  expect(present).toMatchObject({ accessKeyId: credentials.accessKeyId, sessionToken: credentials.sessionToken })
  expect(verifySignature(request, present, credentials.secretAccessKey).kind).toBe('ok')
  expect(verifySignature(request, present, 'another').kind).toBe('mismatch')
  const model = await loadService(recognised.service!)
  const found = findOperation(model, request, recognised.bucket)
  if (found.kind !== 'found') throw new Error(`${request.method} ${request.path} is ${found.kind}`)
  const input = decodeRequest(model, found.operation, request, found.uriParams)
  return { model, operation: found.operation.name, input, request }
}

function handler(output: AwsStructure, seen: Seen[], status?: number) {
  return fakeHandler(async (request) => {
    const served = await serve(request)
    seen.push(served)
    const operation = served.model.operations[served.operation]!
    const context = { requestId, method: request.method, ...(status && { status }) }
    return encodeResponse(served.model, operation, output, context)
  }) as never
}

describe('IAM and STS', () => {
  const createDate = new Date('2026-01-02T03:04:05Z')
  const user = {
    Path: '/a/',
    UserName: 'alice',
    UserId: 'AIDACKCEVSQ6C2EXAMPLE',
    Arn: 'arn:aws:iam::123456789012:user/a/alice',
    CreateDate: createDate,
    Tags: [{ Key: 'team', Value: 'a & b <c>' }],
  }
  type Case = [
    name: string,
    run: (client: iamSdk.IAMClient) => Promise<unknown>,
    input: AwsStructure,
    output: AwsStructure,
  ]
  const cases: Case[] = [
    [
      'CreateUser',
      (client) =>
        client.send(
          new iamSdk.CreateUserCommand({ Path: '/a/', UserName: 'alice', Tags: [{ Key: 'k', Value: 'v w+x' }] }),
        ),
      { Path: '/a/', UserName: 'alice', Tags: [{ Key: 'k', Value: 'v w+x' }] },
      { User: user },
    ],
    [
      'ListUsers',
      (client) => client.send(new iamSdk.ListUsersCommand({ MaxItems: 2 })),
      { MaxItems: 2 },
      { Users: [user, { ...user, UserName: 'bob' }], IsTruncated: true, Marker: 'AAA=' },
    ],
    ['ListUsers', (client) => client.send(new iamSdk.ListUsersCommand({})), {}, { Users: [], IsTruncated: false }],
    [
      'SimulatePrincipalPolicy',
      (client) =>
        client.send(
          new iamSdk.SimulatePrincipalPolicyCommand({
            PolicySourceArn: user.Arn,
            ActionNames: ['s3:GetObject', 's3:PutObject'],
            ContextEntries: [
              { ContextKeyName: 'aws:MultiFactorAuthPresent', ContextKeyValues: ['true'], ContextKeyType: 'boolean' },
            ],
          }),
        ),
      {
        PolicySourceArn: user.Arn,
        ActionNames: ['s3:GetObject', 's3:PutObject'],
        ContextEntries: [
          { ContextKeyName: 'aws:MultiFactorAuthPresent', ContextKeyValues: ['true'], ContextKeyType: 'boolean' },
        ],
      },
      {
        EvaluationResults: [
          {
            EvalActionName: 's3:GetObject',
            EvalResourceName: '*',
            EvalDecision: 'allowed',
            MatchedStatements: [{ SourcePolicyId: 'p', StartPosition: { Line: 1, Column: 2 } }],
            MissingContextValues: [],
            EvalDecisionDetails: { a: 'allowed', b: 'implicitDeny' },
          },
        ],
        IsTruncated: false,
      },
    ],
    [
      'GetAccountSummary',
      (client) => client.send(new iamSdk.GetAccountSummaryCommand({})),
      {},
      { SummaryMap: { Users: 3, MFADevices: 0 } },
    ],
    [
      'CreateVirtualMFADevice',
      (client) => client.send(new iamSdk.CreateVirtualMFADeviceCommand({ VirtualMFADeviceName: 'm' })),
      { VirtualMFADeviceName: 'm' },
      {
        VirtualMFADevice: {
          SerialNumber: 'arn:aws:iam::123456789012:mfa/m',
          Base32StringSeed: utf8('SEED'),
          QRCodePNG: Uint8Array.of(137, 80, 78, 71),
        },
      },
    ],
    [
      'DeleteUser',
      (client) => client.send(new iamSdk.DeleteUserCommand({ UserName: 'alice' })),
      { UserName: 'alice' },
      {},
    ],
  ]
  test.each(cases)('%s', async (name, run, input, output) => {
    const seen: Seen[] = []
    const client = new iamSdk.IAMClient({ ...config, requestHandler: handler(output, seen) })
    const { $metadata, ...received } = (await run(client)) as { $metadata: { requestId?: string } }
    expect(seen[0]).toMatchObject({ operation: name, input })
    expect(seen[0]!.input).toEqual(input)
    expect(received).toEqual(output)
    expect($metadata.requestId).toBe(requestId)
  })

  test('an error', async () => {
    const model = await loadService('iam')
    const client = new iamSdk.IAMClient({
      ...config,
      requestHandler: fakeHandler(() =>
        encodeError(
          model,
          { code: 'NoSuchEntity', message: 'The user with name alice cannot be found.' },
          { requestId },
        ),
      ) as never,
    })
    await expect(client.send(new iamSdk.GetUserCommand({ UserName: 'alice' }))).rejects.toMatchObject({
      name: 'NoSuchEntityException',
      message: 'The user with name alice cannot be found.',
      $fault: 'client',
      $metadata: { httpStatusCode: 404, requestId },
    })
  })

  test('AssumeRole', async () => {
    const seen: Seen[] = []
    const output = {
      Credentials: { AccessKeyId: 'ASIA', SecretAccessKey: 's', SessionToken: 't', Expiration: createDate },
      AssumedRoleUser: { AssumedRoleId: 'AROA:s', Arn: 'arn' },
    }
    const client = new stsSdk.STSClient({ ...config, requestHandler: handler(output, seen) })
    const input = {
      RoleArn: 'arn:aws:iam::123456789012:role/r',
      RoleSessionName: 's',
      DurationSeconds: 900,
      TransitiveTagKeys: ['a'],
    }
    const { $metadata: _, ...received } = await client.send(new stsSdk.AssumeRoleCommand(input))
    expect(seen[0]).toMatchObject({ operation: 'AssumeRole', input })
    expect(received).toEqual(output)
    expect(seen[0]!.request.host).toBe('sts.eu-west-1.amazonaws.com')
  })
})

describe('S3', () => {
  function client(output: AwsStructure, seen: Seen[], options: object = {}) {
    return new s3Sdk.S3Client({ ...config, requestHandler: handler(output, seen), ...options })
  }

  const etag = '"900150983cd24fb0d6963f7d28e17f72"'
  const lastModified = new Date('2026-01-02T03:04:05Z')
  type Case = [name: string, command: unknown, input: AwsStructure, output: AwsStructure]
  const cases: Case[] = [
    [
      'ListBuckets',
      new s3Sdk.ListBucketsCommand({}),
      {},
      { Buckets: [{ Name: 'a', CreationDate: lastModified, BucketRegion: 'eu-west-1' }], Owner: { ID: 'x' } },
    ],
    [
      'CreateBucket',
      new s3Sdk.CreateBucketCommand({
        Bucket: 'a-bucket',
        CreateBucketConfiguration: { LocationConstraint: 'eu-west-1' },
      }),
      { Bucket: 'a-bucket', CreateBucketConfiguration: { LocationConstraint: 'eu-west-1' } },
      { Location: 'http://a-bucket.s3.amazonaws.com/' },
    ],
    [
      'ListObjectsV2',
      new s3Sdk.ListObjectsV2Command({ Bucket: 'a-bucket', Prefix: 'p q/', MaxKeys: 2, EncodingType: 'url' }),
      { Bucket: 'a-bucket', Prefix: 'p q/', MaxKeys: 2, EncodingType: 'url' },
      {
        Name: 'a-bucket',
        Prefix: 'p q/',
        KeyCount: 1,
        MaxKeys: 2,
        IsTruncated: false,
        Contents: [{ Key: 'p q/ü<&>', LastModified: lastModified, ETag: etag, Size: 3, StorageClass: 'STANDARD' }],
        CommonPrefixes: [{ Prefix: 'p q/r/' }],
      },
    ],
    [
      'GetBucketLocation',
      new s3Sdk.GetBucketLocationCommand({ Bucket: 'a-bucket' }),
      { Bucket: 'a-bucket' },
      { LocationConstraint: 'eu-west-1' },
    ],
    [
      'PutBucketTagging',
      new s3Sdk.PutBucketTaggingCommand({ Bucket: 'a-bucket', Tagging: { TagSet: [{ Key: 'a', Value: '' }] } }),
      { Bucket: 'a-bucket', Tagging: { TagSet: [{ Key: 'a', Value: '' }] } },
      {},
    ],
    [
      'PutBucketLifecycleConfiguration',
      new s3Sdk.PutBucketLifecycleConfigurationCommand({
        Bucket: 'a-bucket',
        LifecycleConfiguration: {
          Rules: [{ ID: '1', Status: 'Enabled', Filter: { Prefix: 'x/' }, Expiration: { Days: 1 } }],
        },
      }),
      {
        Bucket: 'a-bucket',
        LifecycleConfiguration: {
          Rules: [{ ID: '1', Status: 'Enabled', Filter: { Prefix: 'x/' }, Expiration: { Days: 1 } }],
        },
      },
      {},
    ],
    [
      'GetBucketAcl',
      new s3Sdk.GetBucketAclCommand({ Bucket: 'a-bucket' }),
      { Bucket: 'a-bucket' },
      { Owner: { ID: 'x' }, Grants: [{ Grantee: { ID: 'x', Type: 'CanonicalUser' }, Permission: 'FULL_CONTROL' }] },
    ],
    [
      'DeleteObjects',
      new s3Sdk.DeleteObjectsCommand({
        Bucket: 'a-bucket',
        Delete: { Objects: [{ Key: 'a' }, { Key: 'b\r\n' }], Quiet: true },
      }),
      { Bucket: 'a-bucket', Delete: { Objects: [{ Key: 'a' }, { Key: 'b\r\n' }], Quiet: true } },
      { Deleted: [{ Key: 'a' }], Errors: [{ Key: 'b', Code: 'AccessDenied', Message: 'no' }] },
    ],
    [
      'CopyObject',
      new s3Sdk.CopyObjectCommand({ Bucket: 'a-bucket', Key: 'b/c d', CopySource: 'other/x' }),
      { Bucket: 'a-bucket', Key: 'b/c d', CopySource: 'other/x' },
      { CopyObjectResult: { ETag: etag, LastModified: lastModified }, VersionId: 'v' },
    ],
    [
      'CreateMultipartUpload',
      new s3Sdk.CreateMultipartUploadCommand({ Bucket: 'a-bucket', Key: 'k', Metadata: { one: '1' } }),
      { Bucket: 'a-bucket', Key: 'k', Metadata: { one: '1' } },
      { Bucket: 'a-bucket', Key: 'k', UploadId: 'u' },
    ],
    [
      'CompleteMultipartUpload',
      new s3Sdk.CompleteMultipartUploadCommand({
        Bucket: 'a-bucket',
        Key: 'k',
        UploadId: 'u/+',
        MultipartUpload: { Parts: [{ ETag: etag, PartNumber: 1 }] },
      }),
      { Bucket: 'a-bucket', Key: 'k', UploadId: 'u/+', MultipartUpload: { Parts: [{ ETag: etag, PartNumber: 1 }] } },
      { Bucket: 'a-bucket', Key: 'k', ETag: etag, Location: 'l' },
    ],
    [
      'AbortMultipartUpload',
      new s3Sdk.AbortMultipartUploadCommand({ Bucket: 'a-bucket', Key: 'k', UploadId: 'u' }),
      { Bucket: 'a-bucket', Key: 'k', UploadId: 'u' },
      {},
    ],
    [
      'ListParts',
      new s3Sdk.ListPartsCommand({ Bucket: 'a-bucket', Key: 'k', UploadId: 'u' }),
      { Bucket: 'a-bucket', Key: 'k', UploadId: 'u' },
      { Parts: [{ PartNumber: 1, ETag: etag, Size: 5 }], IsTruncated: false },
    ],
    [
      'HeadObject',
      new s3Sdk.HeadObjectCommand({ Bucket: 'a-bucket', Key: 'a//b/../c' }),
      { Bucket: 'a-bucket', Key: 'a//b/../c' },
      { ContentLength: 3, ETag: etag, LastModified: lastModified, Metadata: { a: 'b' }, ContentType: 'text/plain' },
    ],
    [
      'GetObjectAttributes',
      new s3Sdk.GetObjectAttributesCommand({ Bucket: 'a-bucket', Key: 'k', ObjectAttributes: ['ETag', 'ObjectSize'] }),
      { Bucket: 'a-bucket', Key: 'k', ObjectAttributes: ['ETag', 'ObjectSize'] },
      { ETag: 'abc', ObjectSize: 3 },
    ],
    [
      'PutPublicAccessBlock',
      new s3Sdk.PutPublicAccessBlockCommand({
        Bucket: 'a-bucket',
        PublicAccessBlockConfiguration: { BlockPublicAcls: true, RestrictPublicBuckets: false },
      }),
      { Bucket: 'a-bucket', PublicAccessBlockConfiguration: { BlockPublicAcls: true, RestrictPublicBuckets: false } },
      {},
    ],
    [
      'GetBucketPolicy',
      new s3Sdk.GetBucketPolicyCommand({ Bucket: 'a-bucket' }),
      { Bucket: 'a-bucket' },
      { Policy: '{"Version":"2012-10-17"}' },
    ],
    [
      'GetBucketVersioning',
      new s3Sdk.GetBucketVersioningCommand({ Bucket: 'a-bucket' }),
      { Bucket: 'a-bucket' },
      { Status: 'Enabled' },
    ],
    [
      'ListObjectVersions',
      new s3Sdk.ListObjectVersionsCommand({ Bucket: 'a-bucket' }),
      { Bucket: 'a-bucket' },
      {
        Versions: [{ Key: 'a', VersionId: '1', IsLatest: false, LastModified: lastModified, Size: 0 }],
        DeleteMarkers: [{ Key: 'a', VersionId: '2', IsLatest: true, LastModified: lastModified }],
        IsTruncated: false,
      },
    ],
  ]
  const styles = [
    ['virtual host', {}],
    ['path style', { forcePathStyle: true }],
    ['our endpoint', { endpoint: 'http://127.0.0.1:4566' }],
    ['our endpoint by name', { endpoint: 'http://localhost:4566' }],
  ] as const
  describe.each(styles)('%s', (_, options) => {
    test.each(cases)('%s', async (name, command, input, output) => {
      const seen: Seen[] = []
      const { $metadata, ...received } = await client(output, seen, options).send(command as s3Sdk.ListBucketsCommand)
      expect(seen[0]!.operation).toBe(name)
      expect(seen[0]!.input).toMatchObject(input)
      const extra = Object.keys(seen[0]!.input).filter((key) => !(key in input) && !/^Checksum|^ContentMD5$/.test(key))
      expect(extra).toEqual([])
      expect(received).toEqual(output)
      expect($metadata.requestId).toBe(requestId)
    })
  })

  test('an upload as one body', async () => {
    const seen: Seen[] = []
    const body = utf8('hello, S3')
    await client({ ETag: etag }, seen).send(
      new s3Sdk.PutObjectCommand({ Bucket: 'a-bucket', Key: "k!'()*", Body: body }),
    )
    expect(seen[0]).toMatchObject({
      operation: 'PutObject',
      input: { Bucket: 'a-bucket', Key: "k!'()*", ContentLength: 9 },
    })
    expect(textOf(seen[0]!.input.Body as Uint8Array)).toBe('hello, S3')
    expect(seen[0]!.request.headers['x-amz-checksum-crc32']).toBe(toBase64(checksum('CRC32', body)))
  })

  test('a streamed upload: aws-chunked with a trailer', async () => {
    const seen: Seen[] = []
    const body = 'x'.repeat(200_000)
    await client({ ETag: etag }, seen).send(
      new s3Sdk.PutObjectCommand({
        Bucket: 'a-bucket',
        Key: 'k',
        Body: Readable.from([body]),
        ContentLength: body.length,
      }),
    )
    const { request } = seen[0]!
    expect(request.headers['content-encoding']).toBe('aws-chunked')
    expect(request.headers['x-amz-content-sha256']).toBe('STREAMING-UNSIGNED-PAYLOAD-TRAILER')
    const decoded = decodeAwsChunked(request.body as Uint8Array, undefined)
    expect(textOf(decoded.body)).toBe(body)
    expect(decoded.trailers).toEqual({ 'x-amz-checksum-crc32': toBase64(checksum('CRC32', utf8(body))) })
    const decoder = new AwsChunkedDecoder(undefined)
    let length = 0
    for (const byte of (request.body as Uint8Array).subarray(0, 70_000)) {
      for (const piece of decoder.push(Uint8Array.of(byte))) length += piece.length
    }
    expect(length).toBeGreaterThan(60_000)
  })

  test('an answer in part', async () => {
    const seen: Seen[] = []
    const output = { Body: utf8('ell'), ContentRange: 'bytes 1-3/5', ContentLength: 3, ETag: etag }
    const answer = await client(output, seen).send(
      new s3Sdk.GetObjectCommand({ Bucket: 'a-bucket', Key: 'k', Range: 'bytes=1-3' }),
    )
    expect(answer.$metadata.httpStatusCode).toBe(206)
    expect(await answer.Body!.transformToString()).toBe('ell')
    expect(seen[0]!.input).toMatchObject({ Bucket: 'a-bucket', Key: 'k', Range: 'bytes=1-3' })
  })

  test('errors, with and without a body', async () => {
    const model = await loadService('s3')
    const error = {
      code: 'NoSuchBucket',
      message: 'The specified bucket does not exist',
      fields: { BucketName: 'b-b' },
      status: 404,
    }
    const failing = new s3Sdk.S3Client({
      ...config,
      requestHandler: fakeHandler((request) =>
        encodeError(model, error, { requestId, method: request.method }),
      ) as never,
    })
    await expect(failing.send(new s3Sdk.ListObjectsV2Command({ Bucket: 'b-b' }))).rejects.toMatchObject({
      name: 'NoSuchBucket',
      message: 'The specified bucket does not exist',
      BucketName: 'b-b',
    })
    await expect(failing.send(new s3Sdk.HeadBucketCommand({ Bucket: 'b-b' }))).rejects.toMatchObject({
      name: 'NotFound',
    })
  })
})

test("our signature is the SDK's, byte for byte", async () => {
  const seen: Seen[] = []
  const commands = [
    new s3Sdk.ListObjectsV2Command({ Bucket: 'a-bucket', Prefix: "ü ~!'()*", Delimiter: '/' }),
    new s3Sdk.HeadObjectCommand({ Bucket: 'a-bucket', Key: 'a b/ü/!()' }),
    new s3Sdk.PutObjectCommand({ Bucket: 'a-bucket', Key: 'k', Body: 'text', Metadata: { x: 'a  b ' } }),
  ]
  const s3 = new s3Sdk.S3Client({ ...config, requestHandler: handler({}, seen) })
  for (const command of commands) await s3.send(command as s3Sdk.HeadObjectCommand)
  const iam = new iamSdk.IAMClient({ ...config, requestHandler: handler({ Users: [], IsTruncated: false }, seen) })
  await iam.send(new iamSdk.ListUsersCommand({ PathPrefix: '/x/' }))
  expect(seen).toHaveLength(4)
  for (const { request } of seen) {
    const signature = readSignature(request, '') as PresentSignature
    const unsigned = Object.fromEntries(
      Object.entries(request.headers).filter(([name]) => signature.signedHeaders.includes(name)),
    )
    const ours = signRequest({ ...request, headers: unsigned }, credentials, {
      service: signature.scope.service,
      region: signature.scope.region,
      now: signature.time,
      ...(request.headers['x-amz-content-sha256'] && { payloadHash: request.headers['x-amz-content-sha256'] }),
    })
    expect(ours.headers.authorization).toBe(request.headers.authorization)
  }
})
