import {
  CreateBucketCommand,
  DeleteBucketCommand,
  DeleteBucketCorsCommand,
  DeleteBucketEncryptionCommand,
  DeleteBucketLifecycleCommand,
  DeleteBucketOwnershipControlsCommand,
  DeleteBucketPolicyCommand,
  DeleteBucketReplicationCommand,
  DeleteBucketTaggingCommand,
  DeleteBucketWebsiteCommand,
  DeletePublicAccessBlockCommand,
  GetBucketAccelerateConfigurationCommand,
  GetBucketAclCommand,
  GetBucketCorsCommand,
  GetBucketEncryptionCommand,
  GetBucketLifecycleConfigurationCommand,
  GetBucketLocationCommand,
  GetBucketLoggingCommand,
  GetBucketNotificationConfigurationCommand,
  GetBucketOwnershipControlsCommand,
  GetBucketPolicyCommand,
  GetBucketPolicyStatusCommand,
  GetBucketReplicationCommand,
  GetBucketRequestPaymentCommand,
  GetBucketTaggingCommand,
  GetBucketVersioningCommand,
  GetBucketWebsiteCommand,
  GetPublicAccessBlockCommand,
  HeadBucketCommand,
  HeadObjectCommand,
  PutBucketAccelerateConfigurationCommand,
  PutBucketAclCommand,
  PutBucketCorsCommand,
  PutBucketEncryptionCommand,
  PutBucketLifecycleConfigurationCommand,
  PutBucketLoggingCommand,
  PutBucketNotificationConfigurationCommand,
  PutBucketOwnershipControlsCommand,
  PutBucketPolicyCommand,
  PutBucketReplicationCommand,
  PutBucketRequestPaymentCommand,
  PutBucketTaggingCommand,
  PutBucketVersioningCommand,
  PutBucketWebsiteCommand,
  PutObjectCommand,
  PutPublicAccessBlockCommand,
} from '@aws-sdk/client-s3'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { answerOf, errorOf } from '../../testing/served.ts'
import { type S3Bench, s3Bench } from './testing/served-s3.ts'

const ACCOUNT = '111122223333'

let bench: S3Bench
let Bucket = ''
let count = 0

beforeAll(async () => {
  bench = await s3Bench()
})
afterAll(async () => {
  await bench.close()
  expect(bench.faults).toEqual([])
})
beforeEach(async () => {
  count += 1
  Bucket = `buckets-${count}`
  await bench.s3.send(new CreateBucketCommand({ Bucket }))
})

const policy = () =>
  JSON.stringify({
    Version: '2012-10-17',
    Statement: [{ Effect: 'Deny', Principal: '*', Action: 's3:DeleteBucket', Resource: `arn:aws:s3:::${Bucket}` }],
  })

describe('a new bucket', () => {
  test('has what AWS gives it', async () => {
    const { s3 } = bench
    expect(await answerOf(s3.send(new HeadBucketCommand({ Bucket })))).toEqual({
      BucketArn: `arn:aws:s3:::${Bucket}`,
      BucketRegion: 'us-east-1',
      AccessPointAlias: false,
    })
    expect(await answerOf(s3.send(new GetBucketLocationCommand({ Bucket })))).toEqual({})
    expect(await answerOf(s3.send(new GetBucketVersioningCommand({ Bucket })))).toEqual({})
    expect(await answerOf(s3.send(new GetPublicAccessBlockCommand({ Bucket })))).toEqual({
      PublicAccessBlockConfiguration: {
        BlockPublicAcls: true,
        IgnorePublicAcls: true,
        BlockPublicPolicy: true,
        RestrictPublicBuckets: true,
      },
    })
    expect(await answerOf(s3.send(new GetBucketOwnershipControlsCommand({ Bucket })))).toEqual({
      OwnershipControls: { Rules: [{ ObjectOwnership: 'BucketOwnerEnforced' }] },
    })
    expect(await answerOf(s3.send(new GetBucketEncryptionCommand({ Bucket })))).toEqual({
      ServerSideEncryptionConfiguration: {
        Rules: [{ ApplyServerSideEncryptionByDefault: { SSEAlgorithm: 'AES256' }, BucketKeyEnabled: false }],
      },
    })
    const owner = expect.stringMatching(/^[0-9a-f]{64}$/)
    expect(await answerOf(s3.send(new GetBucketAclCommand({ Bucket })))).toEqual({
      Owner: { ID: owner },
      Grants: [{ Grantee: { ID: owner, Type: 'CanonicalUser' }, Permission: 'FULL_CONTROL' }],
    })
    expect(await answerOf(s3.send(new GetBucketRequestPaymentCommand({ Bucket })))).toEqual({ Payer: 'BucketOwner' })
    for (const Command of [
      GetBucketLoggingCommand,
      GetBucketNotificationConfigurationCommand,
      GetBucketAccelerateConfigurationCommand,
    ])
      expect(await answerOf(s3.send(new Command({ Bucket }) as GetBucketLoggingCommand))).toEqual({})
  })

  test.each([
    [GetBucketPolicyCommand, 'NoSuchBucketPolicy 404: The bucket policy does not exist'],
    [GetBucketPolicyStatusCommand, 'NoSuchBucketPolicy 404: The bucket policy does not exist'],
    [GetBucketTaggingCommand, 'NoSuchTagSet 404: The TagSet does not exist'],
    [GetBucketCorsCommand, 'NoSuchCORSConfiguration 404: The CORS configuration does not exist'],
    [
      GetBucketLifecycleConfigurationCommand,
      'NoSuchLifecycleConfiguration 404: The lifecycle configuration does not exist',
    ],
    [
      GetBucketWebsiteCommand,
      'NoSuchWebsiteConfiguration 404: The specified bucket does not have a website configuration',
    ],
    [
      GetBucketReplicationCommand,
      'ReplicationConfigurationNotFoundError 404: The replication configuration was not found',
    ],
  ])('lacks the rest (%#)', async (Command, message) => {
    expect(await errorOf(bench.s3.send(new Command({ Bucket }) as GetBucketPolicyCommand))).toBe(message)
  })

  test('is deleted only when it is empty', async () => {
    await bench.s3.send(new PutObjectCommand({ Bucket, Key: 'a', Body: 'x' }))
    expect(await errorOf(bench.s3.send(new DeleteBucketCommand({ Bucket })))).toBe(
      'BucketNotEmpty 409: The bucket you tried to delete is not empty',
    )
  })
})

