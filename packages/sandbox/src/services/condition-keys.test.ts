/**
 * What requests fill condition keys with (Service Authorization Reference, *Actions, resources, and condition keys* for
 * Amazon S3, EC2, SNS and DynamoDB). Every request is denied unless the key has the value: a key that is absent denies.
 */
import { type AwsStructure, utf8 } from '@first-line/aws-api'
import { beforeAll, expect, test } from 'vitest'
import type { OfferedName } from '../service.ts'
import type { Client } from '../testing/client.ts'
import { ACCOUNT, ADMINISTRATOR, type TestBench, testBench } from '../testing/sandbox.ts'

/** What the cases name that has an id of its own. */
interface Made {
  imageId: string
  groupId: string
  vpc: string
}

type Case = readonly [
  service: OfferedName,
  operation: string,
  input: (made: Made) => AwsStructure,
  action: string,
  keys: Record<string, string | ((made: Made) => string)>,
]

const Bucket = 'keys'
const object = { Bucket, Key: 'photos/a.jpg' }
const put = { ...object, Body: utf8('x') }
const topic = `arn:aws:sns:us-east-1:${ACCOUNT}:keys`
const arn = (kind: string, id: string): string => `arn:aws:ec2:us-east-1:${ACCOUNT}:${kind}/${id}`

let bench: TestBench
let root: Client
let made: Made
let passed = 0
const clock = { now: () => Date.now() + passed }

beforeAll(async () => {
  bench = await testBench(
    { users: [{ userName: 'ann', attachedPolicies: [ADMINISTRATOR], accessKeys: [{}] }] },
    { clock },
  )
  root = bench.root
  await root('s3', 'CreateBucket', { Bucket, ObjectOwnership: 'ObjectWriter' })
  await root('s3', 'PutObject', { ...put, Tagging: 'team=red' })
  await root('s3', 'PutBucketVersioning', { Bucket, VersioningConfiguration: { Status: 'Enabled' } })
  await root('sns', 'CreateTopic', { Name: 'keys', Tags: [{ Key: 'team', Value: 'red' }] })
  await root('dynamodb', 'CreateTable', {
    TableName: 'keys',
    AttributeDefinitions: [{ AttributeName: 'id', AttributeType: 'S' }],
    KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }],
    BillingMode: 'PAY_PER_REQUEST',
    Tags: [{ Key: 'team', Value: 'red' }],
  })
  passed += 1000
  const ec2 = async (operation: string, input: AwsStructure) =>
    (await root('ec2', operation, input, { now: new Date(clock.now()) })).output!
  const { Images } = await ec2('DescribeImages', {
    Owners: ['amazon'],
    Filters: [{ Name: 'architecture', Values: ['x86_64'] }],
  })
  const { GroupId } = await ec2('CreateSecurityGroup', {
    GroupName: 'keys',
    Description: 'keys',
    TagSpecifications: [{ ResourceType: 'security-group', Tags: [{ Key: 'team', Value: 'red' }] }],
  })
  const { Vpcs } = await ec2('DescribeVpcs', {})
  made = {
    imageId: (Images as { ImageId: string }[])[0]!.ImageId,
    groupId: GroupId as string,
    vpc: arn('vpc', (Vpcs as { VpcId: string }[])[0]!.VpcId),
  }
})

const launch =
  (more: AwsStructure = {}) =>
  ({ imageId }: Made): AwsStructure => ({
    ...{ ImageId: imageId, InstanceType: 't3.micro', MinCount: 1, MaxCount: 1 },
    ...more,
  })
const of = (input: AwsStructure) => (): AwsStructure => input

