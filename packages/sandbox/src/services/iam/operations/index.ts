import type { Operation } from '../../../operation.ts'
import { accessKeyOperations } from './access-keys/index.ts'
import { createPolicy } from './create-policy.ts'
import { getPolicy } from './get-policy.ts'
import { getPolicyVersion } from './get-policy-version.ts'
import { userOperations } from './users/index.ts'

/** Every operation of IAM that is offered, by subject. */
export const iamOperations: readonly Operation[] = [
  ...userOperations,
  ...accessKeyOperations,
  createPolicy,
  getPolicy,
  getPolicyVersion,
]
