import { AwsError } from '../../../../aws-error.ts'
import { bucketCheck } from '../../access/checks.ts'
import { defineBucketOperation, existingBucket } from '../../buckets.ts'
import { buckets } from '../../entities.ts'
import { malformedXml } from '../../errors.ts'
import { checkSmallBody } from '../../objects/small-body.ts'

interface Input {
  Bucket: string
}

interface Rule {
  ApplyServerSideEncryptionByDefault?: { SSEAlgorithm: string; KMSMasterKeyID?: string }
  BucketKeyEnabled?: boolean
}

export const putBucketEncryption = defineBucketOperation<
  Input & { ServerSideEncryptionConfiguration: { Rules: Rule[] } },
  undefined
>({
  name: 'PutBucketEncryption',
  access: 'Write',
  validate: (call) => checkSmallBody(call, { required: false }),
  authorise: (call) => bucketCheck(call, 's3:PutEncryptionConfiguration', call.input.Bucket),
  execute(call) {
    const bucket = existingBucket(call, call.input.Bucket)
    const [rule, ...more] = call.input.ServerSideEncryptionConfiguration.Rules
    const byDefault = rule?.ApplyServerSideEncryptionByDefault
    if (!byDefault || more.length > 0) throw malformedXml()
    if (byDefault.KMSMasterKeyID !== undefined && !byDefault.SSEAlgorithm.startsWith('aws:kms'))
      throw new AwsError(
        'InvalidArgument',
        400,
        'a KMSMasterKeyID is not applicable if the default sse algorithm is not aws:kms or aws:kms:dsse',
        { ArgumentName: 'ApplyServerSideEncryptionByDefault' },
      )
    call.table(buckets).put({
      ...bucket,
      encryption: {
        algorithm: byDefault.SSEAlgorithm,
        ...(byDefault.KMSMasterKeyID !== undefined && { kmsKeyId: byDefault.KMSMasterKeyID }),
        ...(rule.BucketKeyEnabled !== undefined && { bucketKey: rule.BucketKeyEnabled }),
      },
    })
  },
})

/** Every bucket has one: without a rule of its own it is SSE-S3. */
export const getBucketEncryption = defineBucketOperation<Input>({
  name: 'GetBucketEncryption',
  access: 'Read',
  authorise: (call) => bucketCheck(call, 's3:GetEncryptionConfiguration', call.input.Bucket),
  execute(call) {
    const { encryption = { algorithm: 'AES256' } } = existingBucket(call, call.input.Bucket)
    return {
      ServerSideEncryptionConfiguration: {
        Rules: [
          {
            ApplyServerSideEncryptionByDefault: {
              SSEAlgorithm: encryption.algorithm,
              ...(encryption.kmsKeyId !== undefined && { KMSMasterKeyID: encryption.kmsKeyId }),
            },
            BucketKeyEnabled: encryption.bucketKey ?? false,
          },
        ],
      },
    }
  },
})

export const deleteBucketEncryption = defineBucketOperation<Input, undefined>({
  name: 'DeleteBucketEncryption',
  access: 'Write',
  authorise: (call) => bucketCheck(call, 's3:PutEncryptionConfiguration', call.input.Bucket),
  execute(call) {
    const { encryption: _, ...bucket } = existingBucket(call, call.input.Bucket)
    call.table(buckets).put(bucket)
  },
})
