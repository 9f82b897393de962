/** Answers by `service.Operation` where the sample would not do: errors, pages, emptiness, characters of all kinds. */
import type { AwsStructure, HttpRequest } from '@first-line/aws-api'
import type { CannedAnswer } from './canned-aws.ts'

type Answer = (input: AwsStructure, request: HttpRequest) => CannedAnswer | undefined

const ACCOUNT = '123456789012'
const CREATED = new Date('2026-01-31T10:00:00Z')

const user = (name: string): AwsStructure => ({
  Path: '/',
  UserName: name,
  UserId: `AIDA${name.toUpperCase().padEnd(17, 'X')}`,
  Arn: `arn:aws:iam::${ACCOUNT}:user/${name}`,
  CreateDate: CREATED,
})

const USERS = ['alice', 'bob', 'carol', 'dave', 'erin', 'frank', 'grace']

const error = (code: string, message: string, status: number): CannedAnswer => ({ error: { code, message, status } })

const noSuchUser = (input: AwsStructure): CannedAnswer =>
  error('NoSuchEntity', `The user with name ${input.UserName} cannot be found.`, 404)

const denied = (action: string): CannedAnswer =>
  error(
    'AccessDenied',
    `User: arn:aws:iam::${ACCOUNT}:user/bob is not authorized to perform: ${action} on resource: user mallory because no identity-based policy allows the ${action} action`,
    403,
  )

/** Pages of at most three, or of what is asked for. */
function pageOfUsers(input: AwsStructure): CannedAnswer {
  const start = input.Marker === undefined ? 0 : Number(String(input.Marker).slice(1))
  const size = Number(input.MaxItems ?? 3)
  const page = USERS.slice(start, start + size)
  const more = start + size < USERS.length
  return { output: { Users: page.map(user), IsTruncated: more, ...(more && { Marker: `m${start + size}` }) } }
}

const OBJECTS = ['a.txt', 'b/c.txt', 'b/d.txt', 'é ü.txt', 'z&<x>.json']

function objects(input: AwsStructure): CannedAnswer {
  if (input.Bucket === 'empty') {
    return { output: { Name: 'empty', Prefix: '', MaxKeys: 1000, KeyCount: 0, IsTruncated: false } }
  }
  if (input.Bucket === 'missing') return error('NoSuchBucket', 'The specified bucket does not exist', 404)
  const prefix = String(input.Prefix ?? '')
  const delimiter = input.Delimiter === undefined ? undefined : String(input.Delimiter)
  const inside = OBJECTS.filter((key) => key.startsWith(prefix))
  const folders = new Set<string>()
  const contents = inside.filter((key) => {
    const at = delimiter === undefined ? -1 : key.indexOf(delimiter, prefix.length)
    if (at === -1) return true
    folders.add(key.slice(0, at + 1))
    return false
  })
  return {
    output: {
      IsTruncated: false,
      Contents: contents.map((Key, i) => ({
        Key,
        LastModified: CREATED,
        ETag: `"etag${i}"`,
        Size: 10 ** i,
        StorageClass: 'STANDARD',
      })),
      Name: input.Bucket,
      Prefix: prefix,
      ...(delimiter !== undefined && { Delimiter: delimiter }),
      MaxKeys: 1000,
      ...(folders.size > 0 && { CommonPrefixes: [...folders].map((Prefix) => ({ Prefix })) }),
      KeyCount: contents.length + folders.size,
      ...(input.EncodingType !== undefined && { EncodingType: input.EncodingType }),
    },
  }
}

