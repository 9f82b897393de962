import { AwsError } from '../../../../aws-error.ts'
import type { Call } from '../../../../call.ts'
import { defineOperation } from '../../../../operation.ts'
import { type AclInput, asksForAcl, grantsOf, isOwnersAlone, isPublicGrant, ownershipOf } from '../../access/acl.ts'
import { blockOf, SETTINGS } from '../../access/public-access.ts'
import { headerKeys } from '../../access/request-keys.ts'
import { bucketArn, validBucketName, validNamespace } from '../../buckets.ts'
import { type Bucket, buckets, type ObjectOwnership, type Tag } from '../../entities.ts'
import { bucketAlreadyExists, bucketAlreadyOwnedByYou, incompatibleLocation, invalidLocation } from '../../errors.ts'
import { MOST_BUCKET_TAGS, validTags } from '../../tags.ts'
import { aclWithEnforcedOwner } from '../configurations/ownership-controls.ts'

interface Input extends AclInput {
  Bucket: string
  BucketNamespace?: string
  ObjectOwnership?: ObjectOwnership
  CreateBucketConfiguration?: { LocationConstraint?: string; Tags?: Tag[] }
}

/** The Region without a name: its endpoint makes buckets anywhere, and there it is no error to make one's own again. */
const CLASSIC_REGION = 'us-east-1'

const regionOf = (constraint: string | undefined): string =>
  constraint === 'EU' ? 'eu-west-1' : constraint || CLASSIC_REGION

export const createBucket = defineOperation<Input>({
  service: 's3',
  name: 'CreateBucket',
  access: 'Write',
  validate({ input, account }) {
    validBucketName(input.Bucket)
    const region = regionOf(input.CreateBucketConfiguration?.LocationConstraint)
    validNamespace(input.Bucket, input.BucketNamespace, account, region)
    validTags(input.CreateBucketConfiguration?.Tags ?? [], MOST_BUCKET_TAGS)
  },
  authorise(call) {
    const { Bucket, CreateBucketConfiguration, ObjectOwnership } = call.input
    const { LocationConstraint, Tags = [] } = CreateBucketConfiguration ?? {}
    const check = (action: string) => ({
      action,
      resource: bucketArn(Bucket),
      resourceAccount: call.account,
      context: {
        ...headerKeys(call),
        ...(LocationConstraint && { 's3:locationconstraint': LocationConstraint }),
        ...(Tags.length > 0 && {
          ...Object.fromEntries(Tags.map(({ Key, Value }) => [`aws:RequestTag/${Key}`, Value])),
          'aws:TagKeys': Tags.map(({ Key }) => Key),
        }),
      },
    })
    return [
      check('s3:CreateBucket'),
      ...(asksForAcl(call.input) ? [check('s3:PutBucketAcl')] : []),
      ...(ObjectOwnership !== undefined ? [check('s3:PutBucketOwnershipControls')] : []),
      ...(Tags.length > 0 ? [check('s3:TagResource')] : []),
    ]
  },
  execute(call) {
    const { Bucket: name, CreateBucketConfiguration, ObjectOwnership } = call.input
    const constraint = CreateBucketConfiguration?.LocationConstraint || undefined
    if (constraint === CLASSIC_REGION) throw invalidLocation(constraint)
    if (call.region !== CLASSIC_REGION && constraint !== call.region)
      throw incompatibleLocation(constraint ?? 'unspecified')
    const region = regionOf(constraint)
    const answer = {
      Location: region === CLASSIC_REGION ? `/${name}` : `http://${name}.s3.amazonaws.com/`,
      BucketArn: bucketArn(name),
    }
    const present = call.table(buckets).get(name)
    if (present && present.account !== call.account) throw bucketAlreadyExists(name)
    if (present && !(region === CLASSIC_REGION && madeAlike(present, call.input))) throw bucketAlreadyOwnedByYou(name)
    if (present) {
      const { acl: _, ...kept } = present
      call.table(buckets).put({ ...kept, ...aclOf(call) })
      return answer
    }
    const tags = CreateBucketConfiguration?.Tags
    call.table(buckets).put({
      name,
      account: call.account,
      region,
      createDate: call.now,
      ...(ObjectOwnership && { ownership: ObjectOwnership }),
      ...aclOf(call),
      ...(tags?.length && { tags }),
    })
    return answer
  },
})

/**
 * Whether one's own bucket may be made again, which gives it a new ACL and nothing else
 * (recorded on AWS in 2026: radkawar/stackd, testdata/aws/s3/recreation_controls_replay.json).
 */
function madeAlike(present: Bucket, { ObjectOwnership, CreateBucketConfiguration }: Input): boolean {
  const ownership = present.ownership === null || ownershipOf(present) === (ObjectOwnership ?? 'BucketOwnerEnforced')
  const block = blockOf(present)
  const blocked = !block || SETTINGS.every((setting) => block[setting])
  return present.region === CLASSIC_REGION && ownership && blocked && !CreateBucketConfiguration?.Tags?.length
}

/** New buckets take no ACL but the owner's, unless they say so; and none that is public. */
function aclOf(call: Call<Input>): Pick<Bucket, 'acl'> {
  const { Bucket: name, ObjectOwnership = 'BucketOwnerEnforced' } = call.input
  const acl = grantsOf(call, call.input, call.account, call.account)
  if (!acl || isOwnersAlone(call, acl, call.account)) return {}
  if (ObjectOwnership === 'BucketOwnerEnforced') throw aclWithEnforcedOwner(name)
  if (acl.some(isPublicGrant))
    throw new AwsError(
      'InvalidBucketAclWithBlockPublicAccessError',
      400,
      'Bucket cannot have public ACLs set with BlockPublicAccess enabled',
      { BucketName: name },
    )
  return { acl }
}
