import type { Operation } from '../../../operation.ts'
import { createBucket } from './buckets/create-bucket.ts'
import { deleteBucket } from './buckets/delete-bucket.ts'
import { getBucketLocation } from './buckets/get-bucket-location.ts'
import { headBucket } from './buckets/head-bucket.ts'
import { listBuckets } from './buckets/list-buckets.ts'
import { listObjectVersions } from './listing/list-object-versions.ts'
import { listObjects, listObjectsV2 } from './listing/list-objects.ts'
import { deleteObject } from './objects/delete-object.ts'
import { deleteObjects } from './objects/delete-objects.ts'
import { getObject, headObject } from './objects/get-object.ts'
import { putObject } from './objects/put-object.ts'

/** Every operation of S3 that is offered. */
export const s3Operations: readonly Operation[] = [
  createBucket,
  deleteBucket,
  deleteObject,
  deleteObjects,
  getBucketLocation,
  getObject,
  headBucket,
  headObject,
  listBuckets,
  listObjects,
  listObjectsV2,
  listObjectVersions,
  putObject,
]
