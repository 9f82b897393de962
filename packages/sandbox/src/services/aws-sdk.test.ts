/** AWS's own SDK drives the endpoint over HTTP: what it decodes is what AWS would have said. */
import {
  AttachUserPolicyCommand,
  CreateAccessKeyCommand,
  CreatePolicyCommand,
  CreateUserCommand,
  DeleteAccessKeyCommand,
  DeleteUserCommand,
  DetachUserPolicyCommand,
  GetPolicyCommand,
  GetPolicyVersionCommand,
  GetUserCommand,
  IAMClient,
  ListAccessKeysCommand,
  ListAttachedUserPoliciesCommand,
  ListUsersCommand,
  PutUserPolicyCommand,
  paginateListUsers,
  UpdateAccessKeyCommand,
} from '@aws-sdk/client-iam'
import { CreateBucketCommand, DeleteBucketCommand, ListBucketsCommand, S3Client } from '@aws-sdk/client-s3'
import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type ServedSandbox, serveSandbox } from '../node/serve-sandbox.ts'
import { ACCOUNT, ADMINISTRATOR, type TestBench, testBench } from '../testing/sandbox.ts'

let bench: TestBench
let served: ServedSandbox
let iam: IAMClient
let s3: S3Client
let sts: STSClient

const settings = (region = 'us-east-1', credentials = bench.rootKey) => ({
  region,
  endpoint: served.url,
  credentials,
  maxAttempts: 1,
})

beforeAll(async () => {
  bench = await testBench({ users: [{ userName: 'dana', accessKeys: [{}] }] })
  served = await serveSandbox(bench.sandbox, { port: 0 })
  iam = new IAMClient(settings())
  s3 = new S3Client({ ...settings(), forcePathStyle: true })
  sts = new STSClient(settings())
})

afterAll(async () => {
  for (const client of [iam, s3, sts]) client.destroy()
  await served.close()
  expect(bench.faults).toEqual([])
})

const fault = (name: string, status: number, message: string) => ({
  name,
  message,
  $metadata: { httpStatusCode: status },
})

