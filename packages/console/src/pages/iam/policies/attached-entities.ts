import type { Holder } from '../permissions/holder.ts'

/** Output of ListEntitiesForPolicy. */
export interface Entities {
  PolicyUsers?: { UserName: string }[]
  PolicyGroups?: { GroupName: string }[]
  PolicyRoles?: { RoleName: string }[]
}

export const attachedEntities = ({ PolicyUsers = [], PolicyGroups = [], PolicyRoles = [] }: Entities): Holder[] => [
  ...PolicyUsers.map(({ UserName }) => ({ kind: 'User' as const, name: UserName })),
  ...PolicyGroups.map(({ GroupName }) => ({ kind: 'Group' as const, name: GroupName })),
  ...PolicyRoles.map(({ RoleName }) => ({ kind: 'Role' as const, name: RoleName })),
]
