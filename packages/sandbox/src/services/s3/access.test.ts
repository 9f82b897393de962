import {
  CreateBucketCommand,
  DeletePublicAccessBlockCommand,
  GetBucketPolicyStatusCommand,
  GetObjectCommand,
  HeadBucketCommand,
  ListObjectsV2Command,
  PutBucketAclCommand,
  PutBucketCorsCommand,
  PutBucketOwnershipControlsCommand,
  PutBucketPolicyCommand,
  PutObjectAclCommand,
  PutObjectCommand,
  PutPublicAccessBlockCommand,
  type S3Client,
} from '@aws-sdk/client-s3'
import { presignRequest } from '@first-line/aws-api'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { errorOf } from '../../testing/served.ts'
import { isPublicPolicy } from './access/public-policy.ts'
import { type S3Bench, s3Bench } from './testing/served-s3.ts'

const GUEST = '444455556666'
const S3_ALL = { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: 's3:*', Resource: '*' }] }
const TAGGED = {
  Version: '2012-10-17',
  Statement: [
    {
      Effect: 'Allow',
      Action: 's3:GetObject',
      Resource: '*',
      Condition: { StringEquals: { 's3:ExistingObjectTag/team': 'blue' } },
    },
    { Effect: 'Allow', Action: 's3:ListBucket', Resource: '*', Condition: { StringLike: { 's3:prefix': 'home/*' } } },
    { Effect: 'Allow', Action: 's3:PutObject', Resource: '*', Condition: { Null: { 's3:x-amz-acl': 'true' } } },
  ],
}

let bench: S3Bench
let guest: S3Client
let Bucket = ''
let count = 0

beforeAll(async () => {
  bench = await s3Bench({
    users: [
      { userName: 'tagged', inlinePolicies: { own: TAGGED }, accessKeys: [{}] },
      { userName: 'nobody', accessKeys: [{}] },
    ],
  })
  const made = await bench.sandbox.createAccount(bench.world, {
    id: GUEST,
    seed: { users: [{ userName: 'gina', inlinePolicies: { all: S3_ALL }, accessKeys: [{}] }] },
  })
  guest = bench.s3With(made.seeded.accessKeys.gina![0]!)
})
afterAll(async () => {
  await bench.close()
  expect(bench.faults).toEqual([])
})
beforeEach(async () => {
  count += 1
  Bucket = `access-${count}`
  await bench.s3.send(new CreateBucketCommand({ Bucket }))
  await bench.s3.send(new PutObjectCommand({ Bucket, Key: 'a', Body: 'hello' }))
})

const unblock = () => bench.s3.send(new DeletePublicAccessBlockCommand({ Bucket }))
const policy = (statement: object) =>
  JSON.stringify({ Version: '2012-10-17', Statement: [{ Effect: 'Allow', ...statement }] })
const putPolicy = (statement: object) =>
  bench.s3.send(new PutBucketPolicyCommand({ Bucket, Policy: policy(statement) }))
const read = (client: S3Client, Key = 'a') => client.send(new GetObjectCommand({ Bucket, Key }))
const anonymously = async (key = 'a', init: RequestInit = {}) => {
  const answer = await fetch(`${bench.url}/${Bucket}/${key}`, init)
  return [answer.status, /<Code>(\w+)/.exec(await answer.text())?.[1] ?? 'fine']
}

test.each([
  [{ Principal: '*' }, true],
  [{ Principal: { AWS: '*' } }, true],
  [{ Principal: { AWS: GUEST } }, false],
  [{ Principal: '*', Condition: { IpAddress: { 'aws:SourceIp': '203.0.113.0/24' } } }, false],
  [{ Principal: '*', Condition: { IpAddress: { 'aws:SourceIp': '0.0.0.0/1' } } }, true],
  [{ Principal: '*', Condition: { StringEquals: { 'aws:SourceVpc': 'vpc-91237329' } } }, false],
  [{ Principal: '*', Condition: { StringLike: { 'aws:SourceVpc': 'vpc-*' } } }, true],
  [{ Principal: '*', Condition: { StringNotEquals: { 'aws:SourceVpc': 'vpc-91237329' } } }, true],
  [{ Principal: '*', Condition: { Bool: { 'aws:SecureTransport': 'true' } } }, true],
  [{ Principal: '*', Effect: 'Deny' }, false],
])('a policy with %j is public: %s', (statement, expected) => {
  expect(isPublicPolicy(policy({ Action: 's3:GetObject', Resource: 'arn:aws:s3:::b/*', ...statement }))).toBe(expected)
})

