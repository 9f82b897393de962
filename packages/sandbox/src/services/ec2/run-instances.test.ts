import { DescribeInstancesCommand, paginateDescribeInstances, RunInstancesCommand } from '@aws-sdk/client-ec2'
import type { AwsStructure } from '@first-line/aws-api'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ACCOUNT } from '../../testing/sandbox.ts'
import { errorOf } from '../../testing/served.ts'
import { type Ec2Bench, ec2Bench, told } from './testing/bench.ts'

const EC2 = {
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Principal: { Service: 'ec2.amazonaws.com' }, Action: 'sts:AssumeRole' }],
}
const allow = (...statements: object[]) => ({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Action: ['ec2:*', 'iam:Get*'], Resource: '*' }, ...statements],
})

/** IMDSv2 or nothing: *Require the use of IMDSv2*, EC2 User Guide. */
const ONLY_V2 = {
  Effect: 'Deny',
  Action: 'ec2:RunInstances',
  Resource: 'arn:aws:ec2:*:*:instance/*',
  Condition: { StringNotEquals: { 'ec2:MetadataHttpTokens': 'required' } },
}
const NO_UNTAGGED = {
  Effect: 'Deny',
  Action: 'ec2:RunInstances',
  Resource: 'arn:aws:ec2:*:*:instance/*',
  Condition: { Null: { 'aws:RequestTag/owner': 'true' } },
}
const SMALL = {
  Effect: 'Deny',
  Action: 'ec2:RunInstances',
  Resource: 'arn:aws:ec2:*:*:instance/*',
  Condition: { StringNotLike: { 'ec2:InstanceType': '*.micro' } },
}
const PASS = { Effect: 'Allow', Action: 'iam:PassRole', Resource: `arn:aws:iam::${ACCOUNT}:role/web` }

let bench: Ec2Bench

beforeAll(async () => {
  const user = (userName: string, policy: object) => ({ userName, accessKeys: [{}], inlinePolicies: { own: policy } })
  bench = await ec2Bench({
    roles: [{ roleName: 'web', assumeRolePolicyDocument: EC2 }],
    users: [
      user('plain', allow()),
      user('v2', allow(ONLY_V2)),
      user('tagger', allow(NO_UNTAGGED)),
      user('small', allow(SMALL)),
      user('passer', allow(PASS)),
    ],
  })
  await bench.root('iam', 'CreateInstanceProfile', { InstanceProfileName: 'web' })
  await bench.root('iam', 'AddRoleToInstanceProfile', { InstanceProfileName: 'web', RoleName: 'web' })
  await bench.root('iam', 'CreateInstanceProfile', { InstanceProfileName: 'empty' })
})

afterAll(async () => {
  await bench.close()
  expect(bench.faults).toEqual([])
})

const launch = (more: AwsStructure = {}): AwsStructure => ({
  ImageId: bench.image,
  InstanceType: 't3.micro',
  MinCount: 1,
  MaxCount: 1,
  SubnetId: bench.subnet,
  ...more,
})

const PREFACE = 'You are not authorized to perform this operation. '
const V2 = { MetadataOptions: { HttpTokens: 'required' } }
const OWNER = { TagSpecifications: [{ ResourceType: 'instance', Tags: [{ Key: 'owner', Value: 'bob' }] }] }
const WEB = { IamInstanceProfile: { Name: 'web' } }

test.each([
  ['v2', {}, 'ec2:RunInstances', 'instance/*', 'with an explicit deny in an identity-based policy'],
  ['v2', V2, undefined, '', ''],
  ['tagger', {}, 'ec2:RunInstances', 'instance/*', 'with an explicit deny in an identity-based policy'],
  ['tagger', OWNER, undefined, '', ''],
  [
    'small',
    { InstanceType: 't3.large' },
    'ec2:RunInstances',
    'instance/*',
    'with an explicit deny in an identity-based policy',
  ],
  ['small', {}, undefined, '', ''],
  ['plain', WEB, 'iam:PassRole', 'role/web', 'because no identity-based policy allows the iam:PassRole action'],
  ['passer', WEB, undefined, '', ''],
])('%s launches %j', async (userName, more, action, resource, reason) => {
  const { code, status, message = '' } = await bench.as(userName)('ec2', 'RunInstances', launch(more as AwsStructure))
  if (action === undefined) {
    expect([status, code]).toEqual([200, undefined])
    return
  }
  const arn = action === 'iam:PassRole' ? `arn:aws:iam::${ACCOUNT}:` : `arn:aws:ec2:us-east-1:${ACCOUNT}:`
  const [words, encoded] = message.split('. Encoded authorization failure message: ')
  expect([code, status, words]).toEqual([
    'UnauthorizedOperation',
    403,
    `${PREFACE}User: arn:aws:iam::${ACCOUNT}:user/${userName} is not authorized to perform: ${action} on resource: ${arn}${resource} ${reason}`,
  ])
  expect(encoded).toMatch(/^[\w-]{100,}=*$/)
})

