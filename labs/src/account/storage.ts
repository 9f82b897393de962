/** Things that hold data: buckets and tables. */
import type { Founded } from './basis.ts'
import type { Asking, Decision } from './decision.ts'
import type { PolicyDocument } from './policy.ts'
import type { Candidate } from './role.ts'

export interface BucketObject {
  readonly key: string
  readonly size: number
  readonly modifiedAt: Date
}

export interface Bucket extends Founded {
  readonly name: string
  readonly arn: string
  readonly region: string
  readonly createdAt: Date
  /** Of their newest versions; those whose key begins with `prefix`. */
  objects(prefix?: string): Promise<readonly BucketObject[]>
  policy(): Promise<PolicyDocument | undefined>
  /**
   * Whether somebody may do something with the bucket, or with the object whose ARN is `resource`: a principal of this
   * account by all its policies, others by the bucket's alone. The public access block is not weighed.
   */
  lets(candidate: Candidate, action: string, asking?: Asking): Promise<Decision>
  /** All four switches of the bucket's own public access block are on. */
  publicAccessBlocked(): Promise<boolean>
  tags(): Promise<Readonly<Record<string, string>>>
}

/** A DynamoDB table. */
export interface Table extends Founded {
  readonly name: string
  readonly arn: string
  /** `ACTIVE`, `CREATING` … */
  readonly status: string
}
