/** What a filter policy comes to. */

/** One condition on one value. */
export type Condition =
  | { kind: 'exact'; value: string | number | boolean | null }
  | { kind: 'prefix' | 'suffix' | 'equals-ignore-case' | 'wildcard' | 'cidr'; value: string }
  | { kind: 'anything-but'; values: readonly Condition[] }
  | { kind: 'numeric'; tests: ReadonlyArray<{ operator: NumericOperator; value: number }> }
  | { kind: 'exists'; value: boolean }

export type NumericOperator = '=' | '<' | '<=' | '>' | '>='

/** A name with its conditions, one of which has to hold; names inside of names; or alternatives. */
export type Filter =
  | { kind: 'key'; name: string; conditions: readonly Condition[] }
  | { kind: 'nested'; name: string; filters: readonly Filter[] }
  | { kind: 'or'; alternatives: ReadonlyArray<readonly Filter[]> }

export type FilterScope = 'MessageAttributes' | 'MessageBody'

/** Why a policy is no filter policy; the reason is as SNS words it. */
export class FilterPolicyError extends Error {}
