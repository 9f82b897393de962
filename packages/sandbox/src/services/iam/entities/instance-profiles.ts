import { defineCollection } from '../../../world/collection.ts'
import type { Tag } from '../entities.ts'

/** What hands a role to EC2 instances. */
export interface InstanceProfile {
  instanceProfileName: string
  instanceProfileId: string
  path: string
  createDate: string
  /** Ids of roles; AWS allows one. */
  roles: readonly string[]
  tags: readonly Tag[]
}

export const instanceProfiles = defineCollection<InstanceProfile>()({
  name: 'iam:instance-profile',
  scope: 'account',
  key: (profile) => profile.instanceProfileName.toLowerCase(),
  indexes: { role: (profile) => profile.roles, id: (profile) => [profile.instanceProfileId] },
})
