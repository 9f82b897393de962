/** Roles: who may take them on, and what a session of one may do. */
import type { Founded } from './basis.ts'
import type { Asking, Decision } from './decision.ts'
import type { ManagedPolicyRef, PolicyDocument } from './policy.ts'

/**
 * Who would ask, or take a role on: the ARN of a user, a role, a session; a service; anybody whom an account lets; or
 * `anonymous`. The ARN of an account’s root is its root user, whom AWS lets take on no role: for an account say
 * `{ account }`.
 */
export type Candidate = string | { readonly service: string } | { readonly account: string }

export interface Role extends Founded {
  readonly name: string
  readonly arn: string
  /** `AROA…` */
  readonly id: string
  readonly path: string
  readonly createdAt: Date
  readonly maxSessionSeconds: number
  /** When a session of it last made a request; undefined when never. */
  readonly lastUsed: Date | undefined
  tags(): Promise<Readonly<Record<string, string>>>
  managedPolicies(): Promise<readonly ManagedPolicyRef[]>
  inlinePolicies(): Promise<readonly string[]>
  inlinePolicy(name: string): Promise<PolicyDocument | undefined>
  boundary(): Promise<ManagedPolicyRef | undefined>
  trustPolicy(): Promise<PolicyDocument>
  instanceProfiles(): Promise<readonly { readonly name: string; readonly arn: string }[]>
  /** What a session of it may do. */
  can(action: string, asking?: Asking): Promise<Decision>
  /**
   * Whether somebody may take it on. Weighs the trust policy, and for a principal of this account its own policies too.
   * For another account's principal, that account's side is taken for granted: it cannot be seen from here.
   * Give conditions in `context`: `{ 'sts:ExternalId': 'kape-audit' }`.
   */
  trusts(candidate: Candidate, asking?: Asking): Promise<Decision>
}
