// biome-ignore-all lint/suspicious/noTemplateCurlyInString: AWS writes its templates like that
import { beforeAll, expect, test } from 'vitest'
import { validatePolicy } from '../index.ts'
import { type IamData, loadIamData } from './index.ts'

let data: IamData
beforeAll(async () => {
  data = await loadIamData()
})

test('knows an action in any case', () => {
  expect(data.action('IAM:createUSER')).toEqual({
    service: 'iam',
    name: 'CreateUser',
    accessLevel: 'Write',
    resourceTypes: [{ name: 'user', required: true, conditionKeys: [] }],
    conditionKeys: ['aws:RequestTag/${TagKey}', 'aws:TagKeys', 'iam:PermissionsBoundary'],
    dependentActions: [],
  })
  expect(data.action('iam:Constructor')).toBeUndefined()
  expect(data.action('constructor:x')).toBeUndefined()
})

test('knows resource types, services and keys', () => {
  expect(data.serviceName('s3')).toBe('Amazon S3')
  expect(data.resourceType('s3', 'Bucket')?.arn).toBe('arn:${Partition}:s3:::${BucketName}')
  expect(data.conditionKey('AWS:requesttag/team')).toEqual({ key: 'aws:RequestTag/${TagKey}', type: 'String' })
  expect(data.conditionKey('aws:CalledVia')).toEqual({ key: 'aws:CalledVia', type: 'ArrayOfString' })
  expect(data.conditionKey('s3:ExistingObjectTag/team')?.key).toBe('s3:ExistingObjectTag/${TagKey}')
  expect(data.conditionKey('aws:Nothing')).toBeUndefined()
  expect(data.globalConditionKeys().some(({ key }) => key === 'aws:SourceIp')).toBe(true)
})

test('expands wildcards', () => {
  expect(data.expandActions('iam:*AccountAlias*')).toEqual([
    'iam:CreateAccountAlias',
    'iam:DeleteAccountAlias',
    'iam:ListAccountAliases',
  ])
  expect(data.expandActions('nothing:*')).toEqual([])
  expect(data.expandActions('*').length).toBeGreaterThan(20_000)
})

const statement = (changes: object): string =>
  JSON.stringify({
    Version: '2012-10-17',
    Statement: { Effect: 'Allow', Action: 's3:GetObject', Resource: 'arn:aws:s3:::b/*', ...changes },
  })

test.each([
  ['nothing to say', {}, []],
  ['a service AWS does not list', { Action: 's33:GetObject' }, ['unknown-service']],
  ['an action AWS does not list', { Action: 's3:GetObjekt' }, ['unknown-action']],
  ['a wildcard that matches nothing', { Action: 's3:Gett*' }, ['action-matches-nothing']],
  ['a bucket for an action on objects', { Resource: 'arn:aws:s3:::b' }, ['resource-type-not-for-action']],
  ['objects for an action on the bucket', { Action: 's3:ListBucket' }, ['resource-type-not-for-action']],
  ['a pattern that takes in both', { Action: 's3:ListBucket', Resource: 'arn:aws:s3:::b*' }, []],
  ['users with a path', { Action: 'iam:GetUser', Resource: 'arn:aws:iam::*:user/dev/${aws:username}' }, []],
  [
    'roles for an action on users',
    { Action: 'iam:GetUser', Resource: 'arn:aws:iam::*:role/*' },
    ['resource-type-not-for-action'],
  ],
  ['an action without resources', { Action: 's3:ListAllMyBuckets' }, ['resource-type-not-for-action']],
  ['any resource where one would do', { Resource: '*' }, ['wildcard-resource']],
  ['a key AWS does not list', { Condition: { Bool: { 'aws:SecureTransprot': 'true' } } }, ['unknown-condition-key']],
  ['a key of an identity provider', { Condition: { StringEquals: { 'token.example.com:sub': 'a' } } }, []],
  [
    'a set operator on a key with one value',
    { Condition: { 'ForAnyValue:StringLike': { 'aws:PrincipalArn': 'arn:*' } } },
    ['single-value-set-operator'],
  ],
])('finds %s', (_, changes, keys) => {
  expect(validatePolicy(statement(changes), { kind: 'identity', data }).map(({ key }) => key)).toEqual(keys)
})
