import type { CompiledPolicy } from '../compile/compiled-policy.ts'
import type { PolicyKind } from './document.ts'

/**
 * Every policy that applies to a request. An absent layer sets no limit; an empty list allows nothing.
 * A layer that may hold several policies allows when one of them does; of `scps` and `rcps` every level has to allow.
 */
export type PolicySet = {
  /** The principal's own: inline, attached, and of its groups (`attachedTo` names the group). For a federated user: its issuer's. */
  identity: readonly CompiledPolicy[]
  boundary?: CompiledPolicy
  /** Present for every GetFederationToken session (empty when no policy was passed), and for role sessions that were given some. */
  session?: readonly CompiledPolicy[]
  /** On the resource itself: bucket, key, topic, queue policies. */
  resource?: CompiledPolicy
  /** The resource's policy has to allow even in its own account, as a KMS key policy does. */
  resourceMustAllow?: boolean
  /** Of the role to be assumed: the resource policy of `sts:AssumeRole*`, which always has to allow. */
  trust?: CompiledPolicy
  /** Service control policies over the principal's account: organisation root, each OU, account. */
  scps?: readonly (readonly CompiledPolicy[])[]
  /** Resource control policies over the resource's account. AWS attaches RCPFullAWSAccess at every level. */
  rcps?: readonly (readonly CompiledPolicy[])[]
  vpcEndpoint?: CompiledPolicy
}

/**
 * What decided. `root`: the account's root needs no policy in its own account; `credentials`: STS limits what these
 * temporary credentials may call; otherwise the kind of policy.
 */
export type Layer = PolicyKind | 'root' | 'credentials'

/** Which policy, compactly. */
export type PolicyReference = {
  kind: PolicyKind
  arn?: string
  name?: string
  hash?: string
  /** ARN or name of the group or entity it comes through. */
  attachedTo?: string
}

/** A statement that decided: index into the policy's `Statement`. */
export type StatementReference = { policy: PolicyReference; statement: number; sid?: string }

/** What was decided, compact and JSON-serialisable. */
export type Decision =
  | { effect: 'allow'; layer: Layer; by: readonly StatementReference[] }
  | { effect: 'deny'; explicit: true; layer: PolicyKind; by: readonly StatementReference[] }
  | { effect: 'deny'; explicit: false; layer: Layer; by: readonly [] }
