import { type IamData, loadIamData } from '@first-line/policy/iam-data'
import { AwsError } from '../../../../aws-error.ts'
import type { Call } from '../../../../call.ts'
import { bucketCheck } from '../../access/checks.ts'
import { isBlocked } from '../../access/public-access.ts'
import { isPublicPolicy } from '../../access/public-policy.ts'
import { storedPolicy } from '../../access/stored-policy.ts'
import { bucketArn, defineBucketOperation, existingBucket } from '../../buckets.ts'
import { buckets } from '../../entities.ts'
import { checkSmallBody } from '../../objects/small-body.ts'

interface Input {
  Bucket: string
}

const noSuchPolicy = (name: string) =>
  new AwsError('NoSuchBucketPolicy', 404, 'The bucket policy does not exist', { BucketName: name })

/**
 * Only the owner's account manages a bucket's policy; whoever else is let through by it is told that they may not
 * (S3 API Reference, *PutBucketPolicy*).
 */
function mustOwn(call: Call, name: string): void {
  if (call.caller.kind === 'reader' || existingBucket(call, name).account === call.account) return
  throw new AwsError('MethodNotAllowed', 405, 'The specified method is not allowed against this resource.', {
    Method: call.message.request.method,
    ResourceType: 'BUCKETPOLICY',
  })
}

export const putBucketPolicy = defineBucketOperation<Input & { Policy: string }, undefined, IamData>({
  name: 'PutBucketPolicy',
  access: 'Permissions management',
  validate: (call) => checkSmallBody(call, { required: false }),
  authorise: (call) => bucketCheck(call, 's3:PutBucketPolicy', call.input.Bucket),
  receive: () => loadIamData(),
  execute(call, data) {
    const { Bucket } = call.input
    mustOwn(call, Bucket)
    const policy = storedPolicy(call, Bucket, call.input.Policy, data)
    const bucket = existingBucket(call, Bucket)
    if (isPublicPolicy(policy) && isBlocked(call, bucket, 'BlockPublicPolicy'))
      // As recorded in 2026; until 2025: `… are blocked by the BlockPublicPolicy block public access setting.`
      throw new AwsError(
        'AccessDenied',
        403,
        `User: ${call.caller.arn} is not authorized to perform: s3:PutBucketPolicy on resource: "${bucketArn(Bucket)}" because public policies are prevented by the BlockPublicPolicy setting in S3 Block Public Access.`,
      )
    call.table(buckets).put({ ...bucket, policy })
    call.answer({}, 204)
  },
})

export const getBucketPolicy = defineBucketOperation<Input>({
  name: 'GetBucketPolicy',
  access: 'Read',
  authorise: (call) => bucketCheck(call, 's3:GetBucketPolicy', call.input.Bucket),
  execute(call) {
    mustOwn(call, call.input.Bucket)
    const { name, policy } = existingBucket(call, call.input.Bucket)
    if (policy === undefined) throw noSuchPolicy(name)
    return { Policy: policy }
  },
})

export const deleteBucketPolicy = defineBucketOperation<Input, undefined>({
  name: 'DeleteBucketPolicy',
  access: 'Permissions management',
  authorise: (call) => bucketCheck(call, 's3:DeleteBucketPolicy', call.input.Bucket),
  execute(call) {
    mustOwn(call, call.input.Bucket)
    const { policy: _, ...bucket } = existingBucket(call, call.input.Bucket)
    call.table(buckets).put(bucket)
  },
})

export const getBucketPolicyStatus = defineBucketOperation<Input>({
  name: 'GetBucketPolicyStatus',
  access: 'Read',
  authorise: (call) => bucketCheck(call, 's3:GetBucketPolicyStatus', call.input.Bucket),
  execute(call) {
    const { name, policy } = existingBucket(call, call.input.Bucket)
    if (policy === undefined) throw noSuchPolicy(name)
    return { PolicyStatus: { IsPublic: isPublicPolicy(policy) } }
  },
})
