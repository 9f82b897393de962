import { defineCollection } from '../../world/collection.ts'

export interface Bucket {
  name: string
  /** The account that owns it. */
  account: string
  region: string
  /** ISO 8601. */
  createDate: string
  /** Text of the bucket policy. */
  policy?: string
}

/** Names of buckets are global on AWS; here they are unique in a world and unknown outside it. */
export const buckets = defineCollection<Bucket>()({
  name: 's3:bucket',
  scope: 'world',
  key: (bucket) => bucket.name,
  indexes: { account: (bucket) => [bucket.account] },
})

export const s3Collections = [buckets] as const
