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

const suggestion = (code: string, words: string): Told[] => [{ code, type: 'SUGGESTION', details: () => words }]

const combination = (one: string, other: string): Told[] =>
  error(
    'UNSUPPORTED_ELEMENT_COMBINATION',
    () =>
      `The policy elements ${one} and ${other} can not be used in the same statement. Remove one of these elements.`,
  )
const noAction = error('INVALID_ACTION', ({ action }) => `The action ${action} does not exist.`)
const effect = error('INVALID_EFFECT', ({ value }) => `The effect ${value} is not valid. Use Allow or Deny.`)

/** By the operator's value that is none. */
const mismatch = ({ operator = '' }: Params): Told[] => {
  if (/Date/i.test(operator)) return error('TYPE_MISMATCH_DATE')
  return error(/Numeric/i.test(operator) ? 'TYPE_MISMATCH_NUMBER' : 'TYPE_MISMATCH_IP_RANGE')
}

const prohibited = ({ element, kind }: Params): Told[] => {
  if (kind === 'trust') return error('ROLE_TRUST_POLICY_SYNTAX_ERROR_RESOURCE')
  if (kind === 'scp')
    return error(
      'SCP_SYNTAX_ERROR_PRINCIPAL',
      () => 'SCPs do not support specifying principals. Remove the Principal or NotPrincipal element.',
    )
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

const unknownKey = ({ key = '' }: Params): Told[] => {
  const words = `The condition key ${key} does not exist`
  const valid = 'Use a valid condition key.'
  return /^aws:/i.test(key)
    ? error('INVALID_GLOBAL_CONDITION_KEY', () => `${words}. ${valid}`)
    : error('INVALID_SERVICE_CONDITION_KEY', () => `${words} in the service ${key.split(':')[0]}. ${valid}`)
}

/**
 * Our findings under AWS's codes and in its words (IAM User Guide, *IAM policy validation check reference*). Those without an
 * entry keep their own names. Nothing: AWS does not remark on it, or {@link ./statement-checks.ts} does.
 */
const CODES: Partial<Record<Finding['key'], readonly Told[] | ((params: Params) => readonly Told[])>> = {
  'json-syntax': error('JSON_SYNTAX_ERROR'),
  'unknown-element': error('INVALID_POLICY_ELEMENT', ({ element }) => `The policy element ${element} is not valid.`),
  'wrong-type': error('DATA_TYPE_MISMATCH'),
  'missing-statement': error('MISSING_STATEMENT', () => 'Add a statement to a policy'),
  'empty-statements': error('MISSING_STATEMENT', () => 'Add a statement to a policy'),
  'invalid-version': error(
    'INVALID_VERSION',
    ({ version }) => `The version ${version} is not valid. Use one of the following versions: 2012-10-17, 2008-10-17`,
  ),
  'missing-version': [
    {
      code: 'MISSING_VERSION',
      type: 'WARNING',
      details: () => 'We recommend that you specify the Version element to help you with debugging permission issues.',
    },
  ],
  'old-version': [],
  'variables-in-old-version': error(
    'VARIABLE_UNSUPPORTED_IN_VERSION',
    () => 'To include variables in your policy, use the policy version 2012-10-17 or later.',
  ),
  'duplicate-sid': error(
    'UNIQUE_SIDS_REQUIRED',
    () => 'Duplicate statement IDs are not supported for this policy type. Update the Sid value.',
  ),
  'invalid-sid': error(
    'UNSUPPORTED_SID',
    () => 'Update the characters in the Sid element to use one of the following character types: [a-z, A-Z, 0-9]',
  ),
  'invalid-effect': effect,
  'effect-case': effect,
  'missing-effect': error(
    'MISSING_EFFECT',
    () => 'Add an Effect element to the policy statement with a value of Allow or Deny.',
  ),
  'missing-action': error('MISSING_ACTION', () => 'Add an Action or NotAction element to the policy statement.'),
  'missing-resource': error('MISSING_RESOURCE', () => 'Add a Resource or NotResource element to the policy statement.'),
  'missing-principal': error('MISSING_PRINCIPAL', () => 'Add a Principal element to the policy statement.'),
  'action-and-not-action': combination('Action', 'NotAction'),
  'resource-and-not-resource': combination('Resource', 'NotResource'),
  'principal-and-not-principal': combination('Principal', 'NotPrincipal'),
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
  'invalid-operator': error(
    'INVALID_CONDITION_OPERATOR',
    ({ operator }) => `The condition operator ${operator} is not valid. Use a valid condition operator.`,
  ),
  'invalid-date': mismatch,
  'invalid-condition-value': mismatch,
  'single-value-set-operator': setOperator,
  'unknown-condition-key': unknownKey,
  'bool-reads-as-false': error('TYPE_MISMATCH_BOOLEAN'),
  'unknown-service': error(
    'INVALID_SERVICE_IN_ACTION',
    ({ service }) => `The service ${service} specified in the action does not exist.`,
  ),
  'unknown-action': noAction,
  'action-matches-nothing': noAction,
  'not-principal-with-allow': [
    {
      code: 'ALLOW_WITH_NOT_PRINCIPAL',
      type: 'SECURITY_WARNING',
      details: () =>
        'Using Allow with NotPrincipal can be overly permissive. We recommend that you use Principal instead.',
    },
  ],
  'wildcard-without-like': [
    {
      code: 'WILDCARD_WITHOUT_LIKE_OPERATOR',
      type: 'WARNING',
      details: () =>
        'Your condition value includes a * or ? character. If you meant to use a wildcard (*, ?), update the condition operator to include Like.',
    },
  ],
  'empty-actions': suggestion(
    'EMPTY_ARRAY_ACTION',
    'This statement includes no actions and does not affect the policy. Specify actions.',
  ),
  'empty-resources': suggestion(
    'EMPTY_ARRAY_RESOURCE',
    'This statement includes no resources and does not affect the policy. Specify resources.',
  ),
  'empty-principal': suggestion(
    'EMPTY_OBJECT_PRINCIPAL',
    'This statement includes no principals and does not affect the policy. Specify principals.',
  ),
  'redundant-action': [
    {
      code: 'REDUNDANT_ACTION',
      type: 'SUGGESTION',
      details: ({ action }) =>
        `The 1 action(s) are redundant because they provide similar permissions. Update the policy to remove the redundant action such as: ${action}.`,
    },
  ],
  'allow-all': [],
  'allow-not-action': [],
  'allow-not-resource': [],
  'deny-not-principal': [],
  'for-all-values-allow': [],
  'pass-role-any': [],
  'public-principal': [],
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