describe('IAM', () => {
  test('users, from making to deleting', async () => {
    const { User } = await iam.send(
      new CreateUserCommand({ UserName: 'Mara', Path: '/team/', Tags: [{ Key: 'k', Value: 'v' }] }),
    )
    expect(User).toEqual({
      Path: '/team/',
      UserName: 'Mara',
      UserId: expect.stringMatching(/^AIDA[A-Z2-7]{17}$/),
      Arn: `arn:aws:iam::${ACCOUNT}:user/team/Mara`,
      CreateDate: expect.any(Date),
      Tags: [{ Key: 'k', Value: 'v' }],
    })
    // Names are found in whatever case, and kept as they were given.
    expect((await iam.send(new GetUserCommand({ UserName: 'mara' }))).User).toEqual(User)
    await expect(iam.send(new CreateUserCommand({ UserName: 'MARA' }))).rejects.toMatchObject(
      fault('EntityAlreadyExistsException', 409, 'User with name MARA already exists.'),
    )
    const { Tags: _, ...listed } = User!
    expect(await iam.send(new ListUsersCommand({ PathPrefix: '/team/' }))).toMatchObject({
      Users: [listed],
      IsTruncated: false,
    })
    await iam.send(new DeleteUserCommand({ UserName: 'Mara' }))
    await expect(iam.send(new GetUserCommand({ UserName: 'Mara' }))).rejects.toMatchObject(
      fault('NoSuchEntityException', 404, 'The user with name Mara cannot be found.'),
    )
  })

  test('lists in pages, each name once, in order', async () => {
    const names = Array.from({ length: 25 }, (_, at) => `page-${String(at).padStart(2, '0')}`)
    for (const UserName of names) await iam.send(new CreateUserCommand({ UserName, Path: '/pages/' }))
    const seen: string[] = []
    const sizes: number[] = []
    for await (const page of paginateListUsers({ client: iam, pageSize: 10 }, { PathPrefix: '/pages/' })) {
      sizes.push(page.Users!.length)
      seen.push(...page.Users!.map(({ UserName }) => UserName!))
    }
    expect(seen).toEqual(names)
    expect(sizes).toEqual([10, 10, 5])
    await expect(iam.send(new ListUsersCommand({ Marker: 'made-up' }))).rejects.toMatchObject({
      name: 'ValidationError',
      $metadata: { httpStatusCode: 400 },
    })
  })

  test('attached policies', async () => {
    const UserName = 'dana'
    await iam.send(new AttachUserPolicyCommand({ UserName, PolicyArn: ADMINISTRATOR }))
    await iam.send(new AttachUserPolicyCommand({ UserName, PolicyArn: ADMINISTRATOR }))
    expect((await iam.send(new ListAttachedUserPoliciesCommand({ UserName }))).AttachedPolicies).toEqual([
      { PolicyName: 'AdministratorAccess', PolicyArn: ADMINISTRATOR },
    ])
    expect((await iam.send(new GetPolicyCommand({ PolicyArn: ADMINISTRATOR }))).Policy).toMatchObject({
      AttachmentCount: 1,
      Arn: ADMINISTRATOR,
    })
    await iam.send(new DetachUserPolicyCommand({ UserName, PolicyArn: ADMINISTRATOR }))
    await expect(iam.send(new DetachUserPolicyCommand({ UserName, PolicyArn: ADMINISTRATOR }))).rejects.toMatchObject(
      fault('NoSuchEntityException', 404, `Policy ${ADMINISTRATOR} was not found.`),
    )
    const nothing = 'arn:aws:iam::aws:policy/NoSuchThing'
    await expect(iam.send(new AttachUserPolicyCommand({ UserName, PolicyArn: nothing }))).rejects.toMatchObject(
      fault('NoSuchEntityException', 404, `Policy ${nothing} does not exist or is not attachable.`),
    )
  })

  test('a policy of one’s own, and what it allows', async () => {
    const document = '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"iam:ListUsers","Resource":"*"}]}'
    const { Policy } = await iam.send(new CreatePolicyCommand({ PolicyName: 'lookers', PolicyDocument: document }))
    expect(Policy).toMatchObject({
      PolicyName: 'lookers',
      DefaultVersionId: 'v1',
      AttachmentCount: 0,
      IsAttachable: true,
    })
    const { PolicyVersion } = await iam.send(new GetPolicyVersionCommand({ PolicyArn: Policy!.Arn, VersionId: 'v1' }))
    expect(decodeURIComponent(PolicyVersion!.Document!)).toBe(document)
    expect(PolicyVersion!.Document).toMatch(/^%7B%22Version%22/)

    const dana = new IAMClient(settings('us-east-1', bench.keyOf('dana')))
    await expect(dana.send(new ListUsersCommand({}))).rejects.toMatchObject({ name: 'AccessDenied' })
    await iam.send(new AttachUserPolicyCommand({ UserName: 'dana', PolicyArn: Policy!.Arn }))
    expect((await dana.send(new ListUsersCommand({}))).$metadata.httpStatusCode).toBe(200)
    await expect(dana.send(new GetUserCommand({}))).rejects.toMatchObject(
      fault(
        'AccessDenied',
        403,
        `User: arn:aws:iam::${ACCOUNT}:user/dana is not authorized to perform: iam:GetUser on resource: user dana because no identity-based policy allows the iam:GetUser action`,
      ),
    )
    await iam.send(
      new PutUserPolicyCommand({
        UserName: 'dana',
        PolicyName: 'self',
        PolicyDocument: document.replace('ListUsers', 'GetUser'),
      }),
    )
    expect((await dana.send(new GetUserCommand({}))).User!.UserName).toBe('dana')
    await expect(
      iam.send(new PutUserPolicyCommand({ UserName: 'dana', PolicyName: 'bad', PolicyDocument: '{' })),
    ).rejects.toMatchObject({ name: 'MalformedPolicyDocumentException', $metadata: { httpStatusCode: 400 } })
    dana.destroy()
  })

  test('access keys: two at most, off and on, gone', async () => {
    await iam.send(new CreateUserCommand({ UserName: 'keys' }))
    const { AccessKey } = await iam.send(new CreateAccessKeyCommand({ UserName: 'keys' }))
    expect(AccessKey).toEqual({
      UserName: 'keys',
      AccessKeyId: expect.stringMatching(/^AKIA[A-Z2-7]{16}$/),
      Status: 'Active',
      SecretAccessKey: expect.stringMatching(/^[A-Za-z0-9+/]{40}$/),
      CreateDate: expect.any(Date),
    })
    await iam.send(new CreateAccessKeyCommand({ UserName: 'keys' }))
    await expect(iam.send(new CreateAccessKeyCommand({ UserName: 'keys' }))).rejects.toMatchObject(
      fault('LimitExceededException', 409, 'Cannot exceed quota for AccessKeysPerUser: 2'),
    )
    const AccessKeyId = AccessKey!.AccessKeyId!
    const own = new STSClient(
      settings('us-east-1', { accessKeyId: AccessKeyId, secretAccessKey: AccessKey!.SecretAccessKey! }),
    )
    const who = () => own.send(new GetCallerIdentityCommand({}))
    expect((await who()).Arn).toBe(`arn:aws:iam::${ACCOUNT}:user/keys`)
    await iam.send(new UpdateAccessKeyCommand({ UserName: 'keys', AccessKeyId, Status: 'Inactive' }))
    await expect(who()).rejects.toMatchObject({ name: 'InvalidClientTokenId' })
    await iam.send(new UpdateAccessKeyCommand({ UserName: 'keys', AccessKeyId, Status: 'Active' }))
    expect((await who()).Account).toBe(ACCOUNT)
    const { AccessKeyMetadata } = await iam.send(new ListAccessKeysCommand({ UserName: 'keys' }))
    expect(AccessKeyMetadata!.map((key) => Object.keys(key).sort())).toEqual(
      Array.from({ length: 2 }, () => ['AccessKeyId', 'CreateDate', 'Status', 'UserName']),
    )
    await expect(iam.send(new DeleteUserCommand({ UserName: 'keys' }))).rejects.toMatchObject(
      fault('DeleteConflictException', 409, 'Cannot delete entity, must delete access keys first.'),
    )
    await iam.send(new DeleteAccessKeyCommand({ UserName: 'keys', AccessKeyId }))
    await expect(who()).rejects.toMatchObject({ name: 'InvalidClientTokenId' })
    await expect(iam.send(new DeleteAccessKeyCommand({ UserName: 'keys', AccessKeyId }))).rejects.toMatchObject(
      fault('NoSuchEntityException', 404, `The Access Key with id ${AccessKeyId} cannot be found.`),
    )
    own.destroy()
  })

  test('a client of whatever Region is served', async () => {
    const far = new IAMClient(settings('eu-central-1'))
    expect((await far.send(new GetUserCommand({}))).User).toMatchObject({ Arn: `arn:aws:iam::${ACCOUNT}:root` })
    far.destroy()
  })
})

