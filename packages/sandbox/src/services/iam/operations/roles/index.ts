import type { Operation } from '../../../../operation.ts'
import { attachRolePolicy, detachRolePolicy, listAttachedRolePolicies } from './attached-role-policies.ts'
import { createRole } from './create-role.ts'
import { deleteRole } from './delete-role.ts'
import { getRole } from './get-role.ts'
import { listRoles } from './list-roles.ts'
import { deleteRolePermissionsBoundary, putRolePermissionsBoundary } from './role-permissions-boundary.ts'
import { deleteRolePolicy, getRolePolicy, listRolePolicies, putRolePolicy } from './role-policies.ts'
import { roleTagOperations } from './role-tags.ts'
import {
  createServiceLinkedRole,
  deleteServiceLinkedRole,
  getServiceLinkedRoleDeletionStatus,
} from './service-linked-roles.ts'
import { updateAssumeRolePolicy } from './update-assume-role-policy.ts'
import { updateRole } from './update-role.ts'
import { updateRoleDescription } from './update-role-description.ts'

export const roleOperations: readonly Operation[] = [
  attachRolePolicy,
  createRole,
  createServiceLinkedRole,
  deleteRole,
  deleteRolePermissionsBoundary,
  deleteRolePolicy,
  deleteServiceLinkedRole,
  detachRolePolicy,
  getRole,
  getRolePolicy,
  getServiceLinkedRoleDeletionStatus,
  listAttachedRolePolicies,
  listRolePolicies,
  listRoles,
  ...roleTagOperations,
  putRolePermissionsBoundary,
  putRolePolicy,
  updateAssumeRolePolicy,
  updateRole,
  updateRoleDescription,
]
