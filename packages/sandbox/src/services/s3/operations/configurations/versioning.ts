import { AwsError } from '../../../../aws-error.ts'
import { bucketCheck } from '../../access/checks.ts'
import { defineBucketOperation, existingBucket } from '../../buckets.ts'
import { buckets } from '../../entities.ts'
import { checkSmallBody } from '../../objects/small-body.ts'

interface Input {
  Bucket: string
}

export const putBucketVersioning = defineBucketOperation<
  Input & { VersioningConfiguration: { Status?: 'Enabled' | 'Suspended'; MFADelete?: string } },
  undefined
>({
  name: 'PutBucketVersioning',
  access: 'Write',
  validate: (call) => checkSmallBody(call, { required: false }),
  authorise: (call) => bucketCheck(call, 's3:PutBucketVersioning', call.input.Bucket),
  execute(call) {
    const { Status, MFADelete } = call.input.VersioningConfiguration
    if (Status === undefined)
      throw new AwsError('IllegalVersioningConfigurationException', 400, 'The Versioning element must be specified')
    if (MFADelete === 'Enabled')
      throw new AwsError('NotImplemented', 501, 'A header you provided implies functionality that is not implemented')
    call.table(buckets).put({ ...existingBucket(call, call.input.Bucket), versioning: Status })
  },
})

export const getBucketVersioning = defineBucketOperation<Input>({
  name: 'GetBucketVersioning',
  access: 'Read',
  authorise: (call) => bucketCheck(call, 's3:GetBucketVersioning', call.input.Bucket),
  execute(call) {
    const { versioning } = existingBucket(call, call.input.Bucket)
    return versioning === undefined ? {} : { Status: versioning }
  },
})