const cases: readonly Case[] = [
  [
    's3',
    'ListObjectsV2',
    of({ Bucket, Prefix: 'photos/', Delimiter: '/', MaxKeys: 5 }),
    's3:ListBucket',
    { 's3:prefix': 'photos/', 's3:delimiter': '/', 's3:max-keys': '5' },
  ],
  ['s3', 'ListObjects', of({ Bucket, Prefix: '' }), 's3:ListBucket', { 's3:prefix': '' }],
  ['s3', 'ListObjectVersions', of({ Bucket, Prefix: 'photos/' }), 's3:ListBucketVersions', { 's3:prefix': 'photos/' }],
  [
    's3',
    'PutObject',
    of({ ...put, ServerSideEncryption: 'AES256' }),
    's3:PutObject',
    { 's3:x-amz-server-side-encryption': 'AES256' },
  ],
  [
    's3',
    'PutObject',
    of({ ...put, ServerSideEncryption: 'aws:kms', SSEKMSKeyId: `arn:aws:kms:us-east-1:${ACCOUNT}:key/0123` }),
    's3:PutObject',
    { 's3:x-amz-server-side-encryption-aws-kms-key-id': `arn:aws:kms:us-east-1:${ACCOUNT}:key/0123` },
  ],
  [
    's3',
    'PutObject',
    of({ ...put, ACL: 'bucket-owner-full-control' }),
    's3:PutObject',
    { 's3:x-amz-acl': 'bucket-owner-full-control' },
  ],
  [
    's3',
    'PutObject',
    of({ ...put, StorageClass: 'STANDARD_IA' }),
    's3:PutObject',
    { 's3:x-amz-storage-class': 'STANDARD_IA' },
  ],
  [
    's3',
    'PutObject',
    of({ ...put, Tagging: 'team=blue' }),
    's3:PutObject',
    { 's3:RequestObjectTag/team': 'blue', 's3:RequestObjectTagKeys': 'team' },
  ],
  [
    's3',
    'PutObject',
    of({ ...put, IfNoneMatch: '*', Key: 'photos/new.jpg' }),
    's3:PutObject',
    { 's3:if-none-match': '*' },
  ],
  [
    's3',
    'PutObject',
    of({ ...put, WebsiteRedirectLocation: '/b' }),
    's3:PutObject',
    { 's3:x-amz-website-redirect-location': '/b' },
  ],
  [
    's3',
    'PutObject',
    of({ ...put, GrantRead: 'uri="http://acs.amazonaws.com/groups/s3/LogDelivery"' }),
    's3:PutObject',
    { 's3:x-amz-grant-read': '*LogDelivery*' },
  ],
  [
    's3',
    'CopyObject',
    of({ Bucket, Key: 'photos/b.jpg', CopySource: `${Bucket}/photos/a.jpg`, MetadataDirective: 'REPLACE' }),
    's3:PutObject',
    { 's3:x-amz-copy-source': '*keys/photos/a.jpg', 's3:x-amz-metadata-directive': 'REPLACE' },
  ],
  [
    's3',
    'GetObject',
    of({ ...object, VersionId: 'null' }),
    's3:GetObjectVersion',
    { 's3:VersionId': 'null', 's3:ExistingObjectTag/team': 'red' },
  ],
  [
    's3',
    'GetObjectTagging',
    of({ ...object, VersionId: 'null' }),
    's3:GetObjectVersionTagging',
    { 's3:ExistingObjectTag/team': 'red' },
  ],
  [
    's3',
    'PutObjectTagging',
    of({ ...object, Tagging: { TagSet: [{ Key: 'team', Value: 'blue' }] } }),
    's3:PutObjectTagging',
    { 's3:RequestObjectTag/team': 'blue' },
  ],
  ['s3', 'PutBucketAcl', of({ Bucket, ACL: 'private' }), 's3:PutBucketAcl', { 's3:x-amz-acl': 'private' }],
  [
    's3',
    'CreateBucket',
    of({ Bucket: 'keys-2', CreateBucketConfiguration: { LocationConstraint: 'eu-west-1' } }),
    's3:CreateBucket',
    { 's3:locationconstraint': 'eu-west-1' },
  ],
  [
    's3',
    'CreateBucket',
    of({ Bucket: 'keys-3', ObjectOwnership: 'BucketOwnerPreferred' }),
    's3:CreateBucket',
    { 's3:x-amz-object-ownership': 'BucketOwnerPreferred' },
  ],
  [
    's3',
    'GetBucketVersioning',
    of({ Bucket }),
    's3:GetBucketVersioning',
    {
      's3:ResourceAccount': ACCOUNT,
      's3:authType': 'REST-HEADER',
      's3:signatureversion': 'AWS4-HMAC-SHA256',
      'aws:ResourceAccount': ACCOUNT,
    },
  ],
  [
    'ec2',
    'RunInstances',
    launch({
      MetadataOptions: {
        HttpTokens: 'required',
        HttpEndpoint: 'enabled',
        HttpPutResponseHopLimit: 1,
        InstanceMetadataTags: 'disabled',
      },
    }),
    'ec2:RunInstances/instance',
    {
      'ec2:InstanceType': 't3.micro',
      'ec2:MetadataHttpTokens': 'required',
      'ec2:MetadataHttpEndpoint': 'enabled',
      'ec2:MetadataHttpPutResponseHopLimit': '1',
      'ec2:Tenancy': 'default',
      'ec2:EbsOptimized': 'false',
      'ec2:RootDeviceType': 'ebs',
      'ec2:Region': 'us-east-1',
      'ec2:InstanceMarketType': 'on-demand',
      'ec2:InstanceMetadataTags': 'disabled',
    },
  ],
  [
    'ec2',
    'RunInstances',
    launch({ TagSpecifications: [{ ResourceType: 'instance', Tags: [{ Key: 'team', Value: 'red' }] }] }),
    'ec2:CreateTags',
    { 'ec2:CreateAction': 'RunInstances', 'aws:RequestTag/team': 'red' },
  ],
  [
    'ec2',
    'RunInstances',
    launch(),
    'ec2:RunInstances/volume',
    { 'ec2:Encrypted': 'false', 'ec2:VolumeType': '*', 'ec2:VolumeSize': '*' },
  ],
  [
    'ec2',
    'RunInstances',
    launch(),
    'ec2:RunInstances/image',
    {
      'ec2:ImageType': 'machine',
      'ec2:Public': 'true',
      'ec2:Owner': '*',
      'ec2:RootDeviceType': 'ebs',
      'ec2:ImageID': ({ imageId }) => imageId,
    },
  ],
  [
    'ec2',
    'RunInstances',
    launch(),
    'ec2:RunInstances/subnet',
    { 'ec2:Vpc': ({ vpc }) => vpc, 'ec2:AvailabilityZone': 'us-east-1*' },
  ],
  [
    'ec2',
    'RunInstances',
    launch(),
    'ec2:RunInstances/network-interface',
    { 'ec2:Vpc': ({ vpc }) => vpc, 'ec2:AvailabilityZone': 'us-east-1*' },
  ],
  [
    'ec2',
    'AuthorizeSecurityGroupIngress',
    ({ groupId }) => ({
      GroupId: groupId,
      IpPermissions: [{ IpProtocol: 'tcp', FromPort: 22, ToPort: 22, IpRanges: [{ CidrIp: '10.0.0.0/8' }] }],
    }),
    'ec2:AuthorizeSecurityGroupIngress',
    {
      'ec2:ResourceTag/team': 'red',
      'aws:ResourceTag/team': 'red',
      'ec2:Vpc': ({ vpc }) => vpc,
      'ec2:SecurityGroupID': ({ groupId }) => groupId,
    },
  ],
  [
    'ec2',
    'CreateVolume',
    of({ AvailabilityZone: 'us-east-1a', Size: 2, VolumeType: 'gp3', Encrypted: true }),
    'ec2:CreateVolume',
    { 'ec2:VolumeSize': '2', 'ec2:VolumeType': 'gp3', 'ec2:Encrypted': 'true', 'ec2:AvailabilityZone': 'us-east-1a' },
  ],
  [
    'ec2',
    'CreateKeyPair',
    of({ KeyName: 'keys', KeyType: 'ed25519' }),
    'ec2:CreateKeyPair',
    { 'ec2:KeyPairName': 'keys', 'ec2:KeyPairType': 'ed25519' },
  ],
  ['ec2', 'DescribeInstances', of({}), 'ec2:DescribeInstances', { 'ec2:Region': 'us-east-1' }],
  [
    'sns',
    'Subscribe',
    of({ TopicArn: topic, Protocol: 'email', Endpoint: 'dana@example.com' }),
    'sns:Subscribe',
    { 'sns:Protocol': 'email', 'sns:Endpoint': 'dana@example.com', 'aws:ResourceTag/team': 'red' },
  ],
  [
    'sns',
    'CreateTopic',
    of({ Name: 'keys-2', Tags: [{ Key: 'team', Value: 'blue' }] }),
    'sns:CreateTopic',
    { 'aws:RequestTag/team': 'blue' },
  ],
  [
    'dynamodb',
    'GetItem',
    of({
      TableName: 'keys',
      Key: { id: { S: 'ann' } },
      ProjectionExpression: 'id, age',
      ReturnConsumedCapacity: 'TOTAL',
    }),
    'dynamodb:GetItem',
    {
      'dynamodb:LeadingKeys': 'ann',
      'dynamodb:Select': 'SPECIFIC_ATTRIBUTES',
      'dynamodb:ReturnConsumedCapacity': 'TOTAL',
      'aws:ResourceTag/team': 'red',
    },
  ],
  [
    'dynamodb',
    'PutItem',
    of({ TableName: 'keys', Item: { id: { S: 'ann' } }, ReturnValues: 'ALL_OLD' }),
    'dynamodb:PutItem',
    { 'dynamodb:LeadingKeys': 'ann', 'dynamodb:Attributes': 'id', 'dynamodb:ReturnValues': 'ALL_OLD' },
  ],
  [
    'dynamodb',
    'UpdateItem',
    of({
      TableName: 'keys',
      Key: { id: { S: 'ann' } },
      UpdateExpression: 'SET id2 = :v',
      ExpressionAttributeValues: { ':v': { S: 'x' } },
      ReturnValues: 'ALL_NEW',
    }),
    'dynamodb:UpdateItem',
    { 'dynamodb:LeadingKeys': 'ann', 'dynamodb:ReturnValues': 'ALL_NEW' },
  ],
  [
    'dynamodb',
    'Query',
    of({
      TableName: 'keys',
      KeyConditionExpression: 'id = :v',
      ExpressionAttributeValues: { ':v': { S: 'ann' } },
      Select: 'COUNT',
    }),
    'dynamodb:Query',
    { 'dynamodb:LeadingKeys': 'ann', 'dynamodb:Select': 'COUNT' },
  ],
  [
    'dynamodb',
    'Scan',
    of({ TableName: 'keys' }),
    'dynamodb:Scan',
    { 'dynamodb:FullTableScan': 'true', 'dynamodb:Select': 'ALL_ATTRIBUTES' },
  ],
]

