import { describe, expect, test } from 'vitest'
import type { AwsStructure } from '../model.ts'
import { loadService, type ServiceName, serviceNames } from '../services.ts'
import { patternOf } from './pattern.ts'
import { validateInput } from './validate.ts'
import { validationError } from './words.ts'

const long = 'a'.repeat(65)
const trust = '{}'

const cases: [service: ServiceName, operation: string, input: AwsStructure, code: string, message: string][] = [
  [
    'iam',
    'CreateUser',
    {},
    'ValidationError',
    "1 validation error detected: Value at 'userName' failed to satisfy constraint: Member must not be null",
  ],
  [
    'iam',
    'CreateUser',
    { UserName: long },
    'ValidationError',
    "1 validation error detected: Value at 'userName' failed to satisfy constraint: Member must have length less than or equal to 64",
  ],
  [
    'iam',
    'CreateUser',
    { UserName: 'a b' },
    'ValidationError',
    'The specified value for userName is invalid. It must contain only alphanumeric characters and/or the following: +=,.@_-',
  ],
  [
    'iam',
    'GetUser',
    { UserName: '' },
    'ValidationError',
    'The specified value for userName is invalid. It must contain only alphanumeric characters and/or the following: +=,.@_-',
  ],
  [
    'iam',
    'CreateUser',
    { UserName: 'a', Path: 'x' },
    'ValidationError',
    'The specified value for path is invalid. It must begin and end with / and contain only alphanumeric characters and/or / characters.',
  ],
  [
    'iam',
    'CreateUser',
    { UserName: 'a', Tags: [{ Key: 'a*', Value: 'b' }] },
    'ValidationError',
    "1 validation error detected: Value at 'tags.1.member.key' failed to satisfy constraint: Member must satisfy regular expression pattern: [\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]+",
  ],
  [
    'iam',
    'CreateUser',
    { UserName: 'a', Tags: [{ Value: 'b' }] },
    'ValidationError',
    "1 validation error detected: Value at 'tags.1.member.key' failed to satisfy constraint: Member must not be null",
  ],
  [
    'iam',
    'GetPolicy',
    { PolicyArn: 'short' },
    'ValidationError',
    "1 validation error detected: Value at 'policyArn' failed to satisfy constraint: Member must have length greater than or equal to 20",
  ],
  [
    'iam',
    'CreateRole',
    { AssumeRolePolicyDocument: trust },
    'ValidationError',
    "1 validation error detected: Value at 'roleName' failed to satisfy constraint: Member must not be null",
  ],
  [
    'iam',
    'DetachUserPolicy',
    {},
    'ValidationError',
    "2 validation errors detected: Value at 'policyArn' failed to satisfy constraint: Member must not be null; Value at 'userName' failed to satisfy constraint: Member must not be null",
  ],
  [
    'iam',
    'UpdateAccessKey',
    { AccessKeyId: 'AKIAIOSFODNN7EXAMPLE', Status: 'On' },
    'ValidationError',
    "1 validation error detected: Value at 'status' failed to satisfy constraint: Member must satisfy enum value set: [Active, Inactive, Expired]",
  ],
  [
    'iam',
    'ListUsers',
    { MaxItems: 0 },
    'ValidationError',
    "1 validation error detected: Value at 'maxItems' failed to satisfy constraint: Member must have value greater than or equal to 1",
  ],
  [
    'iam',
    'TagUser',
    { UserName: 'a', Tags: [{ Key: '', Value: 'v' }] },
    'ValidationError',
    "2 validation errors detected: Value at 'tags.1.member.key' failed to satisfy constraint: Member must have length greater than or equal to 1; Value at 'tags.1.member.key' failed to satisfy constraint: Member must satisfy regular expression pattern: [\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]+",
  ],
  [
    'iam',
    'UntagUser',
    { UserName: 'a', TagKeys: ['bad#', 'k', 'bad*'] },
    'ValidationError',
    "1 validation error detected: Value at 'tagKeys' failed to satisfy constraint: Member must satisfy constraint: [Member must have length less than or equal to 128, Member must have length greater than or equal to 1, Member must satisfy regular expression pattern: [\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]+, Member must not be null]",
  ],
  [
    'iam',
    'GetPolicyVersion',
    { PolicyArn: 'arn:aws:iam::aws:policy/X', VersionId: 'one' },
    'ValidationError',
    "1 validation error detected: Value at 'versionId' failed to satisfy constraint: Member must satisfy regular expression pattern: v[1-9][0-9]*(\\.[A-Za-z0-9-]*)?",
  ],
  [
    'sts',
    'AssumeRole',
    { RoleArn: 'arn:aws:iam::123456789012:role/r', RoleSessionName: 's!', DurationSeconds: 1 },
    'ValidationError',
    "2 validation errors detected: Value '1' at 'durationSeconds' failed to satisfy constraint: Member must have value greater than or equal to 900; Value 's!' at 'roleSessionName' failed to satisfy constraint: Member must satisfy regular expression pattern: [\\w+=,.@-]*",
  ],
  [
    'dynamodb',
    'DescribeTable',
    {},
    'ValidationException',
    "1 validation error detected: Value null at 'tableName' failed to satisfy constraint: Member must not be null",
  ],
  ['ec2', 'StartInstances', {}, 'InvalidParameterCombination', 'No instances specified'],
  [
    'ec2',
    'RunInstances',
    { MinCount: 1, MaxCount: 1, InstanceType: 't0.huge' },
    'InvalidParameterValue',
    "Invalid value 't0.huge' for InstanceType.",
  ],
  [
    's3',
    'PutBucketTagging',
    { Bucket: 'b', Tagging: { TagSet: [{ Key: 'a' }] } },
    'MalformedXML',
    'The XML you provided was not well-formed or did not validate against our published schema',
  ],
]

