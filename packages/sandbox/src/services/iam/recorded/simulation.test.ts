// biome-ignore-all lint/suspicious/noTemplateCurlyInString: templates of ARNs look like that
/**
 * What the simulator takes, refuses and answers, as recorded on AWS in September 2026 (radkawar/stackd, testdata/aws/iam and
 * internal/services/iam/testdata).
 */
import type { AwsStructure } from '@first-line/aws-api'
import { beforeAll, describe, expect, test } from 'vitest'
import { type TestBench, testBench } from '../../../testing/sandbox.ts'

const OBJECTS = ['arn:aws:s3:::simulation/a', 'arn:aws:s3:::simulation/b']
const policy = (Action: string, more: object = {}): string =>
  JSON.stringify({ Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action, Resource: '*', ...more }] })
const EVERYTHING = { PolicyInputList: [policy('*')] }
const entry = (ContextKeyType: string, value: string, ContextKeyName = 'app:key') => ({
  ContextKeyName,
  ContextKeyValues: [value],
  ContextKeyType,
})

let bench: TestBench
beforeAll(async () => {
  bench = await testBench()
})

interface Result extends AwsStructure {
  EvalActionName: string
  EvalResourceName: string
  EvalDecision: string
  EvalDecisionDetails: AwsStructure
  MatchedStatements: { SourcePolicyId: string }[]
}

async function simulate(input: AwsStructure): Promise<Result[] | string> {
  const given = { PolicyInputList: [policy('s3:GetObject')], ActionNames: ['s3:GetObject'], ...input }
  const { output, code, status, message } = await bench.root('iam', 'SimulateCustomPolicy', given)
  return output ? (output.EvaluationResults as Result[]) : `${code} ${status}: ${message}`
}

/** The decision, or the refusal. */
async function decision(input: AwsStructure): Promise<string> {
  const results = await simulate(input)
  return typeof results === 'string' ? results : results.map((result) => result.EvalDecision).join()
}

const REFUSED = (called: string) => `InvalidInput 400: Invalid context value for key app:key: expected ${called}.`

describe('a value of the context', () => {
  test.each([
    ...['01.00', '+1', '1e2', '1e9999'].map((value) => ['numeric', value, 'allowed']),
    ...['0x10', ' 1 ', 'Infinity', 'NaN', 'abc'].map((value) => ['numeric', value, REFUSED('numeric format')]),
    ...['2035', '2035-01', '2035-01-02', '2035-01-02T03:04Z', '2035-01-02T03:04:05.123+02:00', '0'].map((value) => [
      'date',
      value,
      'allowed',
    ]),
    ['date', 'tomorrow', REFUSED('DateTime format')],
    ...['192.0.2.1', '2001:db8::1', '192.000.002.1'].map((value) => ['ip', value, 'allowed']),
    ...['192.0.2.0/24', 'fe80::1%eth0', '999.0.0.1'].map((value) => ['ip', value, REFUSED('IP address')]),
    ...['eWVz', 'YQ==', ''].map((value) => ['binary', value, 'allowed']),
    ...['eWVz\n', 'YQ', 'YR==', 'YQ-_', '!base64'].map((value) => [
      'binary',
      value,
      REFUSED('base-64 encoded binary format'),
    ]),
    ...['TRUE', 'yes'].map((value) => ['boolean', value, 'allowed']),
  ])('of type %s: %j', async (type, value, expected) => {
    expect(await decision({ ...EVERYTHING, ContextEntries: [entry(type!, value!)] })).toBe(expected)
  })

  test.each([
    ['numeric', '1', '1', 'allowed'],
    ['numeric', '01.00', '1', 'implicitDeny'],
    ['numeric', '01.00', '01.00', 'implicitDeny'],
    ['date', '2035-01-02', '2035-01-02', 'implicitDeny'],
    ['date', '2035-01-02', '2035-01-02T00:00:00.000Z', 'allowed'],
    ['date', '0', '1970-01-01T00:00:00.000Z', 'allowed'],
    ['date', '2035-01-02T03:04:05+02:00', '2035-01-02T01:04:05.000Z', 'allowed'],
    ['date', '2035-01-02T03:04:05.123456Z', '2035-01-02T03:04:05.123Z', 'allowed'],
    ['ip', '2001:0db8::1', '2001:0db8::1', 'allowed'],
    ['ip', '2001:0db8::1', '2001:db8::1', 'implicitDeny'],
    ['binary', 'YQ==', 'YQ==', 'allowed'],
  ])('of type %s, %s, is compared as text with %s', async (type, value, text, expected) => {
    const conditional = policy('s3:GetObject', { Condition: { StringEquals: { 'app:key': text } } })
    expect(await decision({ PolicyInputList: [conditional], ContextEntries: [entry(type, value)] })).toBe(expected)
  })

  test('has a key that is given once, whatever its case', async () => {
    const twice = (name: string) => ({ ContextEntries: [entry('string', 'a'), entry('string', 'b', name)] })
    expect(await decision(twice('app:key'))).toBe('InvalidInput 400: Duplicate context key: app:key.')
    expect(await decision(twice('APP:KEY'))).toBe('InvalidInput 400: Duplicate context key: APP:KEY.')
  })
})

