import type { PolicyKind } from '../types/document.ts'
import type { Finding, FindingKey } from '../types/finding.ts'
import { iamPaths } from './resources.ts'
import { validatePolicy } from './validate-policy.ts'

export type MalformedOptions = {
  /** Inline policies may still be of version 2008-10-17, or name none; managed ones may not. */
  inline?: boolean
}

/** AWS reports one problem: of the lowest stage, the first in the text. */
type Words = { stage: number; words: string | ((params: Readonly<Record<string, string>>) => string) }
type WordsByKey = Readonly<Partial<Record<FindingKey, Words>>>

const stage = (number: number, words: Words['words'], ...keys: FindingKey[]): WordsByKey =>
  Object.fromEntries(keys.map((key) => [key, { stage: number, words }]))

/**
 * IAM's order and words for identity-based policies, as getmoto/moto's contributors recorded them from AWS
 * (tests/test_iam/test_iam_policies.py, Apache-2.0), and LocalStack's again in February 2026
 * (tests/aws/services/iam/test_iam_policies.snapshot.json).
 */
const identityWords: WordsByKey = {
  ...stage(
    1,
    'Syntax errors in policy.',
    'empty-policy',
    'json-syntax',
    'duplicate-key',
    'not-an-object',
    'unknown-element',
    'missing-statement',
    'empty-statements',
    'wrong-type',
    'invalid-version',
    'missing-effect',
    'invalid-effect',
    'action-and-not-action',
    'resource-and-not-resource',
    'invalid-operator',
  ),
  ...stage(2, 'Policy document must be version 2012-10-17 or greater.', 'missing-version', 'old-version'),
  // `allow` reads as an effect to the first parser, and not to the second.
  ...stage(
    3,
    'The policy failed legacy parsing',
    'leading-space',
    'effect-case',
    'resource-incomplete',
    'invalid-date',
    // That they are refused was recorded on AWS in 2026; the words are unverified.
    'invalid-condition-value',
    'invalid-binary',
  ),
  ...stage(4, 'Policy document should not specify a principal.', 'prohibited-element'),
  // https://github.com/aws-cloudformation/cfn-lint/issues/1376
  ...stage(
    5,
    'Statement IDs (SID) must be alpha-numeric. Check that your input satisfies the regular expression [0-9A-Za-z]*',
    'invalid-sid',
  ),
  ...stage(5, 'Statement IDs (SID) in a single policy must be unique.', 'duplicate-sid'),
  ...stage(6, 'Policy statement must contain actions.', 'missing-action', 'empty-actions'),
  'resource-not-arn': { stage: 7, words: ({ resource }) => `Resource ${resource} must be in ARN format or "*".` },
  'resource-partition': {
    stage: 7,
    words: ({ partition, arn }) => `Partition "${partition}" is not valid for resource "${arn}".`,
  },
  ...stage(7, 'Resource vendor must be fully qualified and cannot contain regexes.', 'resource-vendor'),
  'resource-region': {
    stage: 7,
    words: ({ resource, service }) =>
      service === 'iam'
        ? `IAM resource ${resource} cannot contain region information.`
        : `Resource ${resource} can not contain region information.`,
  },
  ...stage(7, `IAM resource path must either be "*", root, or start with ${iamPaths.join(', ')}.`, 'resource-path'),
  ...stage(8, 'Policy statement must contain resources.', 'missing-resource', 'empty-resources'),
  ...stage(9, 'Actions/Conditions must be prefaced by a vendor, e.g., iam, sdb, ec2, etc.', 'action-without-vendor'),
  ...stage(9, 'Actions/Condition can contain only one colon.', 'action-with-colons'),
  'invalid-vendor': { stage: 9, words: ({ vendor }) => `Vendor ${vendor} is not valid` },
}

/** In a session policy AWS lets values pass that nothing equals, but for bytes (recorded on AWS in 2026). */
const sessionWords: WordsByKey = Object.fromEntries(
  Object.entries(identityWords).filter(([key]) => key !== 'invalid-date' && key !== 'invalid-condition-value'),
)

const invalidPrincipal = ({ type = '', value = '' }): string =>
  `Invalid principal in policy: "${type.toUpperCase()}":"${value}"`

/**
 * Trust policies go through another parser. Collected from reports of its messages, and from what versity/versitygw
 * (iamapi/policy, Apache-2.0) recorded; the order among them is *unverified*.
 */
