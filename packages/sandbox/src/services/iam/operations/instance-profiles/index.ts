import type { Operation } from '../../../../operation.ts'
import { createInstanceProfile } from './create-instance-profile.ts'
import { deleteInstanceProfile } from './delete-instance-profile.ts'
import { getInstanceProfile } from './get-instance-profile.ts'
import { addRoleToInstanceProfile, removeRoleFromInstanceProfile } from './instance-profile-roles.ts'
import { instanceProfileTagOperations } from './instance-profile-tags.ts'
import { listInstanceProfiles, listInstanceProfilesForRole } from './list-instance-profiles.ts'

export const instanceProfileOperations: readonly Operation[] = [
  addRoleToInstanceProfile,
  createInstanceProfile,
  deleteInstanceProfile,
  getInstanceProfile,
  ...instanceProfileTagOperations,
  listInstanceProfiles,
  listInstanceProfilesForRole,
  removeRoleFromInstanceProfile,
]
