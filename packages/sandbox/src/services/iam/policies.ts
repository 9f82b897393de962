import { AwsError } from '../../aws-error.ts'
import type { Call } from '../../call.ts'
import { AWS_MANAGED } from '../../managed-policies/managed-policies.ts'
import type { Check } from '../../operation.ts'
import { type ManagedPolicy, policies } from './entities.ts'
import { noSuchEntity, noSuchPolicy } from './errors.ts'
import { type AnyManagedPolicy, AWS_OWNER, findPolicy, policyArn } from './managed.ts'
import { resourceTagContext } from './tags.ts'

/** What operations on a managed policy ask. A denial names it as the request does: `policy arn:…`. */
export function policyCheck(call: Call, action: string, arn: string, context: Check['context'] = {}): Check {
  return {
    action,
    resource: arn,
    shown: `policy ${arn}`,
    context: {
      ...resourceTagContext(findPolicy(call, arn)?.tags),
      ...(arn.startsWith(AWS_MANAGED) && { 'aws:ResourceAccount': AWS_OWNER }),
      ...context,
    },
    // Of AWS's own policies the caller's policies alone decide. Another account's are out of reach.
    ...(arn.startsWith(AWS_MANAGED) && { resourceAccount: call.account }),
  }
}

/**
 * @param missing says that there is none: the operations differ in how
 * @throws AwsError ValidationError for what is no policy's ARN, NoSuchEntity
 */
export function existingPolicy(call: Call, arn: string, missing = noSuchPolicy): AnyManagedPolicy {
  const policy = findPolicy(call, policyArn(arn))
  if (!policy) throw missing(arn)
  return policy
}

/**
 * A policy of the account's own, to be changed.
 * @param changing what is done to it, in AWS's words (recorded in 2026: radkawar/stackd, `immutability`)
 * @throws AwsError NoSuchEntity; AccessDenied for AWS's policies, which nobody but AWS may change
 */
export function ownPolicy(call: Call, arn: string, changing: Change): ManagedPolicy {
  policyArn(arn)
  if (arn.startsWith(AWS_MANAGED))
    throw new AwsError('AccessDenied', 403, `Cannot ${changing} outside your own account.`)
  const policy = call.table(policies).by('arn', arn)[0]
  if (!policy) throw noSuchPolicy(arn)
  return policy
}

type Change =
  | 'delete policies'
  | 'update policies'
  | 'create versions for policies'
  | 'delete policy versions for policies'

/** AWS says the same of a version that does not exist and of a policy that does not, and it says "attachable". */
export const noSuchVersion = (arn: string, version: string): AwsError =>
  noSuchEntity(`Policy ${arn} version ${version} does not exist or is not attachable.`)