const trustWords: WordsByKey = {
  ...stage(0, 'JSON strings must not have leading spaces', 'leading-space'),
  ...stage(1, 'This policy contains invalid Json', 'empty-policy', 'json-syntax', 'not-an-object'),
  ...stage(2, 'The policy must contain a valid version string', 'invalid-version'),
  ...stage(2, 'Missing required field Statement', 'missing-statement'),
  ...stage(2, 'Could not parse the policy: Statement is empty!', 'empty-statements'),
  'unknown-element': { stage: 2, words: ({ element }) => `Unknown field ${element}` },
  ...stage(2, 'Syntax error in policy.', 'duplicate-key'),
  'wrong-type': {
    stage: 2,
    words: ({ element }) => (element === 'Principal' ? 'Principal must be a JSON object.' : 'Syntax error in policy.'),
  },
  'prohibited-element': {
    stage: 3,
    words: ({ element }) =>
      element === 'Resource' ? 'Has prohibited field Resource' : 'AssumeRole policy must not contain resources.',
  },
  ...stage(4, 'Missing required field Effect', 'missing-effect'),
  ...stage(4, ({ value }) => `Invalid effect: ${value}`, 'invalid-effect', 'effect-case'),
  ...stage(4, 'Allow with NotPrincipal is not allowed.', 'not-principal-with-allow'),
  ...stage(4, 'AssumeRole policy must not contain NotPrincipal field.', 'deny-not-principal'),
  ...stage(5, 'Missing required field Principal', 'missing-principal'),
  ...stage(5, 'Missing required field Principal cannot be empty!', 'empty-principal'),
  ...stage(6, 'Syntax error in policy.', 'invalid-operator', 'invalid-date', 'action-and-not-action'),
  ...stage(6, 'Missing required field Action', 'missing-action', 'empty-actions'),
  ...stage(
    7,
    'AssumeRole policy may only specify STS AssumeRole actions.',
    'trust-action',
    'action-without-vendor',
    'action-with-colons',
    'invalid-vendor',
  ),
  ...stage(8, 'The Statement Ids in the policy are not unique', 'duplicate-sid'),
  // https://github.com/aws/aws-cdk (packages/aws-cdk-lib/aws-iam, policy-document.test.ts), and as recorded in 2026.
  ...stage(9, 'AssumeRolepolicy contained an invalid principal: "STAR":"*".', 'bare-star-principal'),
  'invalid-principal': {
    stage: 9,
    words: (params) =>
      params.type === 'Federated'
        ? 'Federated principals must be valid domain names or SAML metadata ARNs'
        : invalidPrincipal(params),
  },
  'provider-without-application': {
    stage: 10,
    words: ({ issuer }) => `Policy trusting ${issuer} requires a StringEquals condition on an application id`,
  },
  'provider-of-all': {
    stage: 10,
    words: ({ provider, claims }) =>
      `Trust policy with trusted principal ${provider} must evaluate, using StringEquals, StringLike or StringEqualsIgnoreCase, ${claims} which is not scoped to all.`,
  },
}

const firstByte = "Policies must be valid JSON and the first byte must be '{'"
const doubled = (element: string): string => `Statement/policy already has instance of ${element}`

/** As S3 words them (its code is MalformedPolicy); collected like those of trust policies. */
const resourceWords: WordsByKey = {
  ...stage(1, firstByte, 'empty-policy', 'not-an-object', 'leading-space'),
  ...stage(1, ({ first }) => (first === '{' ? 'This policy contains invalid Json' : firstByte), 'json-syntax'),
  ...stage(2, 'The policy must contain a valid version string', 'invalid-version'),
  ...stage(2, 'Missing required field Statement', 'missing-statement'),
  ...stage(2, 'Could not parse the policy: Statement is empty!', 'empty-statements'),
  ...stage(2, ({ element }) => `Unknown field ${element}`, 'unknown-element'),
  ...stage(2, 'Invalid policy syntax.', 'duplicate-key', 'wrong-type'),
  ...stage(2, doubled('Action'), 'action-and-not-action'),
  ...stage(2, doubled('Resource'), 'resource-and-not-resource'),
  ...stage(2, doubled('Principal'), 'principal-and-not-principal'),
  ...stage(2, 'Missing required field Effect', 'missing-effect'),
  ...stage(2, ({ value }) => `Invalid effect: ${value}`, 'invalid-effect', 'effect-case'),
  ...stage(3, 'Missing required field Principal', 'missing-principal'),
  ...stage(3, 'Missing required field Principal cannot be empty!', 'empty-principal'),
  ...stage(3, 'Missing required field Action', 'missing-action', 'empty-actions'),
  ...stage(3, 'Missing required field Resource', 'missing-resource', 'empty-resources'),
  ...stage(4, 'Allow with NotPrincipal is not allowed.', 'not-principal-with-allow'),
  ...stage(4, 'Invalid principal in policy', 'invalid-principal'),
  ...stage(5, 'Policy has invalid action', 'action-without-vendor', 'action-with-colons', 'invalid-vendor'),
  ...stage(
    6,
    'Policy has invalid resource',
    'resource-not-arn',
    'resource-partition',
    'resource-vendor',
    'resource-region',
    'resource-path',
    'resource-incomplete',
  ),
  'invalid-operator': { stage: 7, words: ({ operator }) => `Invalid Condition type : ${operator}` },
  // That such values are refused was recorded on AWS in 2026; the words are unverified.
  ...stage(7, 'Invalid policy syntax.', 'invalid-date', 'invalid-condition-value'),
}

const wordsOf = {
  identity: identityWords,
  boundary: identityWords,
  session: sessionWords,
  scp: identityWords,
  trust: trustWords,
  resource: resourceWords,
  rcp: resourceWords,
  'vpc-endpoint': resourceWords,
} as const satisfies Record<PolicyKind, WordsByKey>

/**
 * The message with which AWS refuses a policy (IAM and STS: MalformedPolicyDocument; S3: MalformedPolicy).
 * Undefined: it is accepted, as far as the text alone can tell.
 */
export function malformedPolicyMessage(
  text: string,
  kind: PolicyKind,
  { inline = kind !== 'identity' && kind !== 'boundary' }: MalformedOptions = {},
): string | undefined {
  let first: { finding: Finding; words: Words } | undefined
  for (const finding of validatePolicy(text, { kind })) {
    if (inline && (finding.key === 'missing-version' || finding.key === 'old-version')) continue
    const words = wordsOf[kind][finding.key]
    if (words && (!first || words.stage < first.words.stage)) first = { finding, words }
  }
  if (!first) return undefined
  const { words } = first.words
  return typeof words === 'string' ? words : words(first.finding.params)
}

/** IAM's message for a principal that has the right form and does not exist. */
export function invalidPrincipalMessage(type: string, value: string): string {
  return invalidPrincipal({ type, value })
}
