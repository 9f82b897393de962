import { type CompiledPolicy, compilePolicy, type PolicyKind, type PolicyReference, parsePolicy } from '../index.ts'

/** One row of a table, in a form that any runner can run. */
export type Case = { name: string; actual: () => unknown; expected: unknown }

/** A policy from its statements; the version may be left out with `null`. */
export function policyText(statements: unknown, version: string | null = '2012-10-17'): string {
  return JSON.stringify({ ...(version === null ? {} : { Version: version }), Statement: statements })
}

export function compiled(
  statements: unknown,
  kind: PolicyKind,
  reference: Omit<PolicyReference, 'kind'> = {},
  version: string | null = '2012-10-17',
): CompiledPolicy {
  const parsed = parsePolicy(policyText(statements, version))
  if (!parsed.ok) throw new Error(`a case has a malformed policy: ${JSON.stringify(parsed.problems)}`)
  return compilePolicy(parsed.document, { kind, ...reference })
}