test.each<[string, AwsStructure, string]>([
  ['a marker', { Marker: 'not-a-marker' }, 'Invalid marker for pagination.'],
  ['a policy', { PolicyInputList: ['{'] }, 'Policy input list item 1 has invalid content'],
  [
    'a policy of the future',
    { PolicyInputList: [policy('*'), '{"Version":"2099-01-01","Statement":[]}'] },
    'Policy input list item 2 has invalid content',
  ],
  ['an ARN without a partition', { ResourceArns: ['arn::s3:::name'] }, NO_ARN('arn::s3:::name')],
  ['an ARN without a service', { ResourceArns: ['arn:aws::::name'] }, NO_ARN('arn:aws::::name')],
  ['an ARN of nothing', { ResourceArns: ['arn:aws:s3:::'] }, NO_ARN('arn:aws:s3:::')],
  [
    'an organization without policies',
    { OrderedOrganizationPolicyInputList: [{ ServiceControlPolicyInputList: [] }] },
    'Organization policy at index 1 must contain at least one service control policy',
  ],
  [
    'actions that are known and others that are not, on resources',
    { ActionNames: ['s3:GetObject', 'madeup:Action', 's3:*', 'iam:GetUser'], ResourceArns: OBJECTS },
    'Invalid Input Actions: [s3:GetObject,iam:GetUser] and [madeup:Action,s3:*] require different authorization information. ',
  ],
])('%s is refused', async (_, input, message) => {
  expect(await decision(input)).toBe(`InvalidInput 400: ${message}`)
})

function NO_ARN(text: string): string {
  return `ResourceNames are not in a valid ARN format: ${text}.`
}

