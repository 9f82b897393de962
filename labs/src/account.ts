/**
 * The account as a check sees it. A target implements it over read-only AWS calls; a lab knows nothing of targets.
 * Every answer is remembered for the length of one run, so that asking twice costs nothing.
 */

/** How something is known: seen in the account, or worked out by our own engine from what the account holds. */
export type Basis = 'observed' | 'computed'

/** Whatever a pass may rest on. */
export interface Founded {
  readonly basis: Basis
}

/** What a target may have or lack. */
export const capabilities = ['users', 'groups', 'policies', 'can', 'buckets', 'activity', 'consoleSettings'] as const
export type Capability = (typeof capabilities)[number]

/** Thrown by a reader asked for what its target lacks; the run answers `unverifiable`. */
export class NotOffered extends Error {
  readonly capability: Capability
  constructor(capability: Capability) {
    super(`this target cannot show ${capability}`)
    this.name = 'NotOffered'
    this.capability = capability
  }
}

/** A policy that something got its rights from. AWS's own managed policies have the account `aws` in their ARN. */
export interface PolicySource {
  readonly kind: 'managed' | 'inline' | 'boundary' | 'resource' | 'root'
  /** The policy's name; for an inline policy, its name in the user or group that holds it. */
  readonly name: string
  readonly arn?: string
}

/** What happens when a principal asks for an action. */
export interface Decision extends Founded {
  readonly action: string
  readonly resource: string
  readonly allowed: boolean
  readonly denied: boolean
  /** A statement forbids it, rather than no statement allowing it. */
  readonly forbidden: boolean
  /** One clause in words: "AdministratorAccess allows it". */
  readonly because: string
  /** The policies whose statements decided; empty when nothing allows it. */
  readonly by: readonly PolicySource[]
}

export interface Asking {
  /** An ARN; without it, `*`. */
  readonly resource?: string
  /** Condition keys and their values: `{ 'aws:MultiFactorAuthPresent': 'true' }`. */
  readonly context?: Readonly<Record<string, string | readonly string[]>>
}

export interface ManagedPolicyRef {
  readonly name: string
  readonly arn: string
}

export interface Group extends Founded {
  readonly name: string
  readonly arn: string
  managedPolicies(): Promise<readonly ManagedPolicyRef[]>
  /** Names of the policies written into the group. */
  inlinePolicies(): Promise<readonly string[]>
  /** Friendly names of its members. */
  members(): Promise<readonly string[]>
  /** What a member may do who has nothing but this group. */
  can(action: string, asking?: Asking): Promise<Decision>
}

export interface User extends Founded {
  /** The friendly name, in the case in which it was made. */
  readonly name: string
  readonly arn: string
  /** `AIDA…`, never used again. */
  readonly id: string
  readonly path: string
  readonly createdAt: Date
  /** Attached to the user directly, not by a group. */
  managedPolicies(): Promise<readonly ManagedPolicyRef[]>
  /** Names of the policies written into the user. */
  inlinePolicies(): Promise<readonly string[]>
  groups(): Promise<readonly Group[]>
  can(action: string, asking?: Asking): Promise<Decision>
}

export interface Bucket extends Founded {
  readonly name: string
}

/** One request that reached the account. */
export interface ActivityEntry extends Founded {
  readonly at: Date
  /** ARN, or `anonymous`. */
  readonly principal: string
  readonly action: string
  readonly outcome: 'allowed' | 'denied' | 'failed'
}

/** Requests that reached the account, newest first: the basis of "prove it as dana". */
export interface ActivityLog {
  readonly entries: readonly ActivityEntry[]
  /** Those of one principal: a user of the account, or an ARN. */
  by(principal: User | string): ActivityLog
  /** The newest request for this action with this outcome. */
  latest(action: string, outcome: ActivityEntry['outcome']): ActivityEntry | undefined
}

export interface Account {
  readonly id: string
  has(capability: Capability): boolean
  users(): Promise<readonly User[]>
  /** By its exact friendly name. */
  user(name: string): Promise<User | undefined>
  /** Users to whom a managed policy is attached directly: by its name, or by its ARN. */
  usersWith(policy: string): Promise<readonly User[]>
  groups(): Promise<readonly Group[]>
  /** By its exact friendly name. */
  group(name: string): Promise<Group | undefined>
  buckets(): Promise<readonly Bucket[]>
  /** Throws {@link NotOffered} where the target keeps none. */
  activity(): Promise<ActivityLog>
  /** What AWS has no API for. Throws {@link NotOffered} everywhere but on the sandbox. */
  consoleSettings(): Promise<Readonly<Record<string, unknown>>>
}
