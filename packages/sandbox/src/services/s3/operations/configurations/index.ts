import type { Operation } from '../../../../operation.ts'
import { getBucketAcl, putBucketAcl } from './bucket-acl.ts'
import { deleteBucketTagging, getBucketTagging, putBucketTagging } from './bucket-tagging.ts'
import { documentOperations } from './documents.ts'
import { deleteBucketEncryption, getBucketEncryption, putBucketEncryption } from './encryption.ts'
import { neverSetOperations } from './never-set.ts'
import {
  deleteBucketOwnershipControls,
  getBucketOwnershipControls,
  putBucketOwnershipControls,
} from './ownership-controls.ts'
import { deleteBucketPolicy, getBucketPolicy, getBucketPolicyStatus, putBucketPolicy } from './policy.ts'
import { deletePublicAccessBlock, getPublicAccessBlock, putPublicAccessBlock } from './public-access-block.ts'
import { getBucketVersioning, putBucketVersioning } from './versioning.ts'

export const configurationOperations: readonly Operation[] = [
  deleteBucketEncryption,
  deleteBucketOwnershipControls,
  deleteBucketPolicy,
  deleteBucketTagging,
  deletePublicAccessBlock,
  getBucketAcl,
  getBucketEncryption,
  getBucketOwnershipControls,
  getBucketPolicy,
  getBucketPolicyStatus,
  getBucketTagging,
  getBucketVersioning,
  getPublicAccessBlock,
  putBucketAcl,
  putBucketEncryption,
  putBucketOwnershipControls,
  putBucketPolicy,
  putBucketTagging,
  putBucketVersioning,
  putPublicAccessBlock,
  ...documentOperations,
  ...neverSetOperations,
]