test('an action is allowed on resources of its own type only, and they are named by their service’s template', async () => {
  const roles = ['arn:aws:iam::123456789012:role/one', 'arn:aws:iam::123456789012:role/two']
  const asked: Array<[string[], Array<[action: string, template: string, decision: string]>]> = [
    [
      OBJECTS,
      [
        ['s3:GetObject', 's3:::${BucketName}/${KeyName}', 'allowed'],
        ['s3:ListBucket', 's3:::${BucketName}/${KeyName}', 'allowed'],
        ['s3:ListAllMyBuckets', 's3:::${BucketName}/${KeyName}', 'implicitDeny'],
        ['iam:ListUsers', 'iam::${Account}:${ResourceType}/${ResourceName}', 'implicitDeny'],
        ['sts:GetCallerIdentity', 'iam::${Account}:${RelativeId}', 'implicitDeny'],
        ['sqs:SendMessage', 'sqs:${Region}:${Account}:${QueueName}', 'implicitDeny'],
        ['kms:Encrypt', 'kms:${Region}:${Account}:${ResourceType}/${Id}', 'implicitDeny'],
        ['lambda:InvokeFunction', 'lambda:${Region}:${Account}:${ResourceType}:${ResourceId}', 'implicitDeny'],
        ['ec2:DescribeInstances', 'ec2:${Region}:${Account}:${ResourceType}/${ResourcePath}', 'implicitDeny'],
      ],
    ],
    [
      roles,
      [
        ['s3:GetObject', 's3:::${BucketName}/${KeyName}', 'implicitDeny'],
        ['iam:GetUser', 'iam::${Account}:${ResourceType}/${ResourceName}', 'implicitDeny'],
        ['iam:PassRole', 'iam::${Account}:${ResourceType}/${ResourceName}', 'allowed'],
        ['sts:AssumeRole', 'iam::${Account}:${RelativeId}', 'allowed'],
      ],
    ],
  ]
  for (const [ResourceArns, expected] of asked) {
    const results = await simulate({ ...EVERYTHING, ResourceArns, ActionNames: expected.map(([action]) => action) })
    expect(
      (results as Result[]).map((result) => [result.EvalActionName, result.EvalResourceName, result.EvalDecision]),
    ).toEqual(expected.map(([action, template, decided]) => [action, `arn:aws:${template}`, decided]))
    expect((results as Result[]).every((result) => Object.keys(result.EvalDecisionDetails).length === 0)).toBe(true)
  }
})

test('the template is in the first resource’s partition', async () => {
  const ResourceArns = [
    'arn:aws-cn:sqs:cn-north-1:123456789012:one',
    'arn:aws-us-gov:sqs:us-gov-west-1:123456789012:two',
  ]
  expect(await simulate({ ...EVERYTHING, ActionNames: ['sqs:SendMessage'], ResourceArns })).toMatchObject([
    { EvalResourceName: 'arn:aws-cn:sqs:${Region}:${Account}:${QueueName}', EvalDecision: 'allowed' },
  ])
})

test('of several policies that allow, the last is named first', async () => {
  const results = await simulate({ PolicyInputList: [policy('s3:GetObject'), policy('s3:*')] })
  expect((results as Result[])[0]!.MatchedStatements.map(({ SourcePolicyId }) => SourcePolicyId)).toEqual([
    'PolicyInputList.2',
    'PolicyInputList.1',
  ])
})

const POSITIONS =
  '{\n  "Version": "2012-10-17",\n  "Statement": [\n    {\n      "Effect": "Allow",\n      "Action": "s3:GetObject",\n      "Resource": "*"\n    }\n  ]\n}'

test.each(['\n', '\r\n', '\r'])('lines end with %j', async (end) => {
  const [result] = (await simulate({ PolicyInputList: [POSITIONS.replaceAll('\n', end)] })) as Result[]
  expect(result!.MatchedStatements).toEqual([
    {
      SourcePolicyId: 'PolicyInputList.1',
      SourcePolicyType: 'IAM Policy',
      StartPosition: { Line: 3, Column: 17 },
      EndPosition: { Line: 8, Column: 6 },
    },
  ])
})

