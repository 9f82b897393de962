import type { PolicyKind, Range } from './document.ts'

export type Severity = 'error' | 'warning' | 'suggestion'

/** `error`: AWS refuses the document. `warning`: it does not do what it seems to. `suggestion`: it could be better. */
export const findingSeverity = {
  // The document is not JSON, or not a policy.
  'empty-policy': 'error',
  'json-syntax': 'error',
  'duplicate-key': 'error',
  'not-an-object': 'error',
  'unknown-element': 'error',
  'missing-statement': 'error',
  'empty-statements': 'error',
  'wrong-type': 'error',
  'leading-space': 'error',
  // Elements.
  'invalid-version': 'error',
  'invalid-effect': 'error',
  'effect-case': 'error',
  'missing-effect': 'error',
  'missing-action': 'error',
  'action-and-not-action': 'error',
  'empty-actions': 'error',
  'action-without-vendor': 'error',
  'action-with-colons': 'error',
  'invalid-vendor': 'error',
  'missing-resource': 'error',
  'resource-and-not-resource': 'error',
  'empty-resources': 'error',
  'prohibited-element': 'error',
  'resource-not-arn': 'error',
  'resource-partition': 'error',
  'resource-vendor': 'error',
  'resource-region': 'error',
  'resource-path': 'error',
  'resource-incomplete': 'error',
  'duplicate-sid': 'error',
  'invalid-sid': 'error',
  'missing-principal': 'error',
  'principal-and-not-principal': 'error',
  'empty-principal': 'error',
  'invalid-principal': 'error',
  'bare-star-principal': 'error',
  'provider-without-application': 'error',
  'provider-of-all': 'error',
  'trust-action': 'error',
  'invalid-operator': 'error',
  'invalid-date': 'error',
  'invalid-condition-value': 'error',
  'invalid-binary': 'error',
  // It is accepted, and yet.
  'bool-reads-as-false': 'warning',
  'resource-short': 'warning',
  'missing-version': 'warning',
  'old-version': 'warning',
  'variables-in-old-version': 'warning',
  'unknown-service': 'warning',
  'unknown-action': 'warning',
  'action-matches-nothing': 'warning',
  'unknown-condition-key': 'warning',
  'resource-type-not-for-action': 'warning',
  'allow-all': 'warning',
  'allow-not-action': 'warning',
  'allow-not-resource': 'warning',
  'pass-role-any': 'warning',
  'public-principal': 'warning',
  'deny-not-principal': 'warning',
  'not-principal-with-allow': 'warning',
  'for-all-values-allow': 'warning',
  'wildcard-without-like': 'warning',
  'wildcard-service': 'suggestion',
  'wildcard-resource': 'suggestion',
  'redundant-action': 'suggestion',
  'single-value-set-operator': 'suggestion',
} as const satisfies Record<string, Severity>

export type FindingKey = keyof typeof findingSeverity

/**
 * Something about a policy's text. `key` is stable and `params` are its facts; `findingMessage` turns them into words.
 */
export type Finding = {
  key: FindingKey
  severity: Severity
  params: Readonly<Record<string, string>>
  /** Index into `Statement`; absent when the finding is about the whole document. */
  statement?: number
  range: Range
}

export type ValidateOptions = {
  kind: PolicyKind
  /** For findings about actions, resource types and condition keys; without it only the document itself is looked at. */
  data?: import('../iam-data/types.ts').IamData
}