describe('STS', () => {
  test('says who one is', async () => {
    expect(await sts.send(new GetCallerIdentityCommand({}))).toMatchObject({
      UserId: ACCOUNT,
      Account: ACCOUNT,
      Arn: `arn:aws:iam::${ACCOUNT}:root`,
    })
  })

  test('does not ask the policies, not even when they deny', async () => {
    const deny = '{"Version":"2012-10-17","Statement":[{"Effect":"Deny","Action":"*","Resource":"*"}]}'
    await iam.send(new CreateUserCommand({ UserName: 'denied' }))
    await iam.send(new PutUserPolicyCommand({ UserName: 'denied', PolicyName: 'no', PolicyDocument: deny }))
    const { AccessKey } = await iam.send(new CreateAccessKeyCommand({ UserName: 'denied' }))
    const denied = new STSClient(
      settings('us-east-1', { accessKeyId: AccessKey!.AccessKeyId!, secretAccessKey: AccessKey!.SecretAccessKey! }),
    )
    expect((await denied.send(new GetCallerIdentityCommand({}))).Arn).toBe(`arn:aws:iam::${ACCOUNT}:user/denied`)
    denied.destroy()
  })
})

describe('S3', () => {
  test('buckets, from making to deleting', async () => {
    expect(await s3.send(new CreateBucketCommand({ Bucket: 'kape-labs' }))).toMatchObject({ Location: '/kape-labs' })
    const { Buckets, Owner } = await s3.send(new ListBucketsCommand({}))
    expect(Buckets).toEqual([{ Name: 'kape-labs', CreationDate: expect.any(Date) }])
    expect(Owner!.ID).toMatch(/^[0-9a-f]{64}$/)
    await s3.send(new DeleteBucketCommand({ Bucket: 'kape-labs' }))
    await expect(s3.send(new DeleteBucketCommand({ Bucket: 'kape-labs' }))).rejects.toMatchObject(
      fault('NoSuchBucket', 404, 'The specified bucket does not exist'),
    )
  })

  test.each(['ab', 'Upper-Case', 'under_score', '192.168.0.1', 'xn--bucket', 'two..dots', `${'x'.repeat(64)}`])(
    '%s is no name for a bucket',
    async (Bucket) => {
      await expect(s3.send(new CreateBucketCommand({ Bucket }))).rejects.toMatchObject({ name: 'InvalidBucketName' })
    },
  )

  test('a bucket is made in the Region of the endpoint', async () => {
    const far = new S3Client({ ...settings('eu-west-1'), forcePathStyle: true })
    await far.send(
      new CreateBucketCommand({ Bucket: 'in-ireland', CreateBucketConfiguration: { LocationConstraint: 'eu-west-1' } }),
    )
    await expect(
      far.send(
        new CreateBucketCommand({
          Bucket: 'in-ireland',
          CreateBucketConfiguration: { LocationConstraint: 'eu-west-1' },
        }),
      ),
    ).rejects.toMatchObject(
      fault(
        'BucketAlreadyOwnedByYou',
        409,
        'Your previous request to create the named bucket succeeded and you already own it.',
      ),
    )
    await expect(
      far.send(
        new CreateBucketCommand({
          Bucket: 'elsewhere',
          CreateBucketConfiguration: { LocationConstraint: 'eu-north-1' },
        }),
      ),
    ).rejects.toMatchObject({ name: 'IllegalLocationConstraintException' })
    expect((await s3.send(new ListBucketsCommand({ BucketRegion: 'eu-west-1' }))).Buckets).toMatchObject([
      { Name: 'in-ireland', BucketRegion: 'eu-west-1' },
    ])
    far.destroy()
  })

  test('lists in pages', async () => {
    for (const name of ['page-a', 'page-b', 'page-c']) await s3.send(new CreateBucketCommand({ Bucket: name }))
    const first = await s3.send(new ListBucketsCommand({ MaxBuckets: 2, Prefix: 'page-' }))
    expect(first.Buckets!.map(({ Name }) => Name)).toEqual(['page-a', 'page-b'])
    const second = await s3.send(
      new ListBucketsCommand({ MaxBuckets: 2, Prefix: 'page-', ContinuationToken: first.ContinuationToken }),
    )
    expect(second.Buckets!.map(({ Name }) => Name)).toEqual(['page-c'])
    expect(second.ContinuationToken).toBeUndefined()
  })
})
