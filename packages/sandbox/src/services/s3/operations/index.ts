import type { Operation } from '../../../operation.ts'
import { createBucket } from './buckets/create-bucket.ts'
import { deleteBucket } from './buckets/delete-bucket.ts'
import { getBucketLocation } from './buckets/get-bucket-location.ts'
import { headBucket } from './buckets/head-bucket.ts'
import { listBuckets } from './buckets/list-buckets.ts'
import { configurationOperations } from './configurations/index.ts'
import { listObjectVersions } from './listing/list-object-versions.ts'
import { listObjects, listObjectsV2 } from './listing/list-objects.ts'
import { abortMultipartUpload } from './multipart/abort-multipart-upload.ts'
import { completeMultipartUpload } from './multipart/complete-multipart-upload.ts'
import { createMultipartUpload } from './multipart/create-multipart-upload.ts'
import { listMultipartUploads } from './multipart/list-multipart-uploads.ts'
import { listParts } from './multipart/list-parts.ts'
import { uploadPart } from './multipart/upload-part.ts'
import { uploadPartCopy } from './multipart/upload-part-copy.ts'
import { copyObject } from './objects/copy-object.ts'
import { deleteObject } from './objects/delete-object.ts'
import { deleteObjects } from './objects/delete-objects.ts'
import { getObject, headObject } from './objects/get-object.ts'
import { getObjectAttributes } from './objects/get-object-attributes.ts'
import { getObjectAcl, putObjectAcl } from './objects/object-acl.ts'
import { deleteObjectTagging, getObjectTagging, putObjectTagging } from './objects/object-tagging.ts'
import { putObject } from './objects/put-object.ts'

/** Every operation of S3 that is offered. */
export const s3Operations: readonly Operation[] = [
  abortMultipartUpload,
  completeMultipartUpload,
  createMultipartUpload,
  listMultipartUploads,
  listParts,
  uploadPart,
  uploadPartCopy,
  copyObject,
  putObjectTagging,
  getObjectTagging,
  deleteObjectTagging,
  getObjectAcl,
  putObjectAcl,
  getObjectAttributes,
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
  ...configurationOperations,
]
