import { AwsError } from '../../../../aws-error.ts'
import { isOwnersAlone } from '../../access/acl.ts'
import { bucketCheck } from '../../access/checks.ts'
import { headerKeys } from '../../access/request-keys.ts'
import { defineBucketOperation, existingBucket } from '../../buckets.ts'
import { buckets, type ObjectOwnership } from '../../entities.ts'
import { malformedXml } from '../../errors.ts'
import { checkSmallBody } from '../../objects/small-body.ts'

interface Input {
  Bucket: string
}

export const aclWithEnforcedOwner = (name: string) =>
  new AwsError(
    'InvalidBucketAclWithObjectOwnership',
    400,
    "Bucket cannot have ACLs set with ObjectOwnership's BucketOwnerEnforced setting",
    { BucketName: name },
  )

export const putBucketOwnershipControls = defineBucketOperation<
  Input & { OwnershipControls: { Rules: Array<{ ObjectOwnership: ObjectOwnership }> } },
  undefined
>({
  name: 'PutBucketOwnershipControls',
  access: 'Write',
  validate: (call) => checkSmallBody(call, { required: false }),
  authorise: (call) => bucketCheck(call, 's3:PutBucketOwnershipControls', call.input.Bucket, headerKeys(call)),
  execute(call) {
    const bucket = existingBucket(call, call.input.Bucket)
    const [rule, ...more] = call.input.OwnershipControls.Rules
    if (!rule || more.length > 0) throw malformedXml()
    const ownership = rule.ObjectOwnership
    if (ownership === 'BucketOwnerEnforced' && bucket.acl && !isOwnersAlone(call, bucket.acl, bucket.account))
      throw aclWithEnforcedOwner(bucket.name)
    call.table(buckets).put({ ...bucket, ownership })
  },
})

export const getBucketOwnershipControls = defineBucketOperation<Input>({
  name: 'GetBucketOwnershipControls',
  access: 'Read',
  authorise: (call) => bucketCheck(call, 's3:GetBucketOwnershipControls', call.input.Bucket),
  execute(call) {
    const { name, ownership } = existingBucket(call, call.input.Bucket)
    if (ownership === null)
      throw new AwsError('OwnershipControlsNotFoundError', 404, 'The bucket ownership controls were not found', {
        BucketName: name,
      })
    return { OwnershipControls: { Rules: [{ ObjectOwnership: ownership ?? 'BucketOwnerEnforced' }] } }
  },
})

export const deleteBucketOwnershipControls = defineBucketOperation<Input, undefined>({
  name: 'DeleteBucketOwnershipControls',
  access: 'Write',
  authorise: (call) => bucketCheck(call, 's3:PutBucketOwnershipControls', call.input.Bucket),
  execute(call) {
    call.table(buckets).put({ ...existingBucket(call, call.input.Bucket), ownership: null })
  },
})
