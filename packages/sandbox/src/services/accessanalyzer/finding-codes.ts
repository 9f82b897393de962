import type { findingMessage } from '@first-line/policy'

type Finding = Parameters<typeof findingMessage>[0]
type Params = Finding['params']

export interface Told {
  code: string
  type: 'ERROR' | 'SECURITY_WARNING' | 'WARNING' | 'SUGGESTION'
  /** AWS's words; absent: ours. */
  details?: (params: Params) => string
}

const error = (code: string, details?: Told['details']): Told[] => [
  { code, type: 'ERROR', ...(details && { details }) },
]

const combination = error('UNSUPPORTED_ELEMENT_COMBINATION')
const noAction = error('INVALID_ACTION', ({ action }) => `The action ${action} does not exist.`)
const effect = error('INVALID_EFFECT', ({ value }) => `The effect ${value} is not valid. Use Allow or Deny.`)

/** By the operator's value that is none. */
const mismatch = ({ operator = '' }: Params): Told[] => {
  if (/Date/i.test(operator)) return error('TYPE_MISMATCH_DATE')
  return error(/Numeric/i.test(operator) ? 'TYPE_MISMATCH_NUMBER' : 'TYPE_MISMATCH_IP_RANGE')
}

const prohibited = ({ element, kind }: Params): Told[] => {
  if (kind === 'trust') return error('ROLE_TRUST_POLICY_SYNTAX_ERROR_RESOURCE')
  if (kind === 'scp') return error('SCP_SYNTAX_ERROR_PRINCIPAL')
  return element === 'Principal'
    ? error('UNSUPPORTED_PRINCIPAL', () => 'Remove the Principal element: identity policies do not support it.')
    : error('INVALID_POLICY_ELEMENT')
}

/** The words of a finding with ForAllValues were recorded, as were those about iam:PassRole and fields that are missing. */
const setOperator = ({ operator = '' }: Params): Told[] =>
  /^ForAllValues:/i.test(operator)
    ? [
        {
          code: 'FORALLVALUES_WITH_SINGLE_VALUED_KEY',
          type: 'SECURITY_WARNING',
          details: ({ key }) =>
            `Using ForAllValues qualifier with the single-valued condition key ${key} can be overly permissive. We recommend that you remove ForAllValues:.`,
        },
      ]
    : []

const missingField = error(
  'MISSING_ARN_FIELD',
  () =>
    'Resource ARNs must include at least 6 fields and include the following structure: arn:partition:service:region:account:resource.',
)

/**
 * Our findings under AWS's codes, where AWS has the same check (IAM User Guide, *IAM policy validation check reference*); those
 * without an entry keep their own names. Nothing: AWS does not remark on it.
 */
const CODES: Partial<Record<Finding['key'], readonly Told[] | ((params: Params) => readonly Told[])>> = {
  'json-syntax': error('JSON_SYNTAX_ERROR'),
  'unknown-element': error('INVALID_POLICY_ELEMENT', ({ element }) => `The policy element ${element} is not valid.`),
  'wrong-type': error('DATA_TYPE_MISMATCH'),
  'invalid-effect': effect,
  'effect-case': effect,
  'missing-effect': error(
    'MISSING_EFFECT',
    () => 'Add an Effect element to the policy statement with a value of Allow or Deny.',
  ),
  'missing-action': error('MISSING_ACTION', () => 'Add an Action or NotAction element to the policy statement.'),
  'missing-resource': error('MISSING_RESOURCE', () => 'Add a Resource or NotResource element to the policy statement.'),
  'missing-principal': error('MISSING_PRINCIPAL', () => 'Add a Principal element to the policy statement.'),
  'action-and-not-action': combination,
  'resource-and-not-resource': combination,
  'principal-and-not-principal': combination,
  'resource-not-arn': error('INVALID_ARN_PREFIX', () => 'Add the required prefix (arn) to the resource ARN.'),
  'resource-partition': error('INVALID_PARTITION'),
  'resource-region': error(
    'ARN_REGION_NOT_ALLOWED',
    ({ service }) => `The service ${service} does not support specifying a Region in the resource ARN.`,
  ),
  'resource-incomplete': missingField,
  'resource-short': missingField,
  'invalid-principal': error('INVALID_PRINCIPAL_FORMAT'),
  'bare-star-principal': error('ROLE_TRUST_POLICY_UNSUPPORTED_WILDCARD_IN_PRINCIPAL'),
  'prohibited-element': prohibited,
  'duplicate-sid': error('UNIQUE_SIDS_REQUIRED'),
  'invalid-date': mismatch,
  'invalid-condition-value': mismatch,
  'bool-reads-as-false': error('TYPE_MISMATCH_BOOLEAN'),
  'single-value-set-operator': setOperator,
  'for-all-values-allow': [],
  'invalid-operator': error(
    'INVALID_CONDITION_OPERATOR',
    ({ operator }) => `The condition operator ${operator} is not valid. Use a valid condition operator.`,
  ),
  'unknown-service': error(
    'INVALID_SERVICE_IN_ACTION',
    ({ service }) => `The service ${service} specified in the action does not exist.`,
  ),
  'unknown-action': noAction,
  'action-matches-nothing': noAction,
  'unknown-condition-key': error('INVALID_SERVICE_CONDITION_KEY'),
  'allow-all': [
    { code: 'PASS_ROLE_WITH_STAR_IN_ACTION_AND_RESOURCE', type: 'SECURITY_WARNING' },
    { code: 'CREATE_SLR_WITH_STAR_IN_ACTION_AND_RESOURCE', type: 'WARNING' },
  ],
  'pass-role-any': [
    {
      code: 'PASS_ROLE_WITH_STAR_IN_RESOURCE',
      type: 'SECURITY_WARNING',
      details: () =>
        'Using the iam:PassRole action with wildcards (*) in the resource can be overly permissive because it allows iam:PassRole permissions on multiple resources. We recommend that you specify resource ARNs or add the iam:PassedToService condition key to your statement.',
    },
  ],
  'not-principal-with-allow': [{ code: 'ALLOW_WITH_NOT_PRINCIPAL', type: 'SECURITY_WARNING' }],
  'allow-not-action': [{ code: 'ALLOW_NOT_ACTION', type: 'SECURITY_WARNING' }],
  'allow-not-resource': [{ code: 'ALLOW_NOT_RESOURCE', type: 'SECURITY_WARNING' }],
  'public-principal': [{ code: 'PUBLIC_PRINCIPAL', type: 'SECURITY_WARNING' }],
  'wildcard-without-like': [{ code: 'WILDCARD_WITHOUT_LIKE_OPERATOR', type: 'WARNING' }],
  'empty-actions': [{ code: 'EMPTY_ARRAY_ACTION', type: 'SUGGESTION' }],
  'empty-resources': [{ code: 'EMPTY_ARRAY_RESOURCE', type: 'SUGGESTION' }],
  'wildcard-resource': [],
  'wildcard-service': [],
}

const TYPES = { error: 'ERROR', warning: 'WARNING', suggestion: 'SUGGESTION' } as const

/** As what Access Analyzer tells a finding of ours. */
export function toldAs({ key, severity, params }: Finding): readonly Told[] {
  const told = CODES[key]
  if (told) return typeof told === 'function' ? told(params) : told
  return [{ code: key.replaceAll('-', '_').toUpperCase(), type: TYPES[severity] }]
}