export const answers: Record<string, Answer | undefined> = {
  'sts.GetCallerIdentity': () => ({
    output: { UserId: 'AIDAALICEXXXXXXXXXXXX', Account: ACCOUNT, Arn: `arn:aws:iam::${ACCOUNT}:user/alice` },
  }),
  'sts.AssumeRole': (input) => ({
    output: {
      Credentials: {
        AccessKeyId: 'ASIAIOSFODNN7EXAMPLE',
        SecretAccessKey: 'secret',
        SessionToken: 'token',
        Expiration: new Date('2099-01-02T03:04:05Z'),
      },
      AssumedRoleUser: {
        AssumedRoleId: 'AROAROLEXXXXXXXXXXXXX:s',
        Arn: `arn:aws:sts::${ACCOUNT}:assumed-role/r/${input.RoleSessionName}`,
      },
    },
  }),
  'sts.GetSessionToken': (input) =>
    input.TokenCode === '000000'
      ? error('AccessDenied', 'MultiFactorAuthentication failed with invalid MFA one time pass code.', 403)
      : undefined,
  'iam.ListUsers': pageOfUsers,
  'iam.GetUser': (input) =>
    input.UserName === 'nobody'
      ? noSuchUser(input)
      : {
          output: {
            User: { ...user(String(input.UserName ?? 'alice')), Tags: [{ Key: 'team', Value: 'blau & grün "x"' }] },
          },
        },
  'iam.CreateUser': (input) =>
    input.UserName === 'alice'
      ? error('EntityAlreadyExists', 'User with name alice already exists.', 409)
      : { output: { User: user(String(input.UserName)) } },
  'iam.DeleteUser': (input) => (input.UserName === 'mallory' ? denied('iam:DeleteUser') : undefined),
  'iam.ListGroups': () => ({ output: { Groups: [], IsTruncated: false } }),
  'iam.ListAttachedUserPolicies': () => ({
    output: {
      AttachedPolicies: [{ PolicyName: 'ReadOnlyAccess', PolicyArn: 'arn:aws:iam::aws:policy/ReadOnlyAccess' }],
      IsTruncated: false,
    },
  }),
  'iam.GetPolicyVersion': () => ({
    output: {
      PolicyVersion: {
        Document: encodeURIComponent(
          '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}',
        ),
        VersionId: 'v1',
        IsDefaultVersion: true,
        CreateDate: CREATED,
      },
    },
  }),
  'iam.CreateVirtualMFADevice': () => ({
    output: {
      VirtualMFADevice: {
        SerialNumber: `arn:aws:iam::${ACCOUNT}:mfa/phone`,
        Base32StringSeed: new TextEncoder().encode('JBSWY3DPEHPK3PXP'),
        QRCodePNG: new Uint8Array([1, 2, 3]),
      },
    },
  }),
  's3.ListBuckets': () => ({
    output: {
      Buckets: [
        { Name: 'first-bucket', CreationDate: CREATED },
        { Name: 'second', CreationDate: new Date('2026-02-01T00:00:00Z') },
      ],
      Owner: { ID: 'owner-id' },
    },
  }),
  's3.ListObjectsV2': objects,
  's3.GetObject': (input) =>
    input.Key === 'missing'
      ? error('NoSuchKey', 'The specified key does not exist.', 404)
      : {
          output: {
            Body: new TextEncoder().encode('hello\n'),
            ContentLength: 6,
            ContentType: 'text/plain',
            ETag: '"e"',
            LastModified: CREATED,
            Metadata: {},
          },
        },
  's3.HeadObject': (input) =>
    input.Key === 'missing'
      ? error('404', 'Not Found', 404)
      : { output: { ContentLength: 6, ContentType: 'text/plain', ETag: '"e"', LastModified: CREATED, Metadata: {} } },
  's3.CreateBucket': (input) =>
    input.Bucket === 'taken'
      ? error(
          'BucketAlreadyExists',
          'The requested bucket name is not available. The bucket namespace is shared by all users of the system. Please select a different name and try again.',
          409,
        )
      : { output: { Location: `/${input.Bucket}` } },
  's3.DeleteBucket': (input) =>
    input.Bucket === 'full'
      ? error('BucketNotEmpty', 'The bucket you tried to delete is not empty', 409)
      : { output: {} },
  's3.PutObject': () => ({ output: { ETag: '"e"' } }),
  's3.DeleteObject': () => ({ output: {} }),
  's3.CopyObject': () => ({ output: { CopyObjectResult: { ETag: '"e"', LastModified: CREATED } } }),
  'ec2.DescribeInstances': (input) =>
    JSON.stringify(input).includes('i-0000')
      ? error('InvalidInstanceID.NotFound', "The instance ID 'i-0000' does not exist", 400)
      : undefined,
  'budgets.DescribeBudgets': () =>
    error(
      'AccessDeniedException',
      `User: arn:aws:iam::${ACCOUNT}:user/bob is not authorized to perform: budgets:ViewBudget`,
      400,
    ),
}