describe('a variable in a resource', () => {
  const KEY = 'arn:aws:kms:us-east-1:123456789012:key/example'
  test.each([
    ['arn:aws:kms:us-east-1:${aws:PrincipalAccount}:key/*', 'aws:PrincipalAccount', '123456789012', 151],
    ['arn:aws:kms:${aws:RequestedRegion}:123456789012:key/*', 'aws:RequestedRegion', 'us-east-1', 153],
    ['arn:${aws:PrincipalTag/partition}:kms:us-east-1:123456789012:key/*', 'aws:PrincipalTag/partition', 'aws', 166],
    ['${aws:PrincipalTag/arn}', 'aws:PrincipalTag/arn', KEY, 123],
    ['arn:aws:${aws:PrincipalTag/service}:us-east-1:123456789012:key/*', 'aws:PrincipalTag/service', 'kms', 164],
    ['arn:aws:${aws:PrincipalTag/service}', 'aws:PrincipalTag/service', 'kms', undefined],
  ])('%s', async (Resource, name, value, end) => {
    // With the spaces that the recorded request had: the positions tell them.
    const document = `{"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Action": "kms:Decrypt", "Resource": "${Resource}"}}`
    const [result] = (await simulate({
      PolicyInputList: [document],
      ActionNames: ['kms:Decrypt'],
      ResourceArns: [KEY],
      ContextEntries: [entry('string', value, name)],
    })) as Result[]
    expect([result!.EvalDecision, result!.MatchedStatements]).toMatchObject(
      end === undefined
        ? ['implicitDeny', []]
        : ['allowed', [{ StartPosition: { Line: 1, Column: 41 }, EndPosition: { Line: 1, Column: end } }]],
    )
  })
})

describe('a resource’s policy', () => {
  const CallerArn = 'arn:aws:iam::111122223333:user/hypothetical'
  const granting = (Resource: string) => policy('s3:GetObject', { Resource, Principal: { AWS: CallerArn } })
  const nameless = 'InvalidInput 400: Invalid Entity Arn: * does not clearly define entity type and name.'
  test.each([
    ['*', undefined, nameless],
    ['*', ['*'], nameless],
    ['*', ['arn:aws:s3:::simulation/a'], 'InvalidInput 400: ResourceNames are not in a valid ARN format: *.'],
    ['arn:aws:s3:::simulation/*', undefined, nameless],
    ['arn:aws:s3:::simulation/*', ['*'], nameless],
    ['arn:aws:s3:::simulation/*', ['arn:aws:s3:::simulation/a'], 'allowed'],
  ])('of %s beside %j', async (resource, ResourceArns, expected) => {
    const input = {
      PolicyInputList: [],
      CallerArn,
      ResourcePolicy: granting(resource),
      ...(ResourceArns && { ResourceArns }),
    }
    expect(await decision(input)).toBe(expected)
  })
})

test.each([
  ['aws:PrincipalArn', 'implicitDeny'],
  ['aws:username', 'implicitDeny'],
  ['aws:userid', 'allowed'],
  ['aws:PrincipalAccount', 'allowed'],
])('without a caller, whether there is %s', async (key, expected) => {
  expect(await decision({ PolicyInputList: [policy('*', { Condition: { Null: { [key]: 'false' } } })] })).toBe(expected)
})

test('without a caller the account is that of whoever asks', async () => {
  const ofAccount = (id: string) => policy('*', { Condition: { StringEquals: { 'aws:PrincipalAccount': id } } })
  expect(await decision({ PolicyInputList: [ofAccount('111122223333')] })).toBe('allowed')
  expect(await decision({ PolicyInputList: [ofAccount('000000000000')] })).toBe('implicitDeny')
})

test('a scenario of EC2 does not need its resources', async () => {
  const input = {
    ...EVERYTHING,
    ActionNames: ['ec2:RunInstances'],
    ResourceArns: ['arn:aws:ec2:us-east-1:123456789012:instance/i-0123456789abcdef0'],
    ResourceHandlingOption: 'EC2-VPC-InstanceStore',
  }
  expect(await decision(input)).toBe('allowed')
})

