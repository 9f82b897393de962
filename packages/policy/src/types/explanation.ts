import type { Decision, Layer, PolicyReference } from './decision.ts'
import type { PrincipalEntry, Range } from './document.ts'

/** How far a resource-based statement's grant reaches: what it named decides which other layers may still limit it. */
export type GrantReach =
  /** Named the account: the account's own policies have to allow too. */
  | 'account'
  /** Named the role: boundary and session policies of the session still limit it. */
  | 'role'
  /** Named the user who federated: boundary and session policies of the federated session still limit it. */
  | 'issuer'
  /** Named the principal itself (user, session, service), or everyone: nothing but an explicit deny limits it. */
  | 'direct'

export type PatternElement = 'Action' | 'NotAction' | 'Resource' | 'NotResource'

/** Why one value of a condition did or did not match. */
export type ConditionReason =
  | { key: 'matched'; expected: string; actual: string }
  /** Negated operators, and multivalued keys, hold because nothing matched. */
  | { key: 'none-matched' }
  | { key: 'not-matched' }
  | { key: 'absent' }
  | { key: 'absent-and-that-suffices' }
  | { key: 'present' }
  | { key: 'variable-absent'; variable: string }
  /** The key has several values, and the operator neither ForAnyValue nor ForAllValues. */
  | { key: 'needs-set-operator' }
  /** The request's value is nothing that the operator compares: no address, no ARN. */
  | { key: 'unreadable' }
  | { key: 'unknown-operator' }

export type ClauseExplanation =
  | {
      element: 'Principal' | 'NotPrincipal'
      matched: boolean
      listed: readonly PrincipalEntry[]
      /** What the caller is known as. */
      actual: readonly string[]
      by?: PrincipalEntry
      reach?: GrantReach
    }
  | {
      element: PatternElement
      matched: boolean
      listed: readonly string[]
      /** `listed` with policy variables replaced; a pattern whose variable has no value is null. */
      resolved: readonly (string | null)[]
      actual: string
      /** The pattern that matched. For NotAction and NotResource: that excluded it. */
      by?: string
    }
  | {
      element: 'Condition'
      matched: boolean
      operator: string
      conditionKey: string
      listed: readonly string[]
      resolved: readonly (string | null)[]
      /** Undefined: the key is not in the request's context. */
      actual: readonly string[] | undefined
      reason: ConditionReason
      range: Range
    }

export type StatementExplanation = {
  statement: number
  sid?: string
  effect: 'Allow' | 'Deny'
  matched: boolean
  clauses: readonly ClauseExplanation[]
  range: Range
}

export type LayerResult = 'allow' | 'explicit-deny' | 'implicit-deny'

export type PolicyExplanation = {
  policy: PolicyReference
  result: LayerResult
  /** Of resource-based policies that allow: the widest reach of their matching statements. */
  reach?: GrantReach
  statements: readonly StatementExplanation[]
}

export type LayerExplanation = {
  layer: Exclude<Layer, 'root' | 'credentials'>
  result: LayerResult
  /** Organisation levels for SCPs and RCPs; one for every other layer. */
  levels: readonly { result: LayerResult; policies: readonly PolicyExplanation[] }[]
  /** What this layer meant for the outcome. */
  role: 'granted' | 'denied' | 'missing' | 'allowed' | 'not-needed'
}

/** The outcome in one stable key. */
export type Reason =
  | { key: 'explicit-deny'; layer: Layer }
  | { key: 'not-allowed'; layer: Layer }
  | { key: 'root-of-the-account' }
  | { key: 'allowed-by-identity' }
  | { key: 'granted-by-resource'; reach: GrantReach }
  | { key: 'allowed-by-both-accounts' }
  | { key: 'allowed-by-both' }
  | { key: 'credentials-cannot-call-this'; rule: CredentialRule }

/** Calls that temporary credentials, or root, cannot make whatever the policies say. */
export type CredentialRule =
  | 'session-token-iam-without-mfa'
  | 'session-token-sts'
  | 'federated-user-iam'
  | 'federated-user-sts'
  | 'root-assume-role'

export type Explanation = {
  decision: Decision
  reason: Reason
  principalAccount?: string
  resourceAccount?: string
  crossAccount: boolean
  /** Everything the conditions could see, derived keys included, in lower case. */
  context: Readonly<Record<string, string | readonly string[]>>
  /** Keys that conditions or variables of candidate statements asked for and the request does not have; spelled as written. */
  absentKeys: readonly string[]
  layers: readonly LayerExplanation[]
}