describe('public access', () => {
  const everyone = () => ({ Principal: '*', Action: 's3:GetObject', Resource: `arn:aws:s3:::${Bucket}/*` })

  test('is blocked on a new bucket', async () => {
    expect(await errorOf(putPolicy(everyone()))).toBe(
      `AccessDenied 403: User: arn:aws:iam::111122223333:root is not authorized to perform: s3:PutBucketPolicy on resource: "arn:aws:s3:::${Bucket}" because public policies are prevented by the BlockPublicPolicy setting in S3 Block Public Access.`,
    )
  })

  test('is what everyone has once nothing blocks it, until it is restricted again', async () => {
    expect(await anonymously()).toEqual([403, 'AccessDenied'])
    await unblock()
    await putPolicy(everyone())
    expect((await bench.s3.send(new GetBucketPolicyStatusCommand({ Bucket }))).PolicyStatus).toEqual({ IsPublic: true })
    expect(await anonymously()).toEqual([200, 'fine'])
    expect(await anonymously('nothing')).toEqual([403, 'AccessDenied'])
    expect(await errorOf(read(guest))).toBe('no error')
    const PublicAccessBlockConfiguration = { RestrictPublicBuckets: true }
    await bench.s3.send(new PutPublicAccessBlockCommand({ Bucket, PublicAccessBlockConfiguration }))
    expect(await anonymously()).toEqual([403, 'AccessDenied'])
    expect(await errorOf(read(guest))).toBe('AccessDenied 403: Access Denied')
    expect(await errorOf(read(bench.s3With(bench.keyOf('nobody'))))).toBe('no error')
  })

  test('is blocked by the account as well', async () => {
    await unblock()
    const input = { AccountId: '111122223333' }
    const settings = { BlockPublicPolicy: true }
    await bench.root('s3control', 'PutPublicAccessBlock', { ...input, PublicAccessBlockConfiguration: settings })
    expect(await errorOf(putPolicy(everyone()))).toMatch(/BlockPublicPolicy setting in S3 Block Public Access\.$/)
    expect((await bench.root('s3control', 'GetPublicAccessBlock', input)).output).toEqual({
      PublicAccessBlockConfiguration: {
        BlockPublicAcls: false,
        IgnorePublicAcls: false,
        BlockPublicPolicy: true,
        RestrictPublicBuckets: false,
      },
    })
    expect((await bench.root('s3control', 'GetPublicAccessBlock', { AccountId: GUEST })).code).toBe('AccessDenied')
    await bench.root('s3control', 'DeletePublicAccessBlock', input)
    expect(await bench.root('s3control', 'GetPublicAccessBlock', input)).toMatchObject({
      code: 'NoSuchPublicAccessBlockConfiguration',
      status: 404,
    })
  })

  test('by ACL, where ACLs count', async () => {
    expect(await errorOf(bench.s3.send(new PutObjectAclCommand({ Bucket, Key: 'a', ACL: 'public-read' })))).toBe(
      'AccessControlListNotSupported 400: The bucket does not allow ACLs',
    )
    const OwnershipControls = { Rules: [{ ObjectOwnership: 'ObjectWriter' as const }] }
    await bench.s3.send(new PutBucketOwnershipControlsCommand({ Bucket, OwnershipControls }))
    expect(await errorOf(bench.s3.send(new PutBucketAclCommand({ Bucket, ACL: 'public-read' })))).toMatch(
      /^AccessDenied 403: .* BlockPublicAcls setting in S3 Block Public Access\.$/,
    )
    await unblock()
    await bench.s3.send(new PutObjectAclCommand({ Bucket, Key: 'a', ACL: 'public-read' }))
    expect(await anonymously()).toEqual([200, 'fine'])
    const PublicAccessBlockConfiguration = { IgnorePublicAcls: true }
    await bench.s3.send(new PutPublicAccessBlockCommand({ Bucket, PublicAccessBlockConfiguration }))
    expect(await anonymously()).toEqual([403, 'AccessDenied'])
  })
})

describe('another account', () => {
  test('needs both sides', async () => {
    expect(await errorOf(read(guest))).toBe('AccessDenied 403: Access Denied')
    await putPolicy({ Principal: { AWS: GUEST }, Action: 's3:GetObject', Resource: `arn:aws:s3:::${Bucket}/*` })
    expect(await errorOf(read(guest))).toBe('no error')
  })

  test('never learns from HeadBucket more than that a bucket is there', async () => {
    expect(await errorOf(guest.send(new HeadBucketCommand({ Bucket })))).toMatch(/ 403: /)
    expect(await errorOf(guest.send(new HeadBucketCommand({ Bucket: 'not-there-at-all' })))).toMatch(/ 404: /)
    expect(await errorOf(guest.send(new CreateBucketCommand({ Bucket })))).toMatch(/^BucketAlreadyExists 409/)
  })
})