test('a policy is left out by its ARN without the path', async () => {
  const { root } = await testBench()
  const UserName = 'extra'
  const arn = 'arn:aws:iam::111122223333:policy'
  await root('iam', 'CreateUser', { UserName })
  await root('iam', 'CreatePolicy', { PolicyName: 'managed', Path: '/p/', PolicyDocument: policy('s3:GetObject') })
  await root('iam', 'AttachUserPolicy', { UserName, PolicyArn: `${arn}/p/managed` })
  const without = async (PolicyArn: string) => {
    const { output } = await root('iam', 'SimulatePrincipalPolicy', {
      PolicySourceArn: 'arn:aws:iam::111122223333:user/extra',
      ActionNames: ['s3:GetObject'],
      PolicyExclusionList: [{ PolicyArn }],
    })
    return (output!.EvaluationResults as Result[])[0]!.EvalDecision
  }
  expect(await without(`${arn}/p/managed`)).toBe('allowed')
  expect(await without(`${arn}/wrong/managed`)).toBe('allowed')
  expect(await without(`${arn}/managed`)).toBe('implicitDeny')
})

describe('the context keys of policies', () => {
  const keys = async (...documents: object[]) => {
    const input = { PolicyInputList: documents.map((one) => JSON.stringify(one)) }
    const { output, code } = await bench.root('iam', 'GetContextKeysForCustomPolicy', input)
    return code ?? [...(output!.ContextKeyNames as string[])].sort()
  }
  const named = { Condition: { StringEquals: { 'aws:username': 'a' } } }
  const all = { Effect: 'Allow', Action: '*', Resource: '*' }
  const of = (statement: unknown, Version: string | undefined = '2012-10-17') => ({ Version, Statement: statement })
  test.each<[string, object[], string | string[]]>([
    [
      'characters that are written as variables',
      [of({ ...all, Resource: "arn:aws:s3:::b/${aws:username, 'default'}/${*}/${?}/${$}" })],
      ['$', '*', '?', 'aws:username'],
    ],
    [
      'no variables in a policy of 2008',
      [of({ ...all, Resource: 'arn:aws:s3:::b/${aws:username}' }, '2008-10-17')],
      [],
    ],
    [
      'every spelling',
      [of({ ...all, Resource: 'arn:aws:s3:::b/${aws:username}/${AWS:username}', ...named })],
      ['AWS:username', 'aws:username'],
    ],
    [
      'a key of two policies twice',
      [of({ ...all, ...named }), of({ ...all, ...named })],
      ['aws:username', 'aws:username'],
    ],
    ['an operator that is none', [of({ ...all, Condition: { MadeUp: { 'aws:username': 'a' } } })], 'InvalidInput'],
    ['a policy of a resource', [of({ ...all, Principal: '*', ...named })], ['aws:username']],
    ['no resource', [of({ Effect: 'Allow', Action: '*', ...named })], ['aws:username']],
    ['no action', [of({ Effect: 'Allow', Resource: '*', ...named })], ['aws:username']],
    ['no effect', [of({ Action: '*', Resource: '*', ...named })], 'InvalidInput'],
    ['an unknown element', [{ ...of({ ...all, ...named }), Foo: 'x' }], 'InvalidInput'],
    ['an action without a service', [of({ ...all, Action: 'abc', ...named })], ['aws:username']],
    ['a resource that is no ARN', [of({ ...all, Resource: 'bad', ...named })], ['aws:username']],
    [
      'a number that is none',
      [of({ ...all, Condition: { NumericEquals: { 'aws:MultiFactorAuthAge': 'nope' } } })],
      ['aws:MultiFactorAuthAge'],
    ],
    ['no statements', [of([])], []],
    ['no Statement', [{ Version: '2012-10-17' }], []],
    ['a variable as an action', [of({ ...all, Action: '${aws:username}' })], []],
    ['a variable as a principal', [of({ ...all, Principal: { AWS: '${aws:username}' } })], []],
    [
      'a variable as a key',
      [of({ Effect: 'Allow', Condition: { StringEquals: { '${aws:username}': 'a' } } })],
      ['${aws:username}'],
    ],
    ['an empty condition', [of({ Effect: 'Allow', Condition: {} })], []],
    ['empty lists', [of({ Effect: 'Allow', Action: [], Resource: [] })], []],
  ])('%s', async (_, documents, expected) => {
    expect(await keys(...documents)).toEqual(expected)
  })
})
