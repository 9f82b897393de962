import { defineOperation } from '../../../../operation.ts'
import { existingInstanceProfile, instanceProfileCheck, instanceProfileOut } from '../../instance-profiles.ts'
import { allTagsOut } from '../../tagging.ts'

export const getInstanceProfile = defineOperation<{ InstanceProfileName: string }>({
  service: 'iam',
  name: 'GetInstanceProfile',
  access: 'Read',
  authorise: (call) => instanceProfileCheck(call, 'iam:GetInstanceProfile', call.input.InstanceProfileName),
  execute(call) {
    const profile = existingInstanceProfile(call, call.input.InstanceProfileName)
    return { InstanceProfile: { ...instanceProfileOut(call, profile), ...allTagsOut(profile.tags) } }
  },
})
