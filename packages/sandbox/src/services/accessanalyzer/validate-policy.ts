import type { AwsStructure } from '@first-line/aws-api'
import { findingMessage, validatePolicy as findingsOf } from '@first-line/policy'
import { AwsError } from '../../aws-error.ts'
import { defineOperation } from '../../operation.ts'

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

const TYPES = { error: 'ERROR', warning: 'WARNING', suggestion: 'SUGGESTION' } as const

/** What lets too many do too much has a type of its own. */
const SECURITY = new Set<Finding['key']>([
  'allow-all',
  'allow-not-action',
  'allow-not-resource',
  'pass-role-any',
  'public-principal',
])

/** Codes are written in capitals (IAM User Guide, *Access Analyzer policy check reference*); ours are our own findings' names. */
const codeOf = (key: string): string => key.replaceAll('-', '_').toUpperCase()

function findingOut(finding: Finding): AwsStructure {
  const { key, severity, statement, range } = finding
  return {
    findingDetails: findingMessage(finding),
    findingType: SECURITY.has(key) ? 'SECURITY_WARNING' : TYPES[severity],
    issueCode: codeOf(key),
    learnMoreLink: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html',
    locations: [
      {
        path: statement === undefined ? [] : [{ value: 'Statement' }, { index: statement }],
        span: { start: { ...range.start }, end: { ...range.end } },
      },
    ],
  }
}

export const validatePolicy = defineOperation<Input>({
  service: 'accessanalyzer',
  name: 'ValidatePolicy',
  access: 'Read',
  authorise: () => ({ action: 'access-analyzer:ValidatePolicy', resource: '*', shown: null }),
  execute({ input }) {
    const { policyDocument, policyType, validatePolicyResourceType, maxResults = 100, nextToken = '0' } = input
    if (!/^\d+$/.test(nextToken))
      throw new AwsError('ValidationException', 400, 'Invalid nextToken.', { reason: 'other' })
    const trust = validatePolicyResourceType === 'AWS::IAM::AssumeRolePolicyDocument'
    const all = findingsOf(policyDocument, { kind: trust ? 'trust' : KINDS[policyType] })
    const first = Number(nextToken)
    return {
      findings: all.slice(first, first + maxResults).map(findingOut),
      ...(first + maxResults < all.length && { nextToken: String(first + maxResults) }),
    }
  },
})