test.each(cases)('%s %s %j', async (service, name, input, code, message) => {
  const model = await loadService(service)
  const problems = validateInput(model, model.operations[name]!, input)
  expect(validationError(model, problems)).toMatchObject({ code, message, status: 400 })
})

test('what is right has no problems', async () => {
  const iam = await loadService('iam')
  const input = { UserName: 'a+=,.@-_9', Path: '/x/y/', Tags: [{ Key: 'ключ', Value: '' }] }
  expect(validateInput(iam, iam.operations.CreateUser!, input)).toEqual([])
})

test('secrets are not repeated', async () => {
  const sts = await loadService('sts')
  const problems = validateInput(sts, sts.operations.AssumeRoleWithWebIdentity!, {
    RoleArn: 'arn:aws:iam::123456789012:role/r',
    RoleSessionName: 'ss',
    WebIdentityToken: '123',
  })
  expect(validationError(sts, problems).message).toBe(
    "1 validation error detected: Value at 'webIdentityToken' failed to satisfy constraint: Member must have length greater than or equal to 4",
  )
})

describe('patterns', () => {
  test.each(serviceNames)('JavaScript reads every pattern of %s', async (service) => {
    const model = await loadService(service)
    const unread = Object.values(model.shapes)
      .map((shape) => shape.pattern)
      .filter((pattern) => pattern !== undefined && !patternOf(pattern))
    expect(unread).toEqual([])
  })
  test.each([
    ['[\\w+=,.@-]+', 'a b', false],
    ['(\\u002F)|(\\u002F[\\u0021-\\u007E]+\\u002F)', '/a/', true],
    ['(\\u002F)|(\\u002F[\\u0021-\\u007E]+\\u002F)', '/a/x', false],
    ['^(?![^:\\\\]*/action/|(?i).*<script>.*</script>.*)[^:\\\\]+$', 'my budget', true],
    ['^(?![^:\\\\]*/action/|(?i).*<script>.*</script>.*)[^:\\\\]+$', 'a:b', false],
  ])('%s %s', (pattern, value, expected) => {
    expect(patternOf(pattern)!.test(value)).toBe(expected)
  })
})
