/** Policies as documents, and as things of the account. */
import type { Founded } from './basis.ts'

/** One statement, its elements as they are written. */
export interface Statement {
  readonly Sid?: string
  readonly Effect: 'Allow' | 'Deny'
  readonly Principal?: '*' | Readonly<Record<string, string | readonly string[]>>
  readonly NotPrincipal?: '*' | Readonly<Record<string, string | readonly string[]>>
  readonly Action?: string | readonly string[]
  readonly NotAction?: string | readonly string[]
  readonly Resource?: string | readonly string[]
  readonly NotResource?: string | readonly string[]
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, string | readonly string[]>>>>
}

/** A policy's JSON. `Statement` is a list here, also where the text has a single one. */
export interface PolicyDocument {
  readonly Version?: string
  readonly Id?: string
  readonly Statement: readonly Statement[]
}

export interface ManagedPolicyRef {
  readonly name: string
  readonly arn: string
}

export interface PolicyVersion {
  /** `v1` */
  readonly id: string
  readonly isDefault: boolean
  readonly createdAt: Date
}

/** A customer-managed policy. */
export interface Policy extends Founded {
  readonly name: string
  readonly arn: string
  readonly path: string
  readonly createdAt: Date
  readonly defaultVersionId: string
  readonly attachmentCount: number
  /** Of the default version. */
  document(): Promise<PolicyDocument>
  versions(): Promise<readonly PolicyVersion[]>
  /** Friendly names; `boundaryOf` has users and roles that it limits. */
  attachedTo(): Promise<{
    readonly users: readonly string[]
    readonly groups: readonly string[]
    readonly roles: readonly string[]
    readonly boundaryOf: readonly string[]
  }>
}
