import { AwsError } from '../../../../aws-error.ts'
import {
  type AclInput,
  aclOutput,
  aclsCount,
  grantsOf,
  isOwnersAlone,
  isPublicGrant,
  shownGrants,
} from '../../access/acl.ts'
import { bucketCheck } from '../../access/checks.ts'
import { isBlocked } from '../../access/public-access.ts'
import { headerKeys } from '../../access/request-keys.ts'
import { bucketArn, defineBucketOperation, existingBucket } from '../../buckets.ts'
import { buckets } from '../../entities.ts'
import { aclNotSupported } from '../../errors.ts'
import { missingAcl } from '../objects/object-acl.ts'

export const getBucketAcl = defineBucketOperation<{ Bucket: string }>({
  name: 'GetBucketAcl',
  access: 'Read',
  authorise: (call) => bucketCheck(call, 's3:GetBucketAcl', call.input.Bucket),
  execute(call) {
    const bucket = existingBucket(call, call.input.Bucket)
    return aclOutput(call, aclsCount(bucket) ? shownGrants(call, bucket, bucket.acl) : undefined, bucket.account)
  },
})

export const putBucketAcl = defineBucketOperation<{ Bucket: string } & AclInput, undefined>({
  name: 'PutBucketAcl',
  access: 'Permissions management',
  authorise: (call) => bucketCheck(call, 's3:PutBucketAcl', call.input.Bucket, headerKeys(call)),
  execute(call) {
    const bucket = existingBucket(call, call.input.Bucket)
    const acl = grantsOf(call, call.input, bucket.account, bucket.account)
    if (!acl) throw missingAcl()
    if (!aclsCount(bucket)) {
      // A document that says no more than that the owner owns it is taken.
      if (call.input.ACL !== undefined || !isOwnersAlone(call, acl, bucket.account)) throw aclNotSupported()
      return
    }
    if (acl.some(isPublicGrant) && isBlocked(call, bucket, 'BlockPublicAcls'))
      throw new AwsError(
        'AccessDenied',
        403,
        `User: ${call.caller.arn} is not authorized to perform: s3:PutBucketAcl on resource: "${bucketArn(bucket.name)}" because public access control lists (ACLs) are prevented by the BlockPublicAcls setting in S3 Block Public Access.`,
      )
    call.table(buckets).put({ ...bucket, acl })
  },
})
