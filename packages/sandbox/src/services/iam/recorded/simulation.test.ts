// biome-ignore-all lint/suspicious/noTemplateCurlyInString: templates of ARNs look like that
/** What SimulateCustomPolicy takes, refuses and answers, as recorded on AWS in September 2026. */
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
