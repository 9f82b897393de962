import { defineOperation } from '../../../../operation.ts'
import { bucketArn, validBucketName } from '../../buckets.ts'
import { buckets } from '../../entities.ts'
import { bucketAlreadyExists, bucketAlreadyOwnedByYou, incompatibleLocation, invalidLocation } from '../../errors.ts'

interface Input {
  Bucket: string
  CreateBucketConfiguration?: { LocationConstraint?: string }
}

/** The Region without a name: its endpoint makes buckets anywhere, and there it is no error to make one's own again. */
const CLASSIC_REGION = 'us-east-1'

export const createBucket = defineOperation<Input>({
  service: 's3',
  name: 'CreateBucket',
  access: 'Write',
  validate: ({ input }) => validBucketName(input.Bucket),
  authorise: ({ input, account }) => {
    const constraint = input.CreateBucketConfiguration?.LocationConstraint
    return {
      action: 's3:CreateBucket',
      resource: bucketArn(input.Bucket),
      resourceAccount: account,
      ...(constraint && { context: { 's3:locationconstraint': constraint } }),
    }
  },
  execute(call) {
    const { Bucket: name, CreateBucketConfiguration } = call.input
    const constraint = CreateBucketConfiguration?.LocationConstraint || undefined
    if (constraint === CLASSIC_REGION) throw invalidLocation(constraint)
    if (call.region !== CLASSIC_REGION && constraint !== call.region)
      throw incompatibleLocation(constraint ?? 'unspecified')
    const region = constraint === 'EU' ? 'eu-west-1' : (constraint ?? CLASSIC_REGION)
    const answer = {
      Location: region === CLASSIC_REGION ? `/${name}` : `http://${name}.s3.amazonaws.com/`,
      BucketArn: bucketArn(name),
    }
    const present = call.table(buckets).get(name)
    if (present && present.account !== call.account) throw bucketAlreadyExists(name)
    if (present && region === CLASSIC_REGION && present.region === CLASSIC_REGION) return answer
    if (present) throw bucketAlreadyOwnedByYou(name)
    call.table(buckets).put({ name, account: call.account, region, createDate: call.now })
    return answer
  },
})
