import { AwsError } from '../../../../aws-error.ts'
import { bucketCheck } from '../../access/checks.ts'
import { blockOf, SETTINGS } from '../../access/public-access.ts'
import { defineBucketOperation, existingBucket } from '../../buckets.ts'
import { buckets, type PublicAccessBlock } from '../../entities.ts'
import { invalidRequest } from '../../errors.ts'
import { checkSmallBody } from '../../objects/small-body.ts'

interface Input {
  Bucket: string
}

/**
 * Settings that are left out are off; one has to be given.
 * @throws AwsError InvalidRequest
 */
export function completeBlock(given: Partial<PublicAccessBlock>): PublicAccessBlock {
  if (SETTINGS.every((setting) => given[setting] === undefined))
    throw invalidRequest('Must specify at least one configuration.')
  return Object.fromEntries(SETTINGS.map((setting) => [setting, given[setting] ?? false])) as PublicAccessBlock
}

export const putPublicAccessBlock = defineBucketOperation<
  Input & { PublicAccessBlockConfiguration: Partial<PublicAccessBlock> },
  undefined
>({
  name: 'PutPublicAccessBlock',
  access: 'Permissions management',
  validate: (call) => checkSmallBody(call, { required: false }),
  authorise: (call) => bucketCheck(call, 's3:PutBucketPublicAccessBlock', call.input.Bucket),
  execute(call) {
    const bucket = existingBucket(call, call.input.Bucket)
    const publicAccessBlock = completeBlock(call.input.PublicAccessBlockConfiguration)
    call.table(buckets).put({ ...bucket, publicAccessBlock })
  },
})

export const getPublicAccessBlock = defineBucketOperation<Input>({
  name: 'GetPublicAccessBlock',
  access: 'Read',
  authorise: (call) => bucketCheck(call, 's3:GetBucketPublicAccessBlock', call.input.Bucket),
  execute(call) {
    const bucket = existingBucket(call, call.input.Bucket)
    const block = blockOf(bucket)
    if (!block)
      throw new AwsError(
        'NoSuchPublicAccessBlockConfiguration',
        404,
        'The public access block configuration was not found',
        { BucketName: bucket.name },
      )
    return { PublicAccessBlockConfiguration: { ...block } }
  },
})

export const deletePublicAccessBlock = defineBucketOperation<Input, undefined>({
  name: 'DeletePublicAccessBlock',
  access: 'Permissions management',
  authorise: (call) => bucketCheck(call, 's3:PutBucketPublicAccessBlock', call.input.Bucket),
  execute(call) {
    call.table(buckets).put({ ...existingBucket(call, call.input.Bucket), publicAccessBlock: null })
  },
})
