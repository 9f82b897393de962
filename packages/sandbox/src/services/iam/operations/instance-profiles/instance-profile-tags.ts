import { instanceProfiles } from '../../entities/instance-profiles.ts'
import { existingInstanceProfile, instanceProfileCheck } from '../../instance-profiles.ts'
import { tagOperations } from '../../tagging.ts'

export const instanceProfileTagOperations = tagOperations<{ InstanceProfileName: string }>({
  tag: 'TagInstanceProfile',
  untag: 'UntagInstanceProfile',
  list: 'ListInstanceProfileTags',
  keys: 'case-sensitive',
  check: (call, action, context) => instanceProfileCheck(call, action, call.input.InstanceProfileName, context),
  read: (call) => existingInstanceProfile(call, call.input.InstanceProfileName).tags,
  write: (call, tags) =>
    call.table(instanceProfiles).put({ ...existingInstanceProfile(call, call.input.InstanceProfileName), tags }),
})
