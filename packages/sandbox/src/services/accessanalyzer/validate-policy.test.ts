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
      findingDetails: 'The statement has no Resource.',
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
  expect(findings?.map(({ findingType, issueCode }) => `${findingType} ${issueCode}`)).toContain(
    'SECURITY_WARNING ALLOW_ALL',
  )
})

test('what kind of policy it is matters', async () => {
  const statement = policy({ Action: 's3:GetObject', Resource: 'arn:aws:s3:::kape-labs/*' })
  const { findings } = await validate(statement, { policyType: 'RESOURCE_POLICY' })
  expect(findings?.map(({ issueCode }) => issueCode)).toContain('MISSING_PRINCIPAL')
})
