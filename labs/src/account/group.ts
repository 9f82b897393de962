import type { Founded } from './basis.ts'
import type { Asking, Decision } from './decision.ts'
import type { ManagedPolicyRef, PolicyDocument } from './policy.ts'

export interface Group extends Founded {
  readonly name: string
  readonly arn: string
  readonly createdAt: Date
  managedPolicies(): Promise<readonly ManagedPolicyRef[]>
  /** Names of the policies written into the group. */
  inlinePolicies(): Promise<readonly string[]>
  inlinePolicy(name: string): Promise<PolicyDocument | undefined>
  /** Friendly names of its members. */
  members(): Promise<readonly string[]>
  /** What a member may do who has nothing but this group. */
  can(action: string, asking?: Asking): Promise<Decision>
}