test('a dry run is refused to who may not, and changes nothing for who may', async () => {
  const count = async () => (await bench.root('ec2', 'DescribeInstances')).output!.Reservations as unknown[]
  const before = (await count()).length
  expect(await bench.root('ec2', 'RunInstances', launch({ DryRun: true }))).toMatchObject({
    code: 'DryRunOperation',
    status: 412,
    message: 'Request would have succeeded, but DryRun flag is set.',
  })
  expect(await bench.as('v2')('ec2', 'RunInstances', launch({ DryRun: true }))).toMatchObject({
    code: 'UnauthorizedOperation',
    status: 403,
  })
  expect(await count()).toHaveLength(before)
})

test.each([
  [{ ImageId: undefined }, 'MissingParameter', 'The request must contain the parameter ImageId'],
  [{ ImageId: 'ami-1' }, 'InvalidAMIID.Malformed', 'Invalid id: "ami-1"'],
  [
    { ImageId: 'ami-0123456789abcdef0' },
    'InvalidAMIID.NotFound',
    "The image id '[ami-0123456789abcdef0]' does not exist",
  ],
  [{ InstanceType: 't3.huge' }, 'InvalidParameterValue', "Invalid value 't3.huge' for InstanceType."],
  [{ KeyName: 'lost' }, 'InvalidKeyPair.NotFound', "The key pair 'lost' does not exist"],
  [
    { SubnetId: 'subnet-0123456789abcdef0' },
    'InvalidSubnetID.NotFound',
    "The subnet ID 'subnet-0123456789abcdef0' does not exist",
  ],
  [
    { SecurityGroupIds: ['sg-0123456789abcdef0'] },
    'InvalidGroup.NotFound',
    "The security group 'sg-0123456789abcdef0' does not exist",
  ],
  [
    { IamInstanceProfile: { Name: 'no' } },
    'InvalidParameterValue',
    'Value (no) for parameter iamInstanceProfile.name is invalid. Invalid IAM Instance Profile name',
  ],
  [
    { IamInstanceProfile: { Name: 'empty' } },
    'InvalidParameterValue',
    `Value (empty) for parameter iamInstanceProfile.name is invalid. IAM Instance Profile "arn:aws:iam::${ACCOUNT}:instance-profile/empty" has no associated IAM Roles`,
  ],
  [{ UserData: '%%%' }, 'InvalidParameterValue', 'Invalid BASE64 encoding of user data'],
  [{ UserData: btoa('x'.repeat(16_385)) }, 'InvalidParameterValue', 'User data is limited to 16384 bytes'],
])('%j', async (more, code, message) => {
  const answer = await bench.root('ec2', 'RunInstances', launch(more as AwsStructure))
  expect([answer.code, answer.status, answer.message]).toEqual([code, 400, message])
})

test('a repeated token launches once; with other wishes it is refused', async () => {
  const once = launch({ ClientToken: 'once' })
  const first = await told(bench.root, 'RunInstances', once, 'Instances', 0, 'InstanceId')
  expect(await told(bench.root, 'RunInstances', once, 'Instances', 0, 'InstanceId')).toBe(first)
  const other = await bench.root('ec2', 'RunInstances', { ...once, InstanceType: 't3.small' })
  expect(other.code).toBe('IdempotentParameterMismatch')
})

test('pages hold every instance once; filters choose among them', async () => {
  const { ec2 } = bench
  await ec2.send(
    new RunInstancesCommand({
      ImageId: bench.image,
      InstanceType: 't3.nano',
      MinCount: 7,
      MaxCount: 7,
      TagSpecifications: [{ ResourceType: 'instance', Tags: [{ Key: 'Name', Value: 'page' }] }],
    }),
  )
  const ids: string[] = []
  const Filters = [{ Name: 'tag:Name', Values: ['p?g*'] }]
  for await (const { Reservations = [] } of paginateDescribeInstances({ client: ec2, pageSize: 5 }, { Filters }))
    ids.push(...Reservations.flatMap(({ Instances = [] }) => Instances.map(({ InstanceId }) => InstanceId!)))
  expect(new Set(ids).size).toBe(7)
  const wrong = [{ Name: 'colour', Values: ['red'] }]
  expect(await errorOf(ec2.send(new DescribeInstancesCommand({ Filters: wrong })))).toBe(
    "InvalidParameterValue 400: The filter 'colour' is invalid",
  )
  expect(await errorOf(ec2.send(new DescribeInstancesCommand({ MaxResults: 5, InstanceIds: ids })))).toBe(
    'InvalidParameterCombination 400: The parameter instancesSet cannot be used with the parameter maxResults',
  )
})

test('a type that does not exist is named by what lists them', async () => {
  const answer = await bench.root('ec2', 'DescribeInstanceTypes', { InstanceTypes: ['t3.micro', 'zz9.none'] })
  expect(answer).toMatchObject({
    status: 400,
    code: 'InvalidInstanceType',
    message: 'The following supplied instance types do not exist: [zz9.none]',
  })
})

test('another Region knows nothing of it', async () => {
  const { output } = await bench.root('ec2', 'DescribeInstances', {}, { region: 'eu-west-1' })
  expect(output).toEqual({ Reservations: [] })
})
