/** Users, and what they sign in with. */
import type { Founded } from './basis.ts'
import type { Asking, Decision } from './decision.ts'
import type { Group } from './group.ts'
import type { ManagedPolicyRef, PolicyDocument } from './policy.ts'

export interface AccessKey extends Founded {
  /** `AKIA…` */
  readonly id: string
  readonly status: 'Active' | 'Inactive'
  readonly createdAt: Date
  /** Undefined for a key that was never used. */
  lastUsed(): Promise<{ readonly at: Date; readonly service: string; readonly region: string } | undefined>
}

/** A device that is enabled: one that was only created counts for nothing. */
export interface MfaDevice extends Founded {
  /** An ARN for a virtual device or a security key, a serial number for a hardware token. */
  readonly serial: string
  readonly kind: 'virtual' | 'security-key' | 'hardware'
  readonly enabledAt: Date
}

/** A virtual device as such: made first, enabled for somebody later. */
export interface VirtualMfaDevice extends Founded {
  readonly serial: string
  /** A user's friendly name, or `root`; undefined while it is enabled for nobody. */
  readonly owner: string | undefined
  readonly enabledAt: Date | undefined
}

export interface LoginProfile {
  readonly createdAt: Date
  /** Whether it has to be changed at the next sign-in. @throws NotOffered where a target forgets that */
  mustReset(): boolean
}

export interface User extends Founded {
  /** The friendly name, in the case in which it was made. */
  readonly name: string
  readonly arn: string
  /** `AIDA…`, never used again. */
  readonly id: string
  readonly path: string
  readonly createdAt: Date
  /** At the console; undefined when never. */
  readonly passwordLastUsed: Date | undefined
  tags(): Promise<Readonly<Record<string, string>>>
  /** Attached to the user directly, not by a group. */
  managedPolicies(): Promise<readonly ManagedPolicyRef[]>
  /** Names of the policies written into the user. */
  inlinePolicies(): Promise<readonly string[]>
  inlinePolicy(name: string): Promise<PolicyDocument | undefined>
  boundary(): Promise<ManagedPolicyRef | undefined>
  groups(): Promise<readonly Group[]>
  accessKeys(): Promise<readonly AccessKey[]>
  mfaDevices(): Promise<readonly MfaDevice[]>
  /** The password for the console, if there is one. */
  console(): Promise<LoginProfile | undefined>
  can(action: string, asking?: Asking): Promise<Decision>
}