describe('names', () => {
  const create = (name: string, more: object = {}) =>
    errorOf(bench.s3.send(new CreateBucketCommand({ Bucket: name, ...more })))
  const regional = { BucketNamespace: 'account-regional' as const }

  test('of the account regional namespace are kept to the account', async () => {
    expect(await create(`photos-${ACCOUNT}-us-east-1-an`, regional)).toBe('no error')
    expect(await create(`photos-444455556666-us-east-1-an`, regional)).toMatch(/^InvalidBucketNamespace 400/)
    expect(await create(`photos-${ACCOUNT}-eu-west-1-an`, regional)).toMatch(/^InvalidBucketNamespace 400/)
    expect(await create('photos', regional)).toMatch(/^InvalidBucketNamespace 400/)
    expect(await create(`other-${ACCOUNT}-us-east-1-an`)).toBe(
      'InvalidBucketName 400: The specified bucket is not valid.',
    )
  })

  test('of others are asked for with their owner', async () => {
    expect(await errorOf(bench.s3.send(new HeadBucketCommand({ Bucket, ExpectedBucketOwner: ACCOUNT })))).toBe(
      'no error',
    )
    expect(await errorOf(bench.s3.send(new GetBucketAclCommand({ Bucket, ExpectedBucketOwner: '444455556666' })))).toBe(
      'AccessDenied 403: Access Denied',
    )
  })

  test('take no public ACL', async () => {
    expect(await create('public-one', { ACL: 'public-read' })).toBe(
      "InvalidBucketAclWithObjectOwnership 400: Bucket cannot have ACLs set with ObjectOwnership's BucketOwnerEnforced setting",
    )
    expect(await create('public-two', { ACL: 'public-read', ObjectOwnership: 'ObjectWriter' })).toBe(
      'InvalidBucketAclWithBlockPublicAccessError 400: Bucket cannot have public ACLs set with BlockPublicAccess enabled',
    )
  })
})

