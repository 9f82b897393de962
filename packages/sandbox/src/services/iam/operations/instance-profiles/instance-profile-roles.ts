import { defineOperation } from '../../../../operation.ts'
import { instanceProfiles } from '../../entities/instance-profiles.ts'
import { noSuchEntity } from '../../errors.ts'
import { existingInstanceProfile, instanceProfileCheck } from '../../instance-profiles.ts'
import { withinQuota } from '../../quotas.ts'
import { modifiableRole, passRoleCheck } from '../../roles.ts'

interface Input {
  InstanceProfileName: string
  RoleName: string
}

export const addRoleToInstanceProfile = defineOperation<Input, undefined>({
  service: 'iam',
  name: 'AddRoleToInstanceProfile',
  access: 'Write',
  // Whoever could put any role into a profile could hand it to an instance of theirs: so AWS wants PassRole already here.
  authorise: (call) => [
    instanceProfileCheck(call, 'iam:AddRoleToInstanceProfile', call.input.InstanceProfileName),
    passRoleCheck(call, call.input.RoleName, 'ec2.amazonaws.com'),
  ],
  execute(call) {
    const profile = existingInstanceProfile(call, call.input.InstanceProfileName)
    const role = modifiableRole(call, call.input.RoleName)
    withinQuota('InstanceSessionsPerInstanceProfile', profile.roles.length)
    call.table(instanceProfiles).put({ ...profile, roles: [...profile.roles, role.roleId] })
  },
})

export const removeRoleFromInstanceProfile = defineOperation<Input, undefined>({
  service: 'iam',
  name: 'RemoveRoleFromInstanceProfile',
  access: 'Write',
  authorise: (call) => instanceProfileCheck(call, 'iam:RemoveRoleFromInstanceProfile', call.input.InstanceProfileName),
  execute(call) {
    const profile = existingInstanceProfile(call, call.input.InstanceProfileName)
    const role = modifiableRole(call, call.input.RoleName)
    if (!profile.roles.includes(role.roleId))
      throw noSuchEntity(`Role ${role.roleName} in Instance Profile ${profile.instanceProfileName} cannot be found.`)
    call.table(instanceProfiles).put({ ...profile, roles: profile.roles.filter((id) => id !== role.roleId) })
  },
})
