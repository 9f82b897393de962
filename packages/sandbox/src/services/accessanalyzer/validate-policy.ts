import type { AwsStructure } from '@first-line/aws-api'
import {
  findingMessage,
  validatePolicy as findingsOf,
  type PolicyDocument,
  type Range,
  readPolicy,
} from '@first-line/policy'
import { type IamData, loadIamData } from '@first-line/policy/iam-data'
import { AwsError } from '../../aws-error.ts'
import { defineOperation } from '../../operation.ts'
import { type Told, toldAs } from './finding-codes.ts'
import { remarksOf } from './statement-checks.ts'

type PolicyType = 'IDENTITY_POLICY' | 'RESOURCE_POLICY' | 'SERVICE_CONTROL_POLICY' | 'RESOURCE_CONTROL_POLICY'

interface Input {
  policyDocument: string
  policyType: PolicyType
  validatePolicyResourceType?: string
  maxResults?: number
  nextToken?: string
}

type Kind = Parameters<typeof findingsOf>[1]['kind']

const KINDS: Readonly<Record<PolicyType, Kind>> = {
  IDENTITY_POLICY: 'identity',
  RESOURCE_POLICY: 'resource',
  SERVICE_CONTROL_POLICY: 'scp',
  RESOURCE_CONTROL_POLICY: 'rcp',
}

interface Found {
  code: string
  type: Told['type']
  details: string
  statement?: number
  range: Range
}

/** In the order of the text. */
function allOf(
  { policyDocument, policyType, validatePolicyResourceType }: Input,
  document: PolicyDocument | undefined,
  data: IamData,
): readonly Found[] {
  const trust = validatePolicyResourceType === 'AWS::IAM::AssumeRolePolicyDocument'
  const kind = trust ? 'trust' : KINDS[policyType]
  const ours = findingsOf(policyDocument, { kind, data }).flatMap((finding): Found[] => {
    const { statement, range } = finding
    return toldAs(finding).map(({ code, type, details }) => ({
      ...{ code, type, range, details: details?.(finding.params) ?? findingMessage(finding) },
      ...(statement !== undefined && { statement }),
    }))
  })
  const more = (document ? remarksOf(document) : []).map(
    ({ told: { code, type, details }, ...where }): Found => ({ code, type, details: details?.({}) ?? '', ...where }),
  )
  return [...ours, ...more].toSorted((one, other) => one.range.start.offset - other.range.start.offset)
}

const REFERENCE = 'https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html'
const KIND_IN_LINK = {
  ERROR: 'error',
  SECURITY_WARNING: 'security-warning',
  WARNING: 'general-warning',
  SUGGESTION: 'suggestion',
}

/** Every check has a place of its own on the page. */
const linkOf = ({ type, code }: Found): string =>
  `${REFERENCE}#access-analyzer-reference-policy-checks-${KIND_IN_LINK[type]}-${code.toLowerCase().replaceAll('_', '-')}`

/** To the element, or within a condition to the key, whose place the finding has. */
function pathOf({ statement, range }: Found, document: PolicyDocument | undefined): AwsStructure[] {
  if (statement === undefined) return []
  const { elements, conditions } = document?.statements[statement] ?? { elements: {}, conditions: [] }
  const same = (other: Range): boolean => other.start.offset === range.start.offset
  const condition = conditions.find((one) => same(one.range))
  const element = Object.entries(elements).find(([, place]) => same(place))?.[0]
  const within = condition ? ['Condition', condition.operator, condition.key] : element === undefined ? [] : [element]
  return [{ value: 'Statement' }, { index: statement }, ...within.map((value) => ({ value }))]
}

const findingOut = (found: Found, document: PolicyDocument | undefined): AwsStructure => ({
  findingDetails: found.details,
  findingType: found.type,
  issueCode: found.code,
  learnMoreLink: linkOf(found),
  locations: [
    {
      path: pathOf(found, document),
      span: { start: { ...found.range.start }, end: { ...found.range.end } },
    },
  ],
})

export const validatePolicy = defineOperation<Input, AwsStructure, IamData>({
  service: 'accessanalyzer',
  name: 'ValidatePolicy',
  access: 'Read',
  authorise: () => ({ action: 'access-analyzer:ValidatePolicy', resource: '*', shown: null }),
  // What services, actions and condition keys there are is read from disk, once.
  receive: () => loadIamData(),
  execute({ input }, data) {
    const { policyDocument, maxResults = 100, nextToken = '0' } = input
    if (!/^\d+$/.test(nextToken))
      throw new AwsError('ValidationException', 400, 'Invalid nextToken.', { reason: 'other' })
    const { document } = readPolicy(policyDocument)
    const all = allOf(input, document, data)
    const first = Number(nextToken)
    return {
      findings: all.slice(first, first + maxResults).map((found) => findingOut(found, document)),
      ...(first + maxResults < all.length && { nextToken: String(first + maxResults) }),
    }
  },
})
