import type { AwsStructure } from '@first-line/aws-api'
import { findingMessage, validatePolicy as findingsOf } from '@first-line/policy'
import { type IamData, loadIamData } from '@first-line/policy/iam-data'
import { AwsError } from '../../aws-error.ts'
import { defineOperation } from '../../operation.ts'
import { toldAs } from './finding-codes.ts'

type PolicyType = 'IDENTITY_POLICY' | 'RESOURCE_POLICY' | 'SERVICE_CONTROL_POLICY' | 'RESOURCE_CONTROL_POLICY'

interface Input {
  policyDocument: string
  policyType: PolicyType
  validatePolicyResourceType?: string
  maxResults?: number
  nextToken?: string
}

type Finding = ReturnType<typeof findingsOf>[number]
type Kind = Parameters<typeof findingsOf>[1]['kind']

const KINDS: Readonly<Record<PolicyType, Kind>> = {
  IDENTITY_POLICY: 'identity',
  RESOURCE_POLICY: 'resource',
  SERVICE_CONTROL_POLICY: 'scp',
  RESOURCE_CONTROL_POLICY: 'rcp',
}

function findingsOut(finding: Finding): AwsStructure[] {
  const { statement, range } = finding
  return toldAs(finding).map(({ code, type, details }) => ({
    findingDetails: details?.(finding.params) ?? findingMessage(finding),
    findingType: type,
    issueCode: code,
    learnMoreLink: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html',
    locations: [
      {
        path: statement === undefined ? [] : [{ value: 'Statement' }, { index: statement }],
        span: { start: { ...range.start }, end: { ...range.end } },
      },
    ],
  }))
}

export const validatePolicy = defineOperation<Input, AwsStructure, IamData>({
  service: 'accessanalyzer',
  name: 'ValidatePolicy',
  access: 'Read',
  authorise: () => ({ action: 'access-analyzer:ValidatePolicy', resource: '*', shown: null }),
  // What services, actions and condition keys there are is read from disk, once.
  receive: () => loadIamData(),
  execute({ input }, data) {
    const { policyDocument, policyType, validatePolicyResourceType, maxResults = 100, nextToken = '0' } = input
    if (!/^\d+$/.test(nextToken))
      throw new AwsError('ValidationException', 400, 'Invalid nextToken.', { reason: 'other' })
    const trust = validatePolicyResourceType === 'AWS::IAM::AssumeRolePolicyDocument'
    const all = findingsOf(policyDocument, { kind: trust ? 'trust' : KINDS[policyType], data }).flatMap(findingsOut)
    const first = Number(nextToken)
    return {
      findings: all.slice(first, first + maxResults),
      ...(first + maxResults < all.length && { nextToken: String(first + maxResults) }),
    }
  },
})
