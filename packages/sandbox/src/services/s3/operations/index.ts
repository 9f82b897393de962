import type { Operation } from '../../../operation.ts'
import { createBucket } from './create-bucket.ts'
import { deleteBucket } from './delete-bucket.ts'
import { listBuckets } from './list-buckets.ts'

/** Every operation of S3 that is offered. */
export const s3Operations: readonly Operation[] = [createBucket, deleteBucket, listBuckets]
