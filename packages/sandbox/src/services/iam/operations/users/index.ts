import type { Operation } from '../../../../operation.ts'
import { attachUserPolicy } from './attach-user-policy.ts'
import { createUser } from './create-user.ts'
import { deleteUser } from './delete-user.ts'
import { detachUserPolicy } from './detach-user-policy.ts'
import { getUser } from './get-user.ts'
import { listAttachedUserPolicies } from './list-attached-user-policies.ts'
import { listUsers } from './list-users.ts'
import { putUserPolicy } from './put-user-policy.ts'

export const userOperations: readonly Operation[] = [
  attachUserPolicy,
  createUser,
  deleteUser,
  detachUserPolicy,
  getUser,
  listAttachedUserPolicies,
  listUsers,
  putUserPolicy,
]
