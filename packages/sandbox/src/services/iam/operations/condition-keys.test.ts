/** Condition keys that come from the thing, or from what is asked for: each allows one call and not its like. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ACCOUNT, type TestBench, testBench } from '../../../testing/sandbox.ts'

const READ_ONLY = 'arn:aws:iam::aws:policy/ReadOnlyAccess'
const TRUST =
  '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"ec2.amazonaws.com"},"Action":"sts:AssumeRole"}]}'
const DOCUMENT = '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:ListBucket","Resource":"*"}]}'
const arn = (path: string) => `arn:aws:iam::${ACCOUNT}:${path}`
const tag = (value: string) => [{ Key: 'team', Value: value }]

type Case = [
  key: string,
  condition: object,
  operation: string,
  allowed: Record<string, unknown>,
  denied: Record<string, unknown>,
]

const cases: Case[] = [
  [
    'iam:PolicyARN',
    { ArnEquals: { 'iam:PolicyARN': READ_ONLY } },
    'AttachRolePolicy',
    { RoleName: 'red', PolicyArn: READ_ONLY },
    { RoleName: 'red', PolicyArn: 'arn:aws:iam::aws:policy/AdministratorAccess' },
  ],
  [
    'iam:PermissionsBoundary of the request',
    { StringEquals: { 'iam:PermissionsBoundary': READ_ONLY } },
    'PutRolePermissionsBoundary',
    { RoleName: 'red', PermissionsBoundary: READ_ONLY },
    { RoleName: 'red', PermissionsBoundary: 'arn:aws:iam::aws:policy/AdministratorAccess' },
  ],
  [
    'iam:PermissionsBoundary of the role',
    { StringEquals: { 'iam:PermissionsBoundary': READ_ONLY } },
    'PutRolePolicy',
    { RoleName: 'bounded', PolicyName: 'p', PolicyDocument: DOCUMENT },
    { RoleName: 'blue', PolicyName: 'p', PolicyDocument: DOCUMENT },
  ],
  [
    'aws:ResourceTag of a role',
    { StringEquals: { 'aws:ResourceTag/team': 'red' } },
    'UpdateRole',
    { RoleName: 'red' },
    { RoleName: 'blue' },
  ],
  [
    'iam:ResourceTag of a role',
    { StringEquals: { 'iam:ResourceTag/team': 'red' } },
    'GetRole',
    { RoleName: 'red' },
    { RoleName: 'blue' },
  ],
  [
    'aws:RequestTag',
    { StringEquals: { 'aws:RequestTag/team': 'red' } },
    'TagRole',
    { RoleName: 'blue', Tags: tag('red') },
    { RoleName: 'blue', Tags: tag('green') },
  ],
  [
    'aws:TagKeys',
    { 'ForAllValues:StringEquals': { 'aws:TagKeys': ['team'] } },
    'UntagRole',
    { RoleName: 'blue', TagKeys: ['team'] },
    { RoleName: 'blue', TagKeys: ['team', 'owner'] },
  ],
  [
    'aws:ResourceTag of a policy',
    { StringEquals: { 'aws:ResourceTag/team': 'red' } },
    'GetPolicy',
    { PolicyArn: arn('policy/red') },
    { PolicyArn: arn('policy/blue') },
  ],
  [
    'aws:ResourceTag of an instance profile',
    { StringEquals: { 'aws:ResourceTag/team': 'red' } },
    'GetInstanceProfile',
    { InstanceProfileName: 'red' },
    { InstanceProfileName: 'blue' },
  ],
  [
    'iam:AWSServiceName',
    { StringLike: { 'iam:AWSServiceName': 'rds.amazonaws.com' } },
    'CreateServiceLinkedRole',
    { AWSServiceName: 'rds.amazonaws.com' },
    { AWSServiceName: 'ecs.amazonaws.com' },
  ],
]

let bench: TestBench
beforeAll(async () => {
  bench = await testBench({
    users: cases.map(([, Condition, operation], index) => ({
      userName: `user${index}`,
      accessKeys: [{}],
      inlinePolicies: {
        only: {
          Version: '2012-10-17',
          Statement: [{ Effect: 'Allow', Action: `iam:${operation}`, Resource: '*', Condition }],
        },
      },
    })),
    roles: [
      { roleName: 'red', assumeRolePolicyDocument: TRUST, tags: tag('red') },
      { roleName: 'blue', assumeRolePolicyDocument: TRUST, tags: tag('blue') },
      { roleName: 'bounded', assumeRolePolicyDocument: TRUST, permissionsBoundary: READ_ONLY },
    ],
  })
  for (const name of ['red', 'blue']) {
    await bench.root('iam', 'CreatePolicy', { PolicyName: name, PolicyDocument: DOCUMENT, Tags: tag(name) })
    await bench.root('iam', 'CreateInstanceProfile', { InstanceProfileName: name, Tags: tag(name) })
  }
})
afterAll(async () => {
  await bench.sandbox.close()
  expect(bench.faults).toEqual([])
})

test.each(cases.map((one, index) => [one[0], index] as const))('%s', async (_, index) => {
  const [, , operation, allowed, denied] = cases[index]!
  const caller = bench.as(`user${index}`)
  const refused = await caller('iam', operation, denied as never)
  expect([refused.status, refused.code]).toEqual([403, 'AccessDenied'])
  expect(await caller('iam', operation, allowed as never)).toMatchObject({ status: 200 })
})
