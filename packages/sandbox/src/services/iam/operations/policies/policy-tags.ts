import { policies } from '../../entities.ts'
import { existingPolicy, ownPolicy, policyCheck } from '../../policies.ts'
import { tagOperations } from '../../tagging.ts'

export const policyTagOperations = tagOperations<{ PolicyArn: string }>({
  tag: 'TagPolicy',
  untag: 'UntagPolicy',
  list: 'ListPolicyTags',
  keys: 'case-sensitive',
  check: (call, action, context) => policyCheck(call, action, call.input.PolicyArn, context),
  read: (call) => existingPolicy(call, call.input.PolicyArn).tags,
  write: (call, tags) => call.table(policies).put({ ...ownPolicy(call, call.input.PolicyArn, 'iam:TagPolicy'), tags }),
})
