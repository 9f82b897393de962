import type { Call } from '../../../../call.ts'
import { AWS_MANAGED } from '../../../../managed-policies/managed-policies.ts'
import { policies } from '../../entities.ts'
import { invalidInput } from '../../errors.ts'
import { existingPolicy, ownPolicy, policyCheck } from '../../policies.ts'
import { tagOperations } from '../../tagging.ts'

interface Input {
  PolicyArn: string
}

/** @throws AwsError InvalidInput for AWS's own policies */
function taggable(call: Call<Input>) {
  const { PolicyArn } = call.input
  if (PolicyArn.startsWith(AWS_MANAGED)) throw invalidInput('Tags not supported for policies in this domain')
  return ownPolicy(call, PolicyArn, 'update policies')
}

export const policyTagOperations = tagOperations<Input>({
  tag: 'TagPolicy',
  untag: 'UntagPolicy',
  list: 'ListPolicyTags',
  keys: 'case-sensitive',
  check: (call, action, context) => policyCheck(call, action, call.input.PolicyArn, context),
  read: (call) => existingPolicy(call, call.input.PolicyArn).tags,
  write: (call, tags) => call.table(policies).put({ ...taggable(call), tags }),
})
