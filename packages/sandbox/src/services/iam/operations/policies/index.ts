import type { Operation } from '../../../../operation.ts'
import { createPolicy } from './create-policy.ts'
import { deletePolicy } from './delete-policy.ts'
import { getPolicy } from './get-policy.ts'
import { getPolicyVersion } from './get-policy-version.ts'
import { listEntitiesForPolicy } from './list-entities-for-policy.ts'
import { listPolicies } from './list-policies.ts'
import { listPoliciesGrantingServiceAccess } from './list-policies-granting-service-access.ts'
import { policyTagOperations } from './policy-tags.ts'
import {
  createPolicyVersion,
  deletePolicyVersion,
  listPolicyVersions,
  setDefaultPolicyVersion,
} from './policy-versions.ts'

export const policyOperations: readonly Operation[] = [
  createPolicy,
  createPolicyVersion,
  deletePolicy,
  deletePolicyVersion,
  getPolicy,
  getPolicyVersion,
  listEntitiesForPolicy,
  listPolicies,
  listPoliciesGrantingServiceAccess,
  listPolicyVersions,
  ...policyTagOperations,
  setDefaultPolicyVersion,
]
