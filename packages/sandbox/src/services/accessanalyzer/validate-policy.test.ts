import { AccessAnalyzerClient, ValidatePolicyCommand } from '@aws-sdk/client-accessanalyzer'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { answerOf, type ServedBench, servedBench } from '../../testing/served.ts'

let bench: ServedBench
let analyzer: AccessAnalyzerClient

beforeAll(async () => {
  bench = await servedBench()
  analyzer = new AccessAnalyzerClient({
    region: 'us-east-1',
    endpoint: bench.url,
    credentials: bench.rootKey,
    maxAttempts: 1,
  })
})

afterAll(async () => {
  analyzer.destroy()
  await bench.close()
})

const validate = (document: object, more: object = {}) =>
  answerOf(
    analyzer.send(
      new ValidatePolicyCommand({ policyDocument: JSON.stringify(document), policyType: 'IDENTITY_POLICY', ...more }),
    ),
  )
const policy = (statement: object) => ({ Version: '2012-10-17', Statement: [{ Effect: 'Allow', ...statement }] })

test('a good policy has no findings', async () => {
  const good = policy({ Action: 's3:ListBucket', Resource: 'arn:aws:s3:::kape-labs' })
  expect(await validate(good)).toEqual({ findings: [] })
})

test('a finding says what, of which type, and where', async () => {
  const { findings } = await validate(policy({ Action: 's3:GetObject' }))
  expect(findings).toEqual([
    {
      findingDetails: 'Add a Resource or NotResource element to the policy statement.',
      findingType: 'ERROR',
      issueCode: 'MISSING_RESOURCE',
      learnMoreLink: expect.stringMatching(/^https:\/\/docs\.aws\.amazon\.com\//),
      locations: [
        {
          path: [{ value: 'Statement' }, { index: 0 }],
          span: {
            start: { line: 1, column: expect.any(Number), offset: expect.any(Number) },
            end: { line: 1, column: expect.any(Number), offset: expect.any(Number) },
          },
        },
      ],
    },
  ])
})

test('what opens everything is a matter of security', async () => {
  const { findings } = await validate(policy({ Action: '*', Resource: '*' }))
  expect(findings?.map(({ findingType, issueCode }) => `${findingType} ${issueCode}`)).toEqual([
    'SECURITY_WARNING PASS_ROLE_WITH_STAR_IN_ACTION_AND_RESOURCE',
    'WARNING CREATE_SLR_WITH_STAR_IN_ACTION_AND_RESOURCE',
  ])
})

test.each([
  [{ Action: 's3:GetObjct' }, 'ERROR INVALID_ACTION: The action s3:GetObjct does not exist.'],
  [
    { Action: 's9:GetObject' },
    'ERROR INVALID_SERVICE_IN_ACTION: The service s9 specified in the action does not exist.',
  ],
  // Words and codes as answers of AWS that are shown in public (README of a scanner of policies, 2022).
  [
    { Action: 'iam:PassRole' },
    'SECURITY_WARNING PASS_ROLE_WITH_STAR_IN_RESOURCE: Using the iam:PassRole action with wildcards (*) in the resource can be overly permissive because it allows iam:PassRole permissions on multiple resources. We recommend that you specify resource ARNs or add the iam:PassedToService condition key to your statement.',
  ],
  [
    { Action: 'sqs:SendMessage', Resource: 'arn:aws:sqs' },
    'ERROR MISSING_ARN_FIELD: Resource ARNs must include at least 6 fields and include the following structure: arn:partition:service:region:account:resource.',
  ],
  [
    {
      Action: 'ec2:DescribeInstances',
      Condition: { 'ForAllValues:StringEquals': { 'aws:username': 'dana' } },
    },
    'SECURITY_WARNING FORALLVALUES_WITH_SINGLE_VALUED_KEY: Using ForAllValues qualifier with the single-valued condition key aws:username can be overly permissive. We recommend that you remove ForAllValues:.',
  ],
  [
    { Action: 'ec2:DescribeInstances', Condition: { IpAddress: { 'aws:SourceIp': 'home' } } },
    /^ERROR TYPE_MISMATCH_IP_RANGE: /,
  ],
  [
    { Action: 'ec2:DescribeInstances', Condition: { DateLessThan: { 'aws:CurrentTime': 'soon' } } },
    /^ERROR TYPE_MISMATCH_DATE: /,
  ],
  [
    { Action: 'ec2:DescribeInstances', Effect: 'allow' },
    'ERROR INVALID_EFFECT: The effect allow is not valid. Use Allow or Deny.',
  ],
  [
    { Action: 'ec2:DescribeInstances', Condition: { StringIs: { 'aws:username': 'dana' } } },
    'ERROR INVALID_CONDITION_OPERATOR: The condition operator StringIs is not valid. Use a valid condition operator.',
  ],
])('%j has the one finding that AWS has', async (statement, expected) => {
  const { findings } = await validate(policy({ Resource: '*', ...statement }))
  expect(findings).toHaveLength(1)
  const [{ findingType, issueCode, findingDetails } = {}] = findings ?? []
  const told = `${findingType} ${issueCode}: ${findingDetails}`
  if (typeof expected === 'string') expect(told).toBe(expected)
  else expect(told).toMatch(expected)
})

test('what kind of policy it is matters', async () => {
  const statement = policy({ Action: 's3:GetObject', Resource: 'arn:aws:s3:::kape-labs/*' })
  const { findings } = await validate(statement, { policyType: 'RESOURCE_POLICY' })
  expect(findings?.map(({ issueCode }) => issueCode)).toContain('MISSING_PRINCIPAL')
})

const REFERENCE = 'https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html'
const SOURCE_IP = { 'aws:SourceIp': '10.0.0.0/8' }

// Codes, words and places on the page as the IAM User Guide has them.
test.each([
  [
    { Action: 'iam:PassRole', Resource: 'arn:aws:iam::111122223333:role/*' },
    'SECURITY_WARNING PASS_ROLE_WITH_STAR_IN_RESOURCE: Using the iam:PassRole action with wildcards (*) in the resource can be overly permissive because it allows iam:PassRole permissions on multiple resources. We recommend that you specify resource ARNs or add the iam:PassedToService condition key to your statement.',
    'Resource',
    'security-warning-pass-role-with-star-in-resource',
  ],
  [
    { Action: 'iam:CreateServiceLinkedRole', Resource: '*' },
    'WARNING CREATE_SLR_WITH_STAR_IN_RESOURCE: Using the iam:CreateServiceLinkedRole action with wildcards (*) in the resource can allow creation of unintended service-linked roles. We recommend that you specify resource ARNs instead.',
    'Resource',
    'general-warning-create-slr-with-star-in-resource',
  ],
  [
    { Sid: '', Action: 'ec2:DescribeInstances', Resource: '*' },
    'SUGGESTION EMPTY_SID_VALUE: Add a value to the empty string in the Sid element.',
    'Sid',
    'suggestion-empty-sid-value',
  ],
  [
    { Action: [], Resource: '*' },
    'SUGGESTION EMPTY_ARRAY_ACTION: This statement includes no actions and does not affect the policy. Specify actions.',
    'Action',
    'suggestion-empty-array-action',
  ],
  [
    { Action: 'ec2:DescribeInstances', Resource: '*', Condition: {} },
    'SUGGESTION EMPTY_OBJECT_CONDITION: This condition block is empty and it does not affect the policy. Specify conditions.',
    'Condition',
    'suggestion-empty-object-condition',
  ],
  [
    { Action: 'ec2:DescribeInstances', Resource: '*', Condition: { IpAddress: SOURCE_IP } },
    'ERROR PRIVATE_IP_ADDRESS: aws:SourceIp works only for public IP address ranges. The values for condition key aws:SourceIp include only private IP addresses and will not have the desired effect. Update the value to include only public IP addresses.',
    'Condition/IpAddress/aws:SourceIp',
    'error-private-ip-address',
  ],
  [
    { Action: 'ec2:DescribeInstances', Resource: '*', Condition: { NotIpAddress: SOURCE_IP } },
    'ERROR PRIVATE_NOT_IP_ADDRESS: The values for condition key aws:SourceIp include only private IP addresses and has no effect. aws:SourceIp works only for public IP address ranges. Update the value to include only public IP addresses.',
    'Condition/NotIpAddress/aws:SourceIp',
    'error-private-not-ip-address',
  ],
  [
    { Action: 's3:GetObject', Resource: 'arn:aws:s3:::kape-labs/${}' },
    'ERROR EMPTY_VARIABLE: Empty policy variable. Remove the variable structure or provide a variable within the structure.',
    'Resource',
    'error-empty-variable',
  ],
  [
    { Action: 's3:GetObject', Resource: 'arn:aws:s3:::kape-labs/${aws:username' },
    'ERROR MISSING_BRACE_IN_VARIABLE: The policy variable is missing a closing curly brace. Add } after the variable text.',
    'Resource',
    'error-missing-brace-in-variable',
  ],
  [
    { Action: 's3:GetObject', NotAction: 's3:PutObject', Resource: 'arn:aws:s3:::kape-labs/*' },
    'ERROR UNSUPPORTED_ELEMENT_COMBINATION: The policy elements Action and NotAction can not be used in the same statement. Remove one of these elements.',
    'NotAction',
    'error-unsupported-element-combination',
  ],
])('%j has the finding of the reference, at its place', async (statement, expected, place, anchor) => {
  const { findings = [] } = await validate(policy(statement))
  expect(
    findings.map(({ findingType, issueCode, findingDetails, learnMoreLink, locations }) => ({
      told: `${findingType} ${issueCode}: ${findingDetails}`,
      link: learnMoreLink,
      path: locations?.[0]?.path,
    })),
  ).toEqual([
    {
      told: expected,
      link: `${REFERENCE}#access-analyzer-reference-policy-checks-${anchor}`,
      path: [{ value: 'Statement' }, { index: 0 }, ...place.split('/').flatMap((value) => (value ? [{ value }] : []))],
    },
  ])
})

test.each([
  [{ Action: 'iam:Pass*', Resource: '*' }, ['PASS_ROLE_WITH_STAR_IN_ACTION_AND_RESOURCE']],
  [
    { NotAction: 's3:*', Resource: '*' },
    ['PASS_ROLE_WITH_STAR_IN_RESOURCE_AND_NOT_ACTION', 'CREATE_SLR_WITH_STAR_IN_RESOURCE_AND_NOT_ACTION'],
  ],
  [
    { NotAction: 's3:*', NotResource: 'arn:aws:s3:::kape-labs' },
    ['PASS_ROLE_WITH_NOT_ACTION_AND_NOT_RESOURCE', 'CREATE_SLR_WITH_NOT_ACTION_AND_NOT_RESOURCE'],
  ],
  [
    {
      Action: 'iam:PassRole',
      Resource: '*',
      Condition: { StringEquals: { 'iam:PassedToService': 'ec2.amazonaws.com' } },
    },
    [],
  ],
  [{ Effect: 'Deny', Action: '*', Resource: '*' }, []],
  [
    { Action: 'ec2:DescribeInstances', Resource: '*', Condition: { StringEqualsIfExists: { 'aws:username': [] } } },
    ['EMPTY_ARRAY_CONDITION_IFEXISTS'],
  ],
  [
    {
      Action: 'ec2:DescribeInstances',
      Resource: '*',
      Condition: { 'ForAllValues:StringEquals': { 'aws:TagKeys': [] } },
    },
    ['EMPTY_ARRAY_CONDITION_FORALLVALUES'],
  ],
  [
    {
      Action: 'ec2:DescribeInstances',
      Resource: '*',
      Condition: { 'ForAnyValue:StringEquals': { 'aws:TagKeys': [] } },
    },
    ['EMPTY_ARRAY_CONDITION_FORANYVALUE'],
  ],
])('%j has no findings but these', async (statement, codes) => {
  const { findings } = await validate(policy(statement))
  expect(findings?.map(({ issueCode }) => issueCode)).toEqual(codes)
})
