import type { RequestFacts } from '../request/request-facts.ts'

/** One value of a condition, ready to be compared with a value of the request. */
export type ValueTest = {
  test(actual: string, facts: RequestFacts): boolean
  /** The value with variables replaced; null when a variable has no value. */
  resolve(facts: RequestFacts): string | null
  absentVariable(facts: RequestFacts): string | undefined
}

/**
 * A condition operator without its set prefix and its IfExists.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html
 */
export type ConditionOperator = {
  name: string
  /** Holds when none of the values match, and when the key is absent. */
  negated: boolean
  /** Policy variables are replaced in string and ARN operators only. */
  compile(value: string, variables: boolean): ValueTest
  /**
   * Whether the request's value can be compared at all; absent: any can. One that cannot fails the operator and its
   * negation alike (recorded on AWS in 2026, for addresses and ARNs).
   */
  reads?(actual: string): boolean
  /** Whether a value in a policy has the operator's form; absent: any text has. */
  accepts?(value: string): boolean
}

/** The test of an operator whose values hold no variables. `undefined`: the policy's value cannot be read, nothing equals it. */
export function plainTest(listed: string, test: ((actual: string) => boolean) | undefined): ValueTest {
  return { test: test ?? (() => false), resolve: () => listed, absentVariable: () => undefined }
}

/** The operator that holds exactly when the other does not. */
export function negate(name: string, operator: ConditionOperator): ConditionOperator {
  return { ...operator, name, negated: true }
}
