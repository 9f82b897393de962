/** What a principal may do, and which policies say so. */
import type { Founded } from './basis.ts'

/** A policy that something got its rights from. AWS's own managed policies have the account `aws` in their ARN. */
export interface PolicySource {
  readonly kind: 'managed' | 'inline' | 'boundary' | 'session' | 'resource' | 'trust' | 'root'
  /** The policy's name; for an inline policy, its name in the user, group or role that holds it. */
  readonly name: string
  readonly arn?: string
  /** ARN or name of who holds it: the user, the group it comes through, the role. */
  readonly attachedTo?: string
  /** `Sid` of the statement that decided, where it has one. */
  readonly sid?: string
}

/** The kind of policy that decided; `identity` also when nothing of the principal's own allows it. */
export type DecidingLayer =
  | 'root'
  | 'identity'
  | 'boundary'
  | 'session'
  | 'resource'
  | 'trust'
  | 'scp'
  | 'rcp'
  | 'vpc-endpoint'
  | 'credentials'

/** What happens when a principal asks for an action. */
export interface Decision extends Founded {
  readonly action: string
  readonly resource: string
  readonly allowed: boolean
  readonly denied: boolean
  /** A statement forbids it, rather than no statement allowing it. */
  readonly forbidden: boolean
  readonly layer: DecidingLayer
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
  /**
   * Whether the resource's own policy is weighed too, as AWS would: a bucket's, a topic's, a role's trust. Default true
   * where the resource is in this account; `false` asks what the principal's own policies amount to.
   */
  readonly resourcePolicy?: boolean
}