describe('what is set comes back, and goes', () => {
  test('the policy: it counts for its owner, and has to be taken away by who may', async () => {
    const { s3 } = bench
    const Policy = policy()
    await s3.send(new PutBucketPolicyCommand({ Bucket, Policy }))
    expect((await s3.send(new GetBucketPolicyCommand({ Bucket }))).Policy).toBe(Policy)
    expect((await s3.send(new GetBucketPolicyStatusCommand({ Bucket }))).PolicyStatus).toEqual({ IsPublic: false })
    expect(await errorOf(s3.send(new DeleteBucketCommand({ Bucket })))).toBe(
      `AccessDenied 403: User: arn:aws:iam::${ACCOUNT}:root is not authorized to perform: s3:DeleteBucket on resource: "arn:aws:s3:::${Bucket}" with an explicit deny in a resource-based policy`,
    )
    await s3.send(new DeleteBucketPolicyCommand({ Bucket }))
    expect(await errorOf(s3.send(new DeleteBucketCommand({ Bucket })))).toBe('no error')
  })

  test('encryption, which objects have by default', async () => {
    const { s3 } = bench
    const Rules = [{ ApplyServerSideEncryptionByDefault: { SSEAlgorithm: 'aws:kms' as const }, BucketKeyEnabled: true }]
    await s3.send(new PutBucketEncryptionCommand({ Bucket, ServerSideEncryptionConfiguration: { Rules } }))
    expect((await s3.send(new GetBucketEncryptionCommand({ Bucket }))).ServerSideEncryptionConfiguration).toEqual({
      Rules,
    })
    await s3.send(new PutObjectCommand({ Bucket, Key: 'a', Body: 'hello' }))
    const head = await s3.send(new HeadObjectCommand({ Bucket, Key: 'a' }))
    expect([head.ServerSideEncryption, head.BucketKeyEnabled, head.SSEKMSKeyId]).toEqual([
      'aws:kms',
      true,
      expect.stringMatching(`^arn:aws:kms:us-east-1:${ACCOUNT}:key/`),
    ])
    expect(head.ETag).not.toBe('"5d41402abc4b2a76b9719d911017c592"')
    await s3.send(new DeleteBucketEncryptionCommand({ Bucket }))
    const Plain = (await s3.send(new GetBucketEncryptionCommand({ Bucket }))).ServerSideEncryptionConfiguration
    expect(Plain?.Rules?.[0]?.ApplyServerSideEncryptionByDefault?.SSEAlgorithm).toBe('AES256')
  })

  test('versioning, ownership, public access block, tags', async () => {
    const { s3 } = bench
    await s3.send(new PutBucketVersioningCommand({ Bucket, VersioningConfiguration: { Status: 'Enabled' } }))
    expect(await answerOf(s3.send(new GetBucketVersioningCommand({ Bucket })))).toEqual({ Status: 'Enabled' })
    await s3.send(
      new PutPublicAccessBlockCommand({ Bucket, PublicAccessBlockConfiguration: { BlockPublicAcls: true } }),
    )
    expect((await s3.send(new GetPublicAccessBlockCommand({ Bucket }))).PublicAccessBlockConfiguration).toEqual({
      BlockPublicAcls: true,
      IgnorePublicAcls: false,
      BlockPublicPolicy: false,
      RestrictPublicBuckets: false,
    })
    await s3.send(new DeletePublicAccessBlockCommand({ Bucket }))
    expect(await errorOf(s3.send(new GetPublicAccessBlockCommand({ Bucket })))).toBe(
      'NoSuchPublicAccessBlockConfiguration 404: The public access block configuration was not found',
    )
    const OwnershipControls = { Rules: [{ ObjectOwnership: 'BucketOwnerPreferred' as const }] }
    await s3.send(new PutBucketOwnershipControlsCommand({ Bucket, OwnershipControls }))
    expect(await answerOf(s3.send(new GetBucketOwnershipControlsCommand({ Bucket })))).toEqual({ OwnershipControls })
    await s3.send(new PutBucketAclCommand({ Bucket, ACL: 'public-read' }))
    expect((await s3.send(new GetBucketAclCommand({ Bucket }))).Grants).toHaveLength(2)
    const enforced = { Rules: [{ ObjectOwnership: 'BucketOwnerEnforced' as const }] }
    expect(
      await errorOf(s3.send(new PutBucketOwnershipControlsCommand({ Bucket, OwnershipControls: enforced }))),
    ).toMatch(/^InvalidBucketAclWithObjectOwnership 400/)
    await s3.send(new DeleteBucketOwnershipControlsCommand({ Bucket }))
    expect(await errorOf(s3.send(new GetBucketOwnershipControlsCommand({ Bucket })))).toBe(
      'OwnershipControlsNotFoundError 404: The bucket ownership controls were not found',
    )
    const TagSet = [{ Key: 'team', Value: 'blue' }]
    await s3.send(new PutBucketTaggingCommand({ Bucket, Tagging: { TagSet } }))
    expect(await answerOf(s3.send(new GetBucketTaggingCommand({ Bucket })))).toEqual({ TagSet })
    await s3.send(new DeleteBucketTaggingCommand({ Bucket }))
    expect(await errorOf(s3.send(new GetBucketTaggingCommand({ Bucket })))).toMatch(/^NoSuchTagSet 404/)
  })

  test('documents that S3 only keeps', async () => {
    const { s3 } = bench
    const CORSRules = [{ AllowedMethods: ['GET'], AllowedOrigins: ['*'] }]
    await s3.send(new PutBucketCorsCommand({ Bucket, CORSConfiguration: { CORSRules } }))
    expect(await answerOf(s3.send(new GetBucketCorsCommand({ Bucket })))).toEqual({ CORSRules })
    await s3.send(new DeleteBucketCorsCommand({ Bucket }))
    const Rules = [
      {
        ID: 'old',
        Status: 'Enabled' as const,
        Filter: { Prefix: 'logs/' },
        Expiration: { Date: new Date('2030-01-01T00:00:00Z') },
      },
      {
        ID: 'parts',
        Status: 'Enabled' as const,
        Filter: {},
        AbortIncompleteMultipartUpload: { DaysAfterInitiation: 7 },
      },
    ]
    await s3.send(new PutBucketLifecycleConfigurationCommand({ Bucket, LifecycleConfiguration: { Rules } }))
    expect((await s3.send(new GetBucketLifecycleConfigurationCommand({ Bucket }))).Rules).toMatchObject([
      Rules[0],
      { ID: 'parts', AbortIncompleteMultipartUpload: { DaysAfterInitiation: 7 } },
    ])
    await s3.send(new DeleteBucketLifecycleCommand({ Bucket }))
    const website = { IndexDocument: { Suffix: 'index.html' } }
    await s3.send(new PutBucketWebsiteCommand({ Bucket, WebsiteConfiguration: website }))
    expect(await answerOf(s3.send(new GetBucketWebsiteCommand({ Bucket })))).toEqual(website)
    await s3.send(new DeleteBucketWebsiteCommand({ Bucket }))
    const ReplicationConfiguration = {
      Role: 'arn:aws:iam::111122223333:role/r',
      Rules: [{ Status: 'Enabled' as const, Prefix: '', Destination: { Bucket: `arn:aws:s3:::${Bucket}` } }],
    }
    const VersioningConfiguration = { Status: 'Enabled' as const }
    await s3.send(new PutBucketVersioningCommand({ Bucket, VersioningConfiguration }))
    await s3.send(new PutBucketReplicationCommand({ Bucket, ReplicationConfiguration }))
    expect(await answerOf(s3.send(new GetBucketReplicationCommand({ Bucket })))).toEqual({ ReplicationConfiguration })
    await s3.send(new DeleteBucketReplicationCommand({ Bucket }))
    const BucketLoggingStatus = { LoggingEnabled: { TargetBucket: Bucket, TargetPrefix: 'log/' } }
    await s3.send(new PutBucketLoggingCommand({ Bucket, BucketLoggingStatus }))
    expect(await answerOf(s3.send(new GetBucketLoggingCommand({ Bucket })))).toEqual(BucketLoggingStatus)
    await s3.send(
      new PutBucketNotificationConfigurationCommand({
        Bucket,
        NotificationConfiguration: { EventBridgeConfiguration: {} },
      }),
    )
    expect(await answerOf(s3.send(new GetBucketNotificationConfigurationCommand({ Bucket })))).toEqual({
      EventBridgeConfiguration: {},
    })
    await s3.send(new PutBucketRequestPaymentCommand({ Bucket, RequestPaymentConfiguration: { Payer: 'Requester' } }))
    expect(await answerOf(s3.send(new GetBucketRequestPaymentCommand({ Bucket })))).toEqual({ Payer: 'Requester' })
    await s3.send(
      new PutBucketAccelerateConfigurationCommand({ Bucket, AccelerateConfiguration: { Status: 'Suspended' } }),
    )
    expect(await answerOf(s3.send(new GetBucketAccelerateConfigurationCommand({ Bucket })))).toEqual({
      Status: 'Suspended',
    })
  })

  test.each([
    [
      { CORSRules: [{ AllowedMethods: ['PATCH'], AllowedOrigins: ['*'] }] },
      'InvalidRequest 400: Found unsupported HTTP method in CORS config. Unsupported method is PATCH',
    ],
    [
      { CORSRules: [{ AllowedMethods: ['GET'], AllowedOrigins: ['*.*'] }] },
      'InvalidRequest 400: AllowedOrigin "*.*" can not have more than one wildcard.',
    ],
  ])('bad CORS (%#)', async (CORSConfiguration, message) => {
    expect(await errorOf(bench.s3.send(new PutBucketCorsCommand({ Bucket, CORSConfiguration })))).toBe(message)
  })
})

test('an account that is emptied loses its buckets and what was in them', async () => {
  await bench.s3.send(new PutObjectCommand({ Bucket, Key: 'a', Body: 'x' }))
  await bench.sandbox.account(bench.world, ACCOUNT).reset()
  expect(await errorOf(bench.s3.send(new HeadBucketCommand({ Bucket })))).toMatch(/ 404: /)
  await bench.s3.send(new CreateBucketCommand({ Bucket }))
  expect(await errorOf(bench.s3.send(new HeadObjectCommand({ Bucket, Key: 'a' })))).toMatch(/ 404: /)
})