describe('condition keys', () => {
  test('tags of the object, prefixes of a list, ACLs of a write', async () => {
    const tagged = bench.s3With(bench.keyOf('tagged'))
    expect(await errorOf(read(tagged))).toMatch(/^AccessDenied 403: .*s3:GetObject on resource/)
    await bench.s3.send(new PutObjectCommand({ Bucket, Key: 'a', Body: 'x', Tagging: 'team=blue' }))
    expect(await errorOf(read(tagged))).toBe('no error')
    expect(await errorOf(tagged.send(new ListObjectsV2Command({ Bucket })))).toMatch(/^AccessDenied 403/)
    expect(await errorOf(tagged.send(new ListObjectsV2Command({ Bucket, Prefix: 'home/bob' })))).toBe('no error')
    expect(await errorOf(tagged.send(new PutObjectCommand({ Bucket, Key: 'b', Body: 'x' })))).toBe('no error')
    const acl = new PutObjectCommand({ Bucket, Key: 'b', Body: 'x', ACL: 'bucket-owner-full-control' })
    expect(await errorOf(tagged.send(acl))).toMatch(/^AccessDenied 403: .*s3:PutObject on resource/)
  })
})

test.each([
  ['x', "Policies must be valid JSON and the first byte must be '{'"],
  [policy({ Principal: '*', Action: 's3:GetObject', Resource: 'arn:aws:s3:::other/*' }), 'Policy has invalid resource'],
  [
    policy({ Principal: { AWS: 'arn:aws:iam::111122223333:user/ghost' }, Action: 's3:GetObject', Resource: '*' }),
    'Invalid principal in policy',
  ],
  [policy({ Principal: '*', Action: 'ec2:RunInstances', Resource: '*' }), 'Policy has invalid action'],
])('a malformed policy: %s', async (Policy, message) => {
  const sent = bench.s3.send(new PutBucketPolicyCommand({ Bucket, Policy }))
  expect(await errorOf(sent)).toBe(`MalformedPolicy 400: ${message}`)
})

test('an action that does not apply to the resource is malformed', async () => {
  const statement = { Principal: { AWS: GUEST }, Action: 's3:GetObject', Resource: `arn:aws:s3:::${Bucket}` }
  expect(await errorOf(putPolicy(statement))).toBe(
    'MalformedPolicy 400: Action does not apply to any resource(s) in statement',
  )
})

test('a presigned URL lets its holder in, and carries what else is signed', async () => {
  const url = new URL(bench.url)
  const request = {
    method: 'GET',
    host: url.host,
    path: `/${Bucket}/a`,
    query: '',
    headers: {},
    body: new Uint8Array(0),
  }
  const signed = presignRequest(request, bench.rootKey, {
    service: 's3',
    region: 'us-east-1',
    now: new Date(),
    expiresInSeconds: 60,
  })
  const answer = await fetch(`${bench.url}${signed.path}?${signed.query}`)
  expect([answer.status, await answer.text()]).toEqual([200, 'hello'])
  expect(answer.headers.get('content-security-policy')).toBe('sandbox')
  expect(answer.headers.get('x-content-type-options')).toBe('nosniff')
  const other = await fetch(`${bench.url}${signed.path}x?${signed.query}`)
  expect([other.status, /<Code>(\w+)/.exec(await other.text())?.[1]]).toEqual([403, 'SignatureDoesNotMatch'])
})

describe('pages of other origins', () => {
  const preflight = (headers: Record<string, string>) =>
    fetch(`${bench.url}/${Bucket}/a`, { method: 'OPTIONS', headers })
  const ask = { origin: 'https://app.example', 'access-control-request-method': 'PUT' }

  test('may what the configuration says', async () => {
    expect((await preflight(ask)).status).toBe(403)
    const CORSRules = [
      {
        AllowedOrigins: ['https://*.example'],
        AllowedMethods: ['GET', 'PUT'],
        AllowedHeaders: ['x-*'],
        MaxAgeSeconds: 60,
      },
    ]
    await bench.s3.send(new PutBucketCorsCommand({ Bucket, CORSConfiguration: { CORSRules } }))
    const allowed = await preflight({ ...ask, 'access-control-request-headers': 'X-Amz-Acl' })
    expect(allowed.status).toBe(200)
    expect(Object.fromEntries([...allowed.headers].filter(([name]) => name.startsWith('access-control')))).toEqual({
      'access-control-allow-origin': 'https://app.example',
      'access-control-allow-methods': 'GET, PUT',
      'access-control-allow-headers': 'x-amz-acl',
      'access-control-allow-credentials': 'true',
      'access-control-max-age': '60',
    })
    expect((await preflight({ ...ask, origin: 'https://evil.test' })).status).toBe(403)
    expect((await preflight({ ...ask, 'access-control-request-headers': 'authorization' })).status).toBe(403)
    const denied = await fetch(`${bench.url}/${Bucket}/a`, { headers: { origin: ask.origin } })
    expect([denied.status, denied.headers.get('access-control-allow-origin')]).toEqual([403, ask.origin])
  })
})
