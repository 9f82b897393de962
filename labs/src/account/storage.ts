/** Things that hold data: buckets and tables. */
import type { Founded } from './basis.ts'
import type { PolicyDocument } from './policy.ts'

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
