/** A policy document as parsed: normalised to lists, with the place of everything in its text. */

/** Where a policy is attached decides which elements it may have and what its statements grant. */
export type PolicyKind = 'identity' | 'boundary' | 'session' | 'resource' | 'trust' | 'scp' | 'rcp' | 'vpc-endpoint'

export type PolicyVersion = '2008-10-17' | '2012-10-17'

/** `offset` counts UTF-16 units from 0; `line` and `column` count from 1. */
export type Position = { offset: number; line: number; column: number }

/** `end` is the position just behind the last character. */
export type Range = { start: Position; end: Position }

export type ElementName =
  | 'Sid'
  | 'Effect'
  | 'Principal'
  | 'NotPrincipal'
  | 'Action'
  | 'NotAction'
  | 'Resource'
  | 'NotResource'
  | 'Condition'

export type PrincipalType = 'AWS' | 'Service' | 'Federated' | 'CanonicalUser'

/** One principal of a `Principal` element. `Principal: "*"` reads as `{ type: 'AWS', value: '*' }`, which means the same. */
export type PrincipalEntry = { type: PrincipalType; value: string }

/** One operator on one key: `"StringEquals": { "aws:username": ["a", "b"] }`, spelling as written. */
export type ConditionEntry = { operator: string; key: string; values: readonly string[]; range: Range }

export type PolicyStatement = {
  sid?: string
  effect: 'Allow' | 'Deny'
  principal?: readonly PrincipalEntry[]
  notPrincipal?: readonly PrincipalEntry[]
  action?: readonly string[]
  notAction?: readonly string[]
  resource?: readonly string[]
  notResource?: readonly string[]
  conditions: readonly ConditionEntry[]
  range: Range
  /** The ranges of the elements' values. */
  elements: Readonly<Partial<Record<ElementName, Range>>>
}

export type PolicyDocument = {
  /** Absent means 2008-10-17 to AWS: no policy variables. */
  version?: PolicyVersion
  id?: string
  statements: readonly PolicyStatement[]
  /** The text it was parsed from. */
  text: string
}
