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
