import type { Operation } from '../../../operation.ts'
import { attachUserPolicy } from './attach-user-policy.ts'
import { createAccessKey } from './create-access-key.ts'
import { createPolicy } from './create-policy.ts'
import { createUser } from './create-user.ts'
import { deleteAccessKey } from './delete-access-key.ts'
import { deleteUser } from './delete-user.ts'
import { detachUserPolicy } from './detach-user-policy.ts'
import { getPolicy } from './get-policy.ts'
import { getPolicyVersion } from './get-policy-version.ts'
import { getUser } from './get-user.ts'
import { listAccessKeys } from './list-access-keys.ts'
import { listAttachedUserPolicies } from './list-attached-user-policies.ts'
import { listUsers } from './list-users.ts'
import { putUserPolicy } from './put-user-policy.ts'
import { updateAccessKey } from './update-access-key.ts'

/** Every operation of IAM that is offered. */
export const iamOperations: readonly Operation[] = [
  attachUserPolicy,
  createAccessKey,
  createPolicy,
  createUser,
  deleteAccessKey,
  deleteUser,
  detachUserPolicy,
  getPolicy,
  getPolicyVersion,
  getUser,
  listAccessKeys,
  listAttachedUserPolicies,
  listUsers,
  putUserPolicy,
  updateAccessKey,
]
