import type { Operation } from '../../../../operation.ts'
import { createGroup } from './create-group.ts'
import { deleteGroup } from './delete-group.ts'
import { getGroup } from './get-group.ts'
import { addUserToGroup, listGroupsForUser, removeUserFromGroup } from './group-members.ts'
import {
  attachGroupPolicy,
  deleteGroupPolicy,
  detachGroupPolicy,
  getGroupPolicy,
  listAttachedGroupPolicies,
  listGroupPolicies,
  putGroupPolicy,
} from './group-policies.ts'
import { listGroups } from './list-groups.ts'
import { updateGroup } from './update-group.ts'

export const groupOperations: readonly Operation[] = [
  addUserToGroup,
  attachGroupPolicy,
  createGroup,
  deleteGroup,
  deleteGroupPolicy,
  detachGroupPolicy,
  getGroup,
  getGroupPolicy,
  listAttachedGroupPolicies,
  listGroupPolicies,
  listGroups,
  listGroupsForUser,
  putGroupPolicy,
  removeUserFromGroup,
  updateGroup,
]