/** Denies whatever has not the value: for a key of several values, whatever has another or none. */
function denyUnless(action: string, kind: string | undefined, key: string, value: string): string {
  const several = /(?:LeadingKeys|Attributes|TagKeys)$/.test(key)
  const deny = (Condition: object) => ({
    Effect: 'Deny',
    Action: action,
    Resource: kind ? `arn:aws:ec2:*:*:${kind}/*` : '*',
    Condition,
  })
  return JSON.stringify({
    Version: '2012-10-17',
    Statement: [
      deny({ [several ? 'ForAnyValue:StringNotLike' : 'StringNotLike']: { [key]: value } }),
      deny({ Null: { [key]: 'true' } }),
    ],
  })
}

test.each(
  cases.flatMap(([service, operation, inputOf, action, keys]) =>
    Object.entries(keys).map(([key, value]) => ({ service, operation, inputOf, action, key, value })),
  ),
)('$action: $key', async ({ service, operation, inputOf, action, key, value }) => {
  const expected = typeof value === 'function' ? value(made) : value
  const input = { ...inputOf(made), ...(service === 'ec2' && { DryRun: true }) }
  const [name = '', kind] = action.split('/')
  const isDenied = async (wanted: string) => {
    const PolicyDocument = denyUnless(name, kind, key, wanted)
    await root('iam', 'PutUserPolicy', { UserName: 'ann', PolicyName: 'unless', PolicyDocument })
    const { code = '' } = await bench.as('ann')(service, operation, input, { now: new Date(clock.now()) })
    return /^(?:AccessDenied|AccessDeniedException|UnauthorizedOperation|AuthorizationError)$/.test(code)
  }
  expect(await isDenied('another value')).toBe(true)
  expect(await isDenied(expected)).toBe(false)
})
