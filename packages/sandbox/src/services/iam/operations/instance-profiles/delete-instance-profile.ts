import { defineOperation } from '../../../../operation.ts'
import { instanceProfiles } from '../../entities/instance-profiles.ts'
import { deleteConflict } from '../../errors.ts'
import { existingInstanceProfile, instanceProfileCheck } from '../../instance-profiles.ts'

export const deleteInstanceProfile = defineOperation<{ InstanceProfileName: string }, undefined>({
  service: 'iam',
  name: 'DeleteInstanceProfile',
  access: 'Write',
  authorise: (call) => instanceProfileCheck(call, 'iam:DeleteInstanceProfile', call.input.InstanceProfileName),
  execute(call) {
    const profile = existingInstanceProfile(call, call.input.InstanceProfileName)
    if (profile.roles.length > 0)
      throw deleteConflict('Cannot delete entity, must remove roles from instance profile first.')
    call.table(instanceProfiles).delete(instanceProfiles.key(profile))
  },
})
